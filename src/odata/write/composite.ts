/** Values of fields of several types: `X` is the value as a text, `X_Type` the name of its type. */
import { said } from '../../diagnostics/said.ts'
import { typeName, type SimpleType } from '../../infobase/definition/parts/type-description.ts'
import type { Value } from '../../infobase/values/value.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { INTERNAL, odataRefusal } from '../errors.ts'
import type { EntityField } from '../model/entity.ts'
import { typedValue } from '../plan/key.ts'
import { WrittenNumber, type BodyValue } from './body.ts'
import { dateOf } from './local-date.ts'
import { bounded, cut, found, isScalar, plain, within, type ValueContext } from './values.ts'

/** Without a type a text is a text, a number a number; the empty text is no value where the field has no texts, as it is read. */
export function compositeValue(field: EntityField, given: BodyValue, typeOf: BodyValue | undefined, context: ValueContext): Value {
  if (given === null || (given === undefined && typeOf === undefined)) return undefined
  if (!isScalar(given)) throw odataRefusal('exception', [INTERNAL], said(`${field.base} is one value`, `${field.base} – одно значение`))
  const text = plain(given)
  const wire = typeOf === undefined || typeOf === null || !isScalar(typeOf) ? undefined : plain(typeOf)
  if (wire === 'StandardODATA.Undefined' || wire === '') return undefined
  const type = wire === undefined ? kindOf(given) : context.model.typeOfWire(wire)
  if (wire === undefined && text === '' && typeIn(field, type) === undefined && context.isStub !== true) return undefined
  const value = type === undefined ? undefined : valueOf(field, type, text, context)
  if (value === undefined) throw wrong(field, wire)
  return found(value, field.base, context)
}

const kindOf = (given: BodyValue): string => (typeof given === 'boolean' ? 'Boolean' : given instanceof WrittenNumber ? 'Number' : 'String')

const typeIn = ({ field: { Types } }: EntityField, name: string | undefined): SimpleType | undefined =>
  Types.find((one) => typeName(one) === name)

/** `undefined`: the text is none of the type, or the field never has it. */
function valueOf(field: EntityField, name: string, text: string, context: ValueContext): Value {
  const type = typeIn(field, name)
  // What is written in a stub is shown as it is; a field of which nothing is known is looked at where it is assigned.
  if (context.isStub === true || field.field.Types.some(({ kind }) => kind === 'Null')) return typedValue(name, text)
  switch (type?.kind) {
    case undefined:
      return undefined
    case 'String':
      return cut(text, field.base, type, context)
    case 'Number': {
      const number = Decimal.parse(text)
      return number && bounded(number, field.base, type, context)
    }
    case 'Date': {
      const date = dateOf(text, context.zoneOffset)
      return date && within(date, field.base, type, context)
    }
    case 'Reference':
      if (type.of === 'Enum' && text !== '' && !context.members(type.Name).includes(text)) return undefined
      return typedValue(name, text)
    default:
      return typedValue(name, text)
  }
}

/** The log lists the types that the field has. */
function wrong(field: EntityField, wire: string | undefined): Error {
  const types = field.field.Types.map(typeName).join(', ')
  const hint =
    wire !== undefined
      ? said(
          `${field.base}_Type is 'StandardODATA.<set>' or 'Edm.<type>', and the value one of: ${types}`,
          `${field.base}_Type – 'StandardODATA.<набор>' или 'Edm.<тип>', а значение – одного из типов: ${types}`,
        )
      : said(
          `${field.base}_Type, which says of which type the value is, is missing; it may be: ${types}`,
          `нет ${field.base}_Type с типом значения; возможные типы: ${types}`,
        )
  return odataRefusal('composite-value', [field.base], hint)
}
