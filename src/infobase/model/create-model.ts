/** Makes the model of a configuration from its definitions; of two objects of one name the first counts. */
import { dataKinds, fullNameOf, type DataDefinition, type DataKind } from '../definition/definition.ts'
import type { TypeDescription } from '../definition/parts/type-description.ts'
import { commonFields } from './common-fields.ts'
import type { AnyModelObject, InfobaseModel, ModelObject } from './model.ts'
import { ownFields, tablesOf, type FindDefinition } from './own-fields.ts'
import { split, typeResolver, type TypeResolver } from './resolve-types.ts'
import { referenceByFullName, standardFieldsOf, type Neighbours } from './standard-fields.ts'
import { standardTablesOf } from './standard-tables.ts'

/** What is wrong in the definitions is found by `checkDefinitions`; a type that is not known is left out here. */
export function createModel(given: readonly DataDefinition[]): InfobaseModel {
  const definitions = distinct(given)
  const byName = new Map(definitions.map((one) => [fullNameOf(one) as string, one]))
  const find = ((kind: DataKind, name: string) => byName.get(`${kind}.${name}`)) as FindDefinition
  const objects = modelObjects(definitions, find)
  const all = Object.freeze([...objects.values()])
  const grouped = groupBy(all, (one) => one.kind)
  const types = typeResolver(definitions, find)
  return Object.freeze({
    objects: all,
    definitions,
    of: <K extends DataKind>(kind: K) => (grouped.get(kind) ?? []) as unknown as readonly ModelObject<K>[],
    find: <K extends DataKind>(kind: K, name: string) => objects.get(`${kind}.${name}`) as unknown as ModelObject<K> | undefined,
    byFullName: (fullName: string) => objects.get(fullName),
    resolve: (type: TypeDescription) => types.resolve(type),
  })
}

/** Each name of a kind once, by kind in the order of `dataKinds`. */
function distinct(given: readonly DataDefinition[]): readonly DataDefinition[] {
  const first = new Map<string, DataDefinition>()
  for (const one of given) if (!first.has(fullNameOf(one))) first.set(fullNameOf(one), one)
  const ofKind = groupBy([...first.values()], (one) => one.kind)
  return Object.freeze((Object.keys(dataKinds) as readonly DataKind[]).flatMap((kind) => ofKind.get(kind) ?? []))
}

function modelObjects(definitions: readonly DataDefinition[], find: FindDefinition): ReadonlyMap<string, AnyModelObject> {
  const types = typeResolver(definitions, find)
  const common = commonFields(definitions, types)
  const recording = recordersOf(definitions)
  const objects = new Map<string, AnyModelObject>()
  const names = new Set<string>(definitions.map(fullNameOf))
  for (const definition of definitions) {
    const FullName = fullNameOf(definition)
    const recorders = (recording.get(FullName) ?? []).filter((name) => names.has(name))
    const fields = Object.freeze([
      ...standardFieldsOf(definition, neighbours(recorders, find, types)),
      ...ownFields(definition, types, find),
      ...common(definition),
    ])
    const index = new Map(fields.toReversed().flatMap((one) => [[one.russianName, one] as const, [one.Name, one] as const]))
    const object: ModelObject = {
      kind: definition.kind,
      Name: definition.Name,
      FullName,
      definition,
      fields,
      field: (name) => index.get(name),
      tables: Object.freeze([...tablesOf(definition, types), ...standardTablesOf(definition)]),
      get recorders() {
        return recorders.flatMap((name) => (objects.get(name) as ModelObject<'Document'> | undefined) ?? [])
      },
      predefined: 'Predefined' in definition ? definition.Predefined : {},
    }
    objects.set(FullName, Object.freeze(object) as AnyModelObject)
  }
  return objects
}

const neighbours = (recorders: readonly string[], find: FindDefinition, types: TypeResolver): Neighbours => ({
  find,
  references: recorders.flatMap(referenceByFullName),
  characteristic(chart) {
    const found = find('ChartOfCharacteristicTypes', split(chart)[1] ?? '')
    return found === undefined ? [] : types.resolve(found.Type)
  },
})

/** Documents by the register, journal or sequence that they write to; business processes by their task. */
function recordersOf(definitions: readonly DataDefinition[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const add = (to: string, name: string): void => {
    const names = found.get(to)
    if (names === undefined) found.set(to, [name])
    else names.push(name)
  }
  for (const one of definitions) {
    if (one.kind === 'Document') for (const register of one.RegisterRecords) add(register, fullNameOf(one))
    if (one.kind === 'DocumentJournal') for (const document of one.RegisteredDocuments) add(fullNameOf(one), document)
    if (one.kind === 'Sequence') for (const document of one.Documents) add(fullNameOf(one), document)
    if (one.kind === 'BusinessProcess' && one.Task !== '') add(one.Task, fullNameOf(one))
  }
  return found
}

function groupBy<T, K>(all: readonly T[], keyOf: (one: T) => K): ReadonlyMap<K, readonly T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}
