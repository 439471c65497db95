/** Stubs of the standard OData interface: of each set its entities, one of them, its functions and actions, with values by their types. */
import { said } from '../../diagnostics/said.ts'
import type { EntityField, EntityType, FunctionImport, PublishedModel } from '../../odata/model/entity.ts'
import type { WrittenFile, WrittenStub } from './yaml.ts'

/** Members of an enumeration, by its name. */
type Members = ReadonlyMap<string, readonly string[]>

/** A file for each set that has entities of its own. */
export function odataStubs(model: PublishedModel): readonly WrittenFile[] {
  const members: Members = new Map(
    model.enums.map((one) => [one.Name, 'EnumValues' in one.definition ? Object.keys(one.definition.EnumValues) : []]),
  )
  return model.sets
    .filter(({ shape }) => shape !== 'section' && shape !== 'record' && shape !== 'virtual')
    .map((set) => ({
      name: set.name,
      service: 'standard.odata',
      about: [said(`Set ${set.name} of the standard OData interface`, `Набор ${set.name} стандартного интерфейса OData`)],
      stubs: stubsOf(set, members),
    }))
}

const condition = 'request: { QueryOptions: { $top: 5 } }'
const byKey = "key: guid'...'"

function stubsOf(set: EntityType, members: Members): readonly WrittenStub[] {
  const entity = entityOf(set, members)
  return [
    {
      stub: { set: set.name, method: 'GET', reply: { entities: [entity] } },
      note: said(`the set; a condition: ${condition}`, `набор; условие: ${condition}`),
    },
    {
      stub: { set: set.name, method: 'GET', reply: { entity } },
      note: said(`one of them, by any key; a single one: ${byKey}`, `одна сущность, с любым ключом; с одним: ${byKey}`),
    },
    ...set.functions.map((one) => functionStub(set, one, members)),
  ]
}

const functionStub = (set: EntityType, one: FunctionImport, members: Members): WrittenStub => {
  const name = `${set.name}/${one.name}`
  if (one.isAction) return { stub: { set: name, method: 'POST', reply: { StatusCode: 200 } } }
  const row = one.table === undefined ? entityOf(set, members) : valuesOf(one.table.fields, members)
  return { stub: { set: name, method: 'GET', reply: { entities: [row] } } }
}

const entityOf = (set: EntityType, members: Members): Readonly<Record<string, unknown>> => ({
  ...valuesOf([...set.head, ...set.tail], members),
  ...Object.fromEntries(set.sections.map((one) => [one.section!.Name, [rowOf(one, members)]])),
  ...(set.records && { RecordSet: [rowOf(set.records, members)] }),
})

/** Their owner and their number are known. */
const rowOf = (section: EntityType, members: Members): Readonly<Record<string, unknown>> =>
  valuesOf(
    [...section.head, ...section.tail].filter(({ column }) => column !== 'Ref' && column !== 'Recorder' && column !== 'LineNumber'),
    members,
  )

/** Values of several types, descriptions of types and storages are left empty. */
const valuesOf = (fields: readonly EntityField[], members: Members): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    fields.flatMap((field): (readonly [string, unknown])[] => {
      const value = field.column === 'DataVersion' ? undefined : valueOf(field, members)
      return value === undefined ? [] : [[field.name, value]]
    }),
  )

const GUID = '41aa6332-954f-11e3-814b-005056c00008'

function valueOf({ form, edm, base, field: { Types } }: EntityField, members: Members): unknown {
  const [type] = Types
  if (form === 'reference') return GUID
  if (form !== 'plain' || type === undefined) return undefined
  if (type.kind === 'Reference') return type.of === 'Enum' ? members.get(type.Name)?.[0] : undefined
  switch (edm) {
    case 'Edm.Guid':
      return GUID
    case 'Edm.DateTime':
      return '2024-01-31T00:00:00'
    case 'Edm.Boolean':
      return false
    case 'Edm.Int16':
    case 'Edm.Int64':
    case 'Edm.Double':
      return 1
    case 'Edm.Binary':
      return undefined
    default:
      return type.kind === 'String' && type.Length > 0 ? base.slice(0, type.Length) : base
  }
}
