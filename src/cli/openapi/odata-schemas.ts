/** Entities of the standard OData interface as schemas: the shape that version 3's JSON has of them, as 1C writes it. */
import type { EntityField, EntityType, FunctionImport } from '../../odata/model/entity.ts'
import { typeName } from '../../odata/model/property.ts'
import { reference, type Schema } from './parts.ts'

const guid: Schema = { type: 'string', format: 'uuid' }
/** Without a time zone. */
const dateTime: Schema = { type: 'string', example: '2024-01-31T00:00:00' }

export function schemaOfType(edm: string): Schema {
  switch (edm) {
    case 'Edm.Guid':
      return guid
    case 'Edm.DateTime':
      return dateTime
    case 'Edm.Boolean':
      return { type: 'boolean' }
    case 'Edm.Int16':
      return { type: 'integer' }
    case 'Edm.Double':
      return { type: 'number' }
    case 'Edm.Int64':
      return { type: 'string', pattern: '^-?\\d+$', description: 'A whole number, written as a text' }
    case 'Edm.Binary':
      return { type: 'string', format: 'byte' }
    case 'StandardODATA.TypeDescription':
      return { type: 'object' }
    default:
      return { type: 'string' }
  }
}

/** `members`: names of an enumeration's values. */
function propertiesOf(fields: readonly EntityField[], members: Members): Readonly<Record<string, Schema>> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const [type] = field.field.Types
      const names = field.form === 'plain' && type?.kind === 'Reference' && type.of === 'Enum' ? members(type.Name) : []
      // The empty reference is an empty text.
      const schema = names.length === 0 ? schemaOfType(field.edm) : { type: 'string', enum: [...names, ''] }
      const own = [field.name, field.nullable ? nullable(schema) : schema] as const
      const typed = typeName(field)
      return typed === undefined ? [own] : [own, [typed, { type: 'string', nullable: true }] as const]
    }),
  )
}

/** A list of allowed values has null in it where null is allowed. */
const nullable = (schema: Schema): Schema =>
  'enum' in schema ? { ...schema, nullable: true, enum: [...(schema['enum'] as readonly unknown[]), null] } : { ...schema, nullable: true }

/** Names of the values of an enumeration, as `$metadata` has it. */
export type Members = (enumeration: string) => readonly string[]

export type Latin = (name: string) => string
/** The set that a reference leads to by `$expand`, where the document has it. */
export type TargetOf = (field: EntityField) => string | undefined

/** Nothing is required: `$select` leaves out, and what is written may be a part. */
export function entitySchema(set: EntityType, members: Members, latin: Latin, targetOf: TargetOf): Schema {
  const expanded = set.fields.flatMap((field) => {
    const target = targetOf(field)
    return target === undefined ? [] : [[field.base, reference(latin(target))] as const]
  })
  return {
    title: set.name,
    type: 'object',
    properties: {
      ...propertiesOf([...set.head, ...set.tail.filter((one) => !set.head.includes(one))], members),
      ...Object.fromEntries(set.sections.map((one) => [one.section!.Name, { type: 'array', items: reference(latin(rowName(one))) }])),
      ...(set.records && { RecordSet: { type: 'array', items: reference(latin(set.records.name)) } }),
      ...Object.fromEntries(expanded),
      ...(set.key.length === 0 && { SurrogateKey: { type: 'integer' } }),
    },
  }
}

export const rowName = (section: EntityType): string => `${section.name}_RowType`

/** A row of a tabular section as it is inside its owner. */
export const rowSchema = (section: EntityType, members: Members): Schema => ({
  title: rowName(section),
  type: 'object',
  properties: propertiesOf(
    [...section.head, ...section.tail].filter((one) => one !== section.key[0]),
    members,
  ),
})

export const tableSchema = ({ table }: FunctionImport, members: Members): Schema => ({
  title: table!.name,
  type: 'object',
  properties: propertiesOf(table!.fields, members),
})
