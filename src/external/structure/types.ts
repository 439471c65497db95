/** The types that columns become, by what the ODBC driver reports of them; a choice counts before. */
import * as of from '../../infobase/definition/parts/type-description.ts'
import { reportedKind, type Reporting } from '../conversion/reported-type.ts'
import type { StructureColumn } from '../dialect/structure.ts'

/** Digits of numbers without a precision of their own; a binary fraction has fifteen that count. */
const digits: Readonly<Record<string, readonly [digits: number, fraction: number]>> = {
  tinyint: [3, 0],
  smallint: [5, 0],
  int2: [5, 0],
  mediumint: [8, 0],
  int: [10, 0],
  int4: [10, 0],
  integer: [10, 0],
  bigint: [19, 0],
  int8: [19, 0],
  oid: [10, 0],
  year: [4, 0],
  money: [19, 2],
}

/** Texts that are longer are of any length in 1C. */
const LONGEST = 1024

export function typeOfColumn(column: StructureColumn, reporting: Reporting): of.TypeDescription {
  const { type, precision, scale, length } = column
  switch (reportedKind(reporting, type)) {
    case 'number': {
      const [whole, fraction] = digits[/^[a-z0-9]*/.exec(type)![0]] ?? [31, 15]
      return precision === undefined || precision === 0 ? of.Number(whole, fraction) : of.Number(Math.min(precision, 38), scale ?? 0)
    }
    case 'bit':
      return of.Boolean
    case 'date':
      return /^date(?!time)/.test(type) ? of.Date('Date') : of.Date()
    case 'time':
      return of.Date('Time')
    case 'uuid':
      return of.UUID
    case 'binary':
      return of.BinaryData()
    default:
      return of.String(length === undefined || length > LONGEST ? 0 : length)
  }
}

/** `Number(10,2)`, `String(50)`, `Boolean`; `undefined` for other texts. */
export function typeOfText(text: string): of.TypeDescription | undefined {
  const [, name = '', first, second] = /^\s*(\w+)\s*(?:\(\s*(\w+)\s*(?:,\s*(\d+)\s*)?\))?\s*$/.exec(text) ?? []
  switch (name.toLowerCase()) {
    case 'string':
      return of.String(Number(first ?? 0))
    case 'number':
      return of.Number(Number(first ?? 31), Number(second ?? (first === undefined ? 15 : 0)))
    case 'date':
      return first === 'Date' || first === 'Time' ? of.Date(first) : of.Date()
    case 'boolean':
      return of.Boolean
    case 'uuid':
      return of.UUID
    case 'binarydata':
      return of.BinaryData()
    default:
      return undefined
  }
}
