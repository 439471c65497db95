/**
 * Values that modules assign to fields: brought to the types of the field as 1C brings them, so that a value of another type becomes the
 * empty one and is no error.
 */
import { DataError } from '../../../../infobase/data-error.ts'
import { assigned } from '../../../../infobase/objects/fields/assign.ts'
import { DataRecord } from '../../../../infobase/objects/fields/record.ts'
import type { Column } from '../../../../infobase/store/column.ts'
import type { Value } from '../../../../infobase/values/value.ts'
import { toBoolean, toDate, toNumber } from '../../../run/convert.ts'
import { BslError, errors } from '../../../run/error.ts'
import { text } from '../../../run/text.ts'
import type { RunData } from './run-data.ts'
import { toData } from './values.ts'

/** Sets a field of an object or a row. */
export function assign(data: RunData, record: DataRecord, column: Column, name: string, value: unknown): void {
  try {
    record.set(column.field.Name, adjusted(data, column, value, DataRecord.tableOf(record).object.FullName))
  } catch (error) {
    if (error instanceof DataError && error.code === 'infobase/read-only') throw errors.readOnly(name)
    throw error
  }
}

/** The value that a field takes for one that is given. */
export function adjusted(data: RunData, column: Column, value: unknown, object: string): Value {
  const given = toDataOrNothing(data, value)
  try {
    return assigned(column, given, object)
  } catch (error) {
    if (!(error instanceof DataError) || error.code !== 'infobase/wrong-type') throw error
    return converted(column, value)
  }
}

function toDataOrNothing(data: RunData, value: unknown): Value {
  try {
    return toData(data, value)
  } catch (error) {
    if (error instanceof BslError && !(value instanceof Promise)) return undefined
    throw error
  }
}

/** Between simple types values are converted; what cannot be is empty. */
function converted(column: Column, value: unknown): Value {
  const [type] = column.codecs.length === 1 ? column.codecs : []
  try {
    switch (type?.type) {
      case 'String':
        return assigned(column, text(value), '')
      case 'Number':
        return assigned(column, plain(toNumber(value)), '')
      case 'Boolean':
        return toBoolean(value)
      case 'Date':
        return assigned(column, toData(undefined as never, toDate(value)), '')
      default:
        return column.empty
    }
  } catch {
    return column.empty
  }
}

const plain = (value: unknown): Value => toData(undefined as never, value)
