/**
 * A body as what is assigned to an entity: values by field, rows by tabular section. Properties that there are not are left out, as 1C does
 * it; `strict` refuses them.
 */
import { said } from '../../diagnostics/said.ts'
import { typeName } from '../../infobase/definition/parts/type-description.ts'
import { Reference } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { INTERNAL, odataRefusal } from '../errors.ts'
import type { EntityField, EntityType } from '../model/entity.ts'
import { bindKey } from '../plan/key.ts'
import { targetOf } from '../plan/scope.ts'
import { readSegments } from '../syntax/segments.ts'
import { INLINE, isBody, WrittenNumber, XmlText, type Body, type BodyValue } from './body.ts'
import { compositeValue } from './composite.ts'
import { acceptLeftOut, presentNew } from './left-out.ts'
import { fieldValue, storageValue, typesValue, type ValueContext } from './values.ts'

export interface Assignments {
  /** By the name of the field. */
  readonly values: ReadonlyMap<string, Value>
  /** By the name of the tabular section; `RecordSet` of a record set. */
  readonly sections: ReadonlyMap<string, readonly Readonly<Record<string, Value>>[]>
  /** `Posted` of the body: only the actions change it. */
  readonly posted?: boolean
}

/** Properties that say something of the entity and are not assigned. */
const isAnnotation = (name: string): boolean =>
  name === '__metadata' || name.startsWith('odata.') || (name.includes('@') && !name.endsWith(BIND))
const neverAssigned = new Set(['DataVersion', 'Predefined', 'PredefinedDataName', 'Posted', 'SurrogateKey', 'Presentation'])

export function assignmentsOf(entity: EntityType, body: Body, context: ValueContext): Assignments {
  const values = new Map<string, Value>()
  const sections = new Map<string, readonly Readonly<Record<string, Value>>[]>()
  let posted: boolean | undefined
  const known = partsOf(entity)
  for (const name of Object.keys(body)) {
    const given = body[name]!
    const part = known.get(name) ?? partNamed(entity, name, known)
    if (part === 'bind') bound(entity, name.slice(0, -BIND.length), given, values, context)
    else if (part === 'inline') inside(name.slice(0, -INLINE.length), context)
    else if (part === 'stub') {
      if (context.isStub === true) assignOne(entity, entity.field(name), name, given, body, values, context)
      else if (name === 'Posted') posted = isTrue(given)
    } else if (typeof part !== 'string' && 'section' in part) sections.set(name, rowsOf(part.section, name, given, context))
    else if (part !== 'none') assignOne(entity, part.field, name, given, body, values, context)
  }
  const assignments = { values, sections, ...(posted !== undefined && { posted }) }
  if (context.isStub !== true && context.isKnown !== true && entity.shape === 'object')
    acceptLeftOut(entity, assignments, presentNew(entity, values), context.accept)
  return assignments
}

const isTrue = (given: BodyValue): boolean => given === true || (given instanceof XmlText && given.text === 'true')

/** What a name in a body is; `stub`: only the answer of a stub assigns it. */
type Part = 'none' | 'stub' | 'bind' | 'inline' | { readonly section: EntityType } | { readonly field: EntityField | undefined }

const parts = new WeakMap<EntityType, Map<string, Part>>()

/** Bodies of one entity have the same names again and again. */
function partsOf(entity: EntityType): Map<string, Part> {
  let found = parts.get(entity)
  if (found === undefined) parts.set(entity, (found = new Map<string, Part>()))
  return found
}

const BIND = '@odata.bind'

/** Whether a property of that name assigns the field alone, by one value. */
export function assignsAlone(entity: EntityType, field: EntityField): boolean {
  const { name, base, form } = field
  const part = partOf(entity, name)
  const isField = typeof part !== 'string' && 'field' in part && part.field === field
  return isField && (form === 'plain' || (form === 'reference' && name !== base))
}

