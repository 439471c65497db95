/** The key of an address as the condition that finds the entity; every part must be there and of its type. */
import { said, type Said } from '../../diagnostics/said.ts'
import { and, equal, field as planField, type Expression } from '../../infobase/query/expression.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityField, EntityType, PublishedModel } from '../model/entity.ts'
import { readKey, type Key } from '../syntax/key.ts'
import type { Literal } from '../syntax/literal.ts'
import { printLiteral } from '../syntax/print.ts'

/** Values of the key's fields, in its order; empty of `SurrogateKey`. */
export interface BoundKey {
  readonly values: readonly (readonly [EntityField, Value])[]
  readonly where: Expression | undefined
}

export function bindKey(entity: EntityType, inner: string, model: PublishedModel): BoundKey {
  const [only, ...others] = entity.key
  const plain = others.length === 0 && only !== undefined ? plainReference(only, inner) : undefined
  if (plain !== undefined) return { values: [[only!, plain]], where: equal(planField(only!.column), { kind: 'value', value: plain }) }
  const key = readKey(inner)
  if (entity.key.length === 0) return surrogate(entity, key)
  const known = new Set(entity.key.flatMap((one) => [one.name, `${one.base}_Type`]))
  for (const name of key.keys()) if (name !== '' && !known.has(name)) throw odataRefusal('segment', [name], keyHint(entity))
  const values = entity.key.map((field) => [field, keyValue(entity, field, key, model)] as const)
  return { values, where: and(...values.map(([{ column }, value]) => equal(planField(column), { kind: 'value', value }))) }
}

function keyHint({ key, name: set }: EntityType): Said {
  const names = key.flatMap(({ form, name, base }) => (form === 'composite' ? [name, `${base}_Type`] : [name])).join(', ')
  return said(`the key of ${set} is ${names}`, `ключ ${set} – ${names}`)
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** As most addresses have it, in small letters. */
export const isPlainUUID = (text: string): boolean => UUID.test(text)

/** Most addresses have `(guid'…')`, which needs no reading of parts. */
function plainReference({ field, form }: EntityField, inner: string): Reference | undefined {
  const [type] = field.Types
  if (form !== 'reference' || type?.kind !== 'Reference' || type.of === 'Enum') return undefined
  const uuid = inner.startsWith("guid'") && inner.endsWith("'") ? inner.slice(5, -1) : ''
  return !isPlainUUID(uuid) ? undefined : new Reference(`${type.of}Ref.${type.Name}`, uuid)
}

/** Documents print an empty reference, the wire has `SurrogateKey=0`: both are taken. */
function surrogate(entity: EntityType, key: Key): BoundKey {
  const [[name, literal] = []] = [...key]
  if (name !== undefined && name !== '' && name !== 'SurrogateKey')
    throw odataRefusal('segment', [name], said('the key is SurrogateKey=0', 'ключ – SurrogateKey=0'))
  const isZero = literal !== undefined && (literal.type === 'number' || literal.type === 'guid') && /^[0-]+$/.test(literal.value)
  if (!isZero || key.size > 1)
    throw odataRefusal('entity', [entity.object.Name], said('the key is SurrogateKey=0', 'ключ – SurrogateKey=0'))
  return { values: [], where: undefined }
}

function keyValue(entity: EntityType, field: EntityField, key: Key, model: PublishedModel): Value {
  const only = entity.key.length === 1 && field.form !== 'composite' ? key.get('') : undefined
  const literal = key.get(field.name) ?? only
  if (literal === undefined) throw odataRefusal('key-part', [field.name], keyHint(entity))
  if (field.form === 'composite') return compositeValue(field, literal, key.get(`${field.base}_Type`), model)
  const value = literalValue(field, literal)
  if (value === undefined)
    throw odataRefusal('literal', [plain(literal), field.edm], said(`${field.name} is ${field.edm}`, `тип ${field.name} – ${field.edm}`))
  return value
}

const plain = (literal: Literal): string => (literal.type === 'string' ? literal.value : printLiteral(literal))

/** The literal as a value of the field's one type; `undefined`: it is of another type. */
function literalValue({ field, edm }: EntityField, literal: Literal): Value {
  const [type] = field.Types
  switch (literal.type) {
    case 'guid':
      if (type?.kind === 'Reference' && type.of !== 'Enum') return Reference.of(`${type.of}Ref.${type.Name}`, literal.value)
      return edm === 'Edm.Guid' ? UniqueIdentifier.of(literal.value) : undefined
    case 'datetime':
      return edm === 'Edm.DateTime' ? DateTime.from(literal.value) : undefined
    case 'number':
      return type?.kind === 'Number' ? Decimal.from(literal.value) : undefined
    case 'boolean':
      return edm === 'Edm.Boolean' ? literal.value : undefined
    case 'string':
      if (edm !== 'Edm.String') return undefined
      return type?.kind === 'Reference' ? new EnumMember(`EnumRef.${type.Name}`, literal.value) : literal.value
    case 'null':
      return undefined
  }
}

/** `Recorder='…', Recorder_Type='StandardODATA.Document_Х'`: the type is written whole. */
function compositeValue(field: EntityField, literal: Literal, typeLiteral: Literal | undefined, model: PublishedModel): Value {
  const name = `${field.base}_Type`
  if (typeLiteral === undefined) throw odataRefusal('key-part', [name])
  const type = typeLiteral.type === 'string' ? model.typeOfWire(typeLiteral.value) : undefined
  const value =
    type === undefined || literal.type === 'null'
      ? undefined
      : typedValue(type, literal.type === 'boolean' ? String(literal.value) : literal.value)
  if (value === undefined && type !== 'Undefined')
    throw odataRefusal(
      'composite-value',
      [field.base],
      said(`${name} is 'StandardODATA.<name of a set>'`, `${name} – 'StandardODATA.<имя набора>'`),
    )
  return value
}

/** A value of a type from its text; `undefined` where the text is none of the type. */
export function typedValue(type: string, text: string): Value {
  try {
    if (type.startsWith('EnumRef.')) return new EnumMember(type, text)
    if (type.includes('Ref.')) return Reference.of(type, text)
    if (type === 'Number') return Decimal.parse(text)
    if (type === 'Boolean') return text === 'true' ? true : text === 'false' ? false : undefined
    if (type === 'Date') return DateTime.parse(text)
    if (type === 'UUID') return UniqueIdentifier.of(text)
    return type === 'String' ? text : undefined
  } catch {
    return undefined
  }
}
