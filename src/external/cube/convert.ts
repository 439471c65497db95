/** From a value of an analytic server to a value of the type that the field or the resource has (chapter 17.5.7.3). */
import type { DescribedType, TypeDescription } from '../../infobase/definition/parts/type-description.ts'
import { UniqueIdentifier } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { plainNumber, type XMLAKind, type XMLAValue } from '../../xmla/value.ts'
import { cubeError } from './error.ts'

/** Where the value is to go, for the message. */
export interface Place {
  readonly cube: string
  readonly place: string
}

/** @throws CubeError for a value that the type cannot have */
export function converted(value: XMLAValue, type: TypeDescription, place: Place): Value {
  if (value.kind === 'null') return null
  const wanted = type.Types.find(({ kind }) => natural[value.kind].includes(kind)) ?? type.Types[0]
  const found = wanted && toType(value, wanted)
  if (found !== undefined) return found
  throw cubeError('value', { ...place, value: value.text, type: wanted?.kind ?? '' })
}

/** Which of several types a value has. A value of which the server says nothing goes to the first type that takes it. */
const natural: Readonly<Record<XMLAKind, readonly string[]>> = {
  number: ['Number'],
  text: ['String'],
  boolean: ['Boolean'],
  date: ['Date'],
  binary: ['BinaryData'],
  untyped: [],
  null: [],
}

function toType({ kind, text }: XMLAValue, type: DescribedType): Value | undefined {
  switch (type.kind) {
    case 'String':
      return text
    case 'Number':
      return toNumber(kind, text)
    case 'Boolean':
      return toBoolean(kind, text)
    case 'Date':
      return kind === 'date' || kind === 'untyped' ? DateTime.parse(text.replace(/(?:Z|[+-]\d\d:\d\d)$/, '')) : undefined
    case 'UUID':
      return uuid.test(text) ? UniqueIdentifier.of(text.replace(/[{}]/g, '')) : undefined
    case 'BinaryData':
      return new TextEncoder().encode(text)
    default:
      return undefined
  }
}

const uuid = /^\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?$/i

const toNumber = (kind: XMLAKind, text: string): Decimal | undefined => {
  const plain = kind === 'boolean' || kind === 'date' ? undefined : plainNumber(text.trim())
  return plain === undefined ? undefined : Decimal.parse(plain)
}

function toBoolean(kind: XMLAKind, text: string): boolean | undefined {
  if (text === 'true' || text === 'false') return text === 'true'
  const number = kind === 'number' || kind === 'untyped' ? plainNumber(text.trim()) : undefined
  return number === undefined ? undefined : number !== '0'
}