function partNamed(entity: EntityType, name: string, known: Map<string, Part>): Part {
  const part = partOf(entity, name)
  // Names that there are not may be any number.
  if (typeof part !== 'string' && !('field' in part && part.field === undefined)) known.set(name, part)
  return part
}

function partOf(entity: EntityType, name: string): Part {
  if (name.endsWith(INLINE)) return 'inline'
  if (isAnnotation(name) || name.includes('____Presentation')) return 'none'
  if (name.endsWith(BIND)) return 'bind'
  if (isGivenOut(entity, name)) return 'stub'
  const section = name === 'RecordSet' ? entity.records : entity.sections.find((one) => one.section!.Name === name)
  return section === undefined ? { field: entity.field(name) } : { section }
}

/** What 1C only gives out. An attribute of the same name is assigned; where the entity has no such property it is unknown. */
function isGivenOut(entity: EntityType, name: string): boolean {
  if (!neverAssigned.has(name)) return false
  const field = entity.field(name)
  return field === undefined ? name === 'SurrogateKey' || name === 'Presentation' : field.field.role === 'standard'
}

function assignOne(
  entity: EntityType,
  field: EntityField | undefined,
  name: string,
  given: BodyValue,
  body: Body,
  values: Map<string, Value>,
  context: ValueContext,
): void {
  if (field === undefined || isStream(field, name)) {
    if (field === undefined) unknown(entity, name, context)
    else if (field.form === 'storage' && context.isStub !== true && given !== null) bytesLost(field, name, context)
    else if (context.isStub !== true && isBody(given) && !('__deferred' in given)) inside(name, context)
    else if (context.isStub !== true && given !== null && !isBody(given)) notAValue(field, name, context)
    return
  }
  if (values.has(field.column)) return
  const type = body[`${field.base}_Type`]
  if (field.form === 'composite') values.set(field.column, compositeValue(field, body[field.name] ?? null, type, context))
  else if (field.form === 'storage') assignStored(field, given, body, values, context)
  else if (field.form === 'types') values.set(field.column, typesValue(field, given))
  else if (name === field.name || field.form === 'plain') values.set(field.column, fieldValue(field, given, context))
}

const unknown = (entity: EntityType, name: string, { accept }: ValueContext): void =>
  accept(said(`${entity.name} has no property ${name}`, `у ${entity.name} нет свойства ${name}`), (hint) =>
    odataRefusal('property', [name], hint),
  )

/** The type without the bytes leaves what is stored. */
function assignStored(field: EntityField, given: BodyValue, body: Body, values: Map<string, Value>, context: ValueContext): void {
  const data = body[field.name]
  if (data !== undefined || context.isStub === true) values.set(field.column, storageValue(field, data ?? null, body[`${field.base}_Type`]))
  else if (given !== null) bytesLost(field, `${field.base}_Type`, context)
}

const bytesLost = (field: EntityField, name: string, { accept }: ValueContext): void =>
  accept(said(`${name} stores nothing without ${field.name}`, `${name} без ${field.name} ничего не сохраняет`), (hint) =>
    odataRefusal('property-value', [name], hint),
  )

/** An entity inside a link or a property of another one is left out. */
const inside = (name: string, { accept }: ValueContext): void =>
  accept(
    said(
      `the entity inside ${name} is not written; ${name}_Key or ${name}@odata.bind refers to one`,
      `сущность внутри ${name} не записывается; на неё ссылаются через ${name}_Key или ${name}@odata.bind`,
    ),
    (hint) => odataRefusal('property-value', [name], hint),
  )

/** The name of a link with a value, as `Поставщик` for `Поставщик_Key`. */
const notAValue = (field: EntityField, name: string, { accept }: ValueContext): void =>
  accept(
    said(`${name} is a link and has no value; ${field.name} has it`, `${name} – ссылка без значения, значение в ${field.name}`),
    (hint) => odataRefusal('property', [name], hint),
  )

