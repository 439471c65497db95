/** Which object, tabular section and field of the old configuration is which of the new one: by its UUID, else by its name. */
import type { Field } from '../model/field.ts'
import type { AnyModelObject, InfobaseModel, Table } from '../model/model.ts'
import type { ObjectNumbers } from '../store/layout.ts'
import { objectOfType } from '../values/type-of.ts'

export interface Pairs {
  /** What a new object was, by the new full name. */
  readonly before: (fullName: string) => AnyModelObject | undefined
  /** What an old object is now, by the old full name. */
  readonly after: (fullName: string) => AnyModelObject | undefined
  /** What a type is called now: `CatalogRef.Товары`; `undefined`: there is none any more. */
  readonly type: (name: string) => string | undefined
  /** What a member of an enumeration is called now, by the old full name of the enumeration. */
  readonly member: (enumeration: string, name: string) => string | undefined
  /** Whether any object has another name than before. */
  readonly renamed: readonly (readonly [from: string, to: string])[]
}

interface Named {
  readonly name: string
  readonly uuid: string
}

/** By UUID where both have one, then by name among those that are left. */
function matched<Old, New>(
  old: readonly Old[],
  now: readonly New[],
  oldName: (one: Old) => Named,
  newName: (one: New) => Named,
): ReadonlyMap<New, Old> {
  const left = new Set(old)
  const found = new Map<New, Old>()
  const match = (key: (one: Named) => string): void => {
    const byKey = new Map([...left].toReversed().map((one) => [key(oldName(one)), one]))
    for (const one of now) {
      const wanted = key(newName(one))
      const other = wanted === '' || found.has(one) ? undefined : byKey.get(wanted)
      if (other === undefined || !left.delete(other)) continue
      found.set(one, other)
    }
  }
  match((one) => one.uuid.toLowerCase())
  match((one) => one.name)
  return found
}

const named = ({ FullName, definition }: AnyModelObject): Named => ({ name: FullName, uuid: definition.uuid })
const namedField = ({ Name, definition }: Field): Named => ({
  name: Name,
  uuid: definition !== undefined && 'uuid' in definition ? definition.uuid : '',
})
const namedTable = ({ Name, definition }: Table): Named => ({ name: Name, uuid: definition?.uuid ?? '' })

export const matchedFields = (old: readonly Field[], now: readonly Field[]): ReadonlyMap<Field, Field> =>
  matched(old, now, namedField, namedField)

export const matchedTables = (old: readonly Table[], now: readonly Table[]): ReadonlyMap<Table, Table> =>
  matched(old, now, namedTable, namedTable)

export function pairsOf(old: InfobaseModel, now: InfobaseModel): Pairs {
  const pairs = new Map<string, AnyModelObject>()
  const back = new Map<string, AnyModelObject>()
  const kinds = new Set(now.objects.map((one) => one.kind))
  for (const kind of kinds) {
    const found = matched<AnyModelObject, AnyModelObject>(old.of(kind) as never, now.of(kind) as never, named, named)
    for (const [one, was] of found) {
      pairs.set(one.FullName, was)
      back.set(was.FullName, one)
    }
  }
  const after = (fullName: string): AnyModelObject | undefined => back.get(fullName)
  const members = new Map<string, ReadonlyMap<string, string>>()
  return {
    before: (fullName) => pairs.get(fullName),
    after,
    type: (name) => typeNow(name, after),
    member(enumeration, name) {
      if (name === '') return ''
      let known = members.get(enumeration)
      if (known === undefined) members.set(enumeration, (known = membersNow(old.byFullName(enumeration), after(enumeration))))
      return known.get(name)
    },
    renamed: [...pairs].flatMap(([to, { FullName }]) => (FullName === to ? [] : [[FullName, to] as const])),
  }
}

function typeNow(name: string, after: Pairs['after']): string | undefined {
  const object = objectOfType(name)
  if (object === undefined) return name
  const now = after(object)
  return now === undefined ? undefined : `${name.slice(0, name.indexOf('.'))}.${now.Name}`
}

/** By the old name. */
function membersNow(old: AnyModelObject | undefined, now: AnyModelObject | undefined): ReadonlyMap<string, string> {
  if (old?.kind !== 'Enum' || now?.kind !== 'Enum') return new Map()
  const entries = ([name, { uuid }]: readonly [string, { readonly uuid: string }]): Named => ({ name, uuid })
  const found = matched(Object.entries(old.definition.EnumValues), Object.entries(now.definition.EnumValues), entries, entries)
  return new Map([...found].map(([[to], [from]]) => [from, to]))
}

/** An object has the number that it had; a new one has the next. */
export function numbersAfter(now: InfobaseModel, { before }: Pairs, old: ObjectNumbers): ObjectNumbers {
  let last = Math.max(0, ...old.values())
  return new Map(now.objects.map((one) => [one.FullName, old.get(before(one.FullName)?.FullName ?? '') ?? ++last]))
}
