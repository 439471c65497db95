/** Schemas of values that are known by samples alone: the replies of stubs, and what their conditions ask for. */
import type { Schema } from './parts.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value as it is written in a stub: placeholders are texts unless they say another type. */
export function schemaOf(value: unknown): Schema {
  if (value === null) return { nullable: true }
  if (typeof value === 'string') return schemaOfText(value)
  if (typeof value === 'number') return { type: Number.isInteger(value) ? 'integer' : 'number' }
  if (typeof value === 'boolean') return { type: 'boolean' }
  if (Array.isArray(value)) return { type: 'array', items: merged(value.map(schemaOf)) }
  if (!isFields(value)) return {}
  // Words of the language of stubs, such as a loop: what comes of them is not known here.
  if (Object.keys(value).some((key) => key.startsWith('$') || key.includes('{{'))) return {}
  return { type: 'object', properties: mapped(value, schemaOf), required: Object.keys(value) }
}

function schemaOfText(text: string): Schema {
  const [, value, pipe] = /^\{\{\s*([^{}|]*?)\s*(?:\|\s*(\w+)[^{}]*)?\}\}$/u.exec(text) ?? []
  if (value === undefined) return { type: 'string' }
  if (pipe === 'number' || pipe === 'integer' || pipe === 'boolean') return { type: pipe }
  return pipe === 'value' || (pipe === undefined && /^request\.JSON\b/.test(value)) ? {} : { type: 'string' }
}

const mapped = <T>(fields: Readonly<Record<string, T>>, change: (value: T) => Schema): Readonly<Record<string, Schema>> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, change(value)]))

/** One schema that all the values have; `{}` for none. */
export const merged = (schemas: readonly Schema[]): Schema => (schemas.length === 0 ? {} : schemas.reduce(mergedPair))

function mergedPair(one: Schema, other: Schema): Schema {
  if (JSON.stringify(one) === JSON.stringify(other)) return one
  const nullable = one['nullable'] === true || other['nullable'] === true
  const [a, b] = [withoutNull(one), withoutNull(other)]
  const isNull = (schema: Schema, bare: Schema): boolean => schema['nullable'] === true && Object.keys(bare).length === 0
  const both = isNull(one, a) ? b : isNull(other, b) ? a : ofBoth(a, b)
  return nullable ? { ...both, nullable: true } : both
}

const withoutNull = (schema: Schema): Schema => Object.fromEntries(Object.entries(schema).filter(([key]) => key !== 'nullable'))

/** Neither may be null. */
function ofBoth(a: Schema, b: Schema): Schema {
  if (Object.keys(a).length === 0 || Object.keys(b).length === 0) return {}
  const types = [a['type'], b['type']]
  if (types.every((type) => type === 'integer' || type === 'number')) return { type: types.includes('number') ? 'number' : 'integer' }
  if (types.every((type) => type === 'array')) return { type: 'array', items: mergedPair(a['items'] as Schema, b['items'] as Schema) }
  if (types.every((type) => type === 'object')) return mergedObjects(a, b)
  if (types[0] !== undefined && types[0] === types[1]) return { type: types[0] }
  const alternatives = [a, b].flatMap((one) => (one['anyOf'] as readonly Schema[] | undefined) ?? [one])
  return { anyOf: alternatives.filter((one, at) => alternatives.findIndex((two) => JSON.stringify(one) === JSON.stringify(two)) === at) }
}

function mergedObjects(a: Schema, b: Schema): Schema {
  const [one, other] = [a, b].map(({ properties = {} }) => properties as Readonly<Record<string, Schema>>) as [Fields, Fields]
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  const required = ((a['required'] ?? []) as readonly string[]).filter((name) =>
    ((b['required'] ?? []) as readonly string[]).includes(name),
  )
  return {
    type: 'object',
    properties: Object.fromEntries(
      names.map((name) => [name, merged([one[name], other[name]].filter((schema) => schema !== undefined) as Schema[])]),
    ),
    ...(required.length > 0 && { required }),
  }
}

/** What conditions by path (`$.order.lines[0].sku: A-1`) say of the body of a request. */
export function schemaOfConditions(conditions: Readonly<Record<string, unknown>>): Schema {
  return merged([
    { type: 'object', properties: {} },
    ...Object.entries(conditions).flatMap(([path, condition]) => {
      const steps = /^\$((?:\.[\p{L}\p{N}_-]+|\[(?:-?\d+|\*)\])*)$/u.exec(path)?.[1]
      return steps === undefined
        ? []
        : [
            atPath(
              [...steps.matchAll(/\.([^.[]+)|\[/gu)].map(([, name]) => name),
              conditionSchema(condition),
            ),
          ]
    }),
  ])
}

const atPath = (steps: readonly (string | undefined)[], schema: Schema): Schema =>
  steps.reduceRight<Schema>(
    (inner, name) => (name === undefined ? { type: 'array', items: inner } : { type: 'object', properties: { [name]: inner } }),
    schema,
  )

const operators = ['contains', 'matches', 'present', 'absent']

function conditionSchema(condition: unknown): Schema {
  if (!isFields(condition)) return schemaOf(condition)
  if ('equalTo' in condition) return schemaOf(condition['equalTo'])
  if ('oneOf' in condition) return Array.isArray(condition['oneOf']) ? merged(condition['oneOf'].map(schemaOf)) : {}
  return operators.some((key) => key in condition) ? {} : schemaOf(condition)
}