const isStream = (field: EntityField, name: string): boolean =>
  (field.form === 'storage' && name === field.base) || (field.form === 'reference' && name === field.base)

/** `Склад@odata.bind`: the address of an entity, whole or from the name of its set on. */
function bound(entity: EntityType, name: string, given: BodyValue, values: Map<string, Value>, context: ValueContext): void {
  const field = entity.field(name)
  const text = given instanceof XmlText ? given.text : given
  if (field === undefined) return unknown(entity, name, context)
  if (typeof text !== 'string')
    throw odataRefusal(
      'assign',
      [name],
      said(`${name}@odata.bind is "Catalog_X(guid'…')"`, `${name}@odata.bind – это "Catalog_X(guid'…')"`),
    )
  const [segment] = readSegments(shortAddress(text))
  const target = segment === undefined ? undefined : targetOf(context.model, segment.name)
  if (target === undefined || segment!.inner === undefined)
    throw odataRefusal('assign', [name], said(`"${text}" is not the address of an entity`, `«${text}» – не адрес сущности`))
  const value = bindKey(target, segment!.inner, context.model).values[0]?.[1]
  if (!(value instanceof Reference) || !refersTo(field, value, target))
    throw odataRefusal('assign', [name], said(`${name} does not refer to ${target.name}`, `${name} не ссылается на ${target.name}`))
  values.set(field.column, value)
  context.references.push([name, value])
}

function refersTo({ form, target, field: { Types } }: EntityField, { type }: Reference, { object }: EntityType): boolean {
  if (form === 'reference') return target === object.FullName
  return form === 'composite' && Types.some((one) => one.kind === 'Null' || typeName(one) === type)
}

/** `/Catalog_X(guid'…')` of an address, or nothing. */
function shortAddress(text: string): string {
  const last = text.slice(text.lastIndexOf('/odata/standard.odata/') + 1).replace(/^odata\/standard\.odata/, '')
  const short = last.startsWith('/') ? last : `/${last}`
  const open = short.indexOf('(')
  return open > 1 && short.endsWith(')') && short.lastIndexOf('/', open) === 0 ? short : ''
}

/** All rows of a section: what is not sent is no longer there. Lines are numbered from 1 (docs/quirks.md). */
function rowsOf(entity: EntityType, name: string, given: BodyValue, context: ValueContext): readonly Readonly<Record<string, Value>>[] {
  if (given instanceof XmlText && given.text.trim() === '') return []
  if (!Array.isArray(given)) throw odataRefusal('exception', [INTERNAL], said(`${name} is an array of rows`, `${name} – массив строк`))
  return (given as readonly BodyValue[]).map((row, at) => {
    if (!isBody(row))
      throw odataRefusal('exception', [INTERNAL], said(`row ${at + 1} of ${name} is an object`, `строка ${at + 1} в ${name} – это объект`))
    checkLine(name, row['LineNumber'], at + 1)
    const made: Record<string, Value> = {}
    for (const [field, value] of assignmentsOf(entity, row, context).values) if (!ofOwner.has(field)) made[field] = value
    return made
  })
}

/** A row has them by its place. */
const ofOwner: ReadonlySet<string> = new Set(['Ref', 'LineNumber', 'Recorder'])

function checkLine(name: string, given: BodyValue | undefined, expected: number): void {
  if (given === undefined || given === null)
    throw odataRefusal(
      'exception',
      [INTERNAL],
      said(`row ${expected} of ${name} has no LineNumber`, `в строке ${expected} табличной части ${name} нет LineNumber`),
    )
  const text = typeof given === 'string' ? given : given instanceof WrittenNumber || given instanceof XmlText ? given.text : String(given)
  if (text !== String(expected))
    throw odataRefusal(
      'property-value',
      ['LineNumber'],
      said(`rows of ${name} are numbered from 1: ${expected} is expected`, `строки ${name} нумеруются с 1: ожидается ${expected}`),
    )
}
