/** The standard OData interface as paths of OpenAPI: each set, its entities by key, its functions and actions, in JSON. */
import type { EntityField, EntityType, FunctionImport, PublishedModel } from '../../odata/model/entity.ts'
import { entitySchema, rowName, rowSchema, schemaOfType, tableSchema, type Latin, type Members, type TargetOf } from './odata-schemas.ts'
import {
  reference,
  type Content,
  type Operation,
  type Parameter,
  type PathItem,
  type Paths,
  type Schema,
  type SharedParameter,
} from './parts.ts'

const SEGMENT = '/odata/standard.odata'
/** Of components. */
const ERROR = 'ODataError'

/** `chosen`: whether a set is to be in the document. */
export function odataPaths(model: PublishedModel, latin: Latin, chosen: (set: string) => boolean): Paths {
  const enums = new Map(model.enums.map((one) => [one.Name, 'EnumValues' in one.definition ? Object.keys(one.definition.EnumValues) : []]))
  const members: Members = (name) => enums.get(name) ?? []
  const sets = model.sets.filter(({ name }) => chosen(name))
  const targetOf: TargetOf = ({ target }) => {
    const name = target === undefined ? undefined : model.ofObject(target)?.name
    return name !== undefined && chosen(name) ? name : undefined
  }
  return {
    paths: Object.fromEntries(sets.flatMap((set) => pathsOf(set, latin))),
    schemas: { ...Object.fromEntries(sets.flatMap((set) => schemasOf(set, members, latin, targetOf))), [ERROR]: errorSchema },
    parameters: options,
    tags: sets.map(({ name }) => name),
  }
}

const errorSchema: Schema = {
  type: 'object',
  required: ['odata.error'],
  properties: {
    'odata.error': {
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'object', required: ['lang', 'value'], properties: { lang: { type: 'string' }, value: { type: 'string' } } },
      },
    },
  },
}

/** Of record sets those of the records too, which are no set of their own where they are not chosen. */
function schemasOf(set: EntityType, members: Members, latin: Latin, targetOf: TargetOf): readonly (readonly [string, Schema])[] {
  const inside = set.sections.map((one) => [rowName(one), rowSchema(one, members)] as const)
  const records = set.records === undefined ? [] : [[set.records.name, entitySchema(set.records, members, latin, targetOf)] as const]
  const tables = set.functions.flatMap((one) => (one.table === undefined ? [] : [[one.table.name, tableSchema(one, members)] as const]))
  return [[set.name, entitySchema(set, members, latin, targetOf)] as const, ...inside, ...records, ...tables].map(([name, schema]) => [
    latin(name),
    schema,
  ])
}

function pathsOf(set: EntityType, latin: Latin): readonly (readonly [string, PathItem])[] {
  const at = `${SEGMENT}/${set.name}`
  const key = keyOf(set)
  return [
    [at, collection(set, latin)],
    ...(key === undefined ? [] : [[`${at}(${key.text})`, single(set, key.parameters, latin)] as const]),
    ...set.functions.flatMap((one): (readonly [string, PathItem])[] => {
      if (!one.isAction) return [[`${at}/${one.name}()`, reading(set, one, latin)]]
      return key === undefined ? [] : [[`${at}(${key.text})/${one.name}`, acting(set, one, key.parameters, latin)]]
    }),
  ]
}

interface Key {
  readonly text: string
  readonly parameters: readonly Parameter[]
}

/** As `canonicalLink` writes it. A section is read by way of its owner. */
function keyOf(set: EntityType): Key | undefined {
  if (set.shape === 'section' || set.shape === 'record' || set.shape === 'journal') return undefined
  const [first] = set.key
  if (first === undefined) return undefined
  if (set.key.length === 1 && first.form === 'reference')
    return { text: `guid'{${first.name}}'`, parameters: [inPath(first.name, first.edm)] }
  const parts = set.key.map((field) => partOf(field))
  return { text: parts.map(({ text }) => text).join(','), parameters: parts.flatMap(({ parameters }) => parameters) }
}

function partOf({ name, base, form, edm }: EntityField): Key {
  const hole = `{${name}}`
  if (form === 'composite')
    return {
      text: `${name}='${hole}',${base}_Type='{${base}_Type}'`,
      parameters: [inPath(name, edm), inPath(`${base}_Type`, 'Edm.String')],
    }
  const written =
    edm === 'Edm.Guid' ? `guid'${hole}'` : edm === 'Edm.String' ? `'${hole}'` : edm === 'Edm.DateTime' ? `datetime'${hole}'` : hole
  return { text: `${name}=${written}`, parameters: [inPath(name, edm)] }
}

const inPath = (name: string, edm: string): Parameter => ({ name, in: 'path', required: true, schema: schemaOfType(edm) })
const option = (name: string, schema: Schema, description?: string): Parameter => ({
  name,
  in: 'query',
  schema,
  ...(description !== undefined && { description }),
})

const text: Schema = { type: 'string' }
const count: Schema = { type: 'integer', minimum: 0 }

/** Options of all sets, by the names of their components. */
const options: Readonly<Record<string, Parameter>> = {
  format: option('$format', { type: 'string', enum: ['json'] }, 'Or the header Accept: application/json; the answer is Atom without both'),
  select: option('$select', text),
  expand: option('$expand', text),
  filter: option('$filter', text),
  orderby: option('$orderby', text),
  top: option('$top', count),
  skip: option('$skip', count),
  inlinecount: option('$inlinecount', { type: 'string', enum: ['none', 'allpages'] }),
  allowedOnly: option('allowedOnly', { type: 'boolean' }),
}

const shared = (...names: readonly (keyof typeof options)[]): readonly SharedParameter[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }))
const format = shared('format')
const selecting = shared('format', 'select', 'expand')
const listing = shared(...Object.keys(options))

const json = (schema: Schema): Content => ({ 'application/json': { schema } })
const refused = { default: { description: 'The error', content: json(reference(ERROR)) } }
const answering = (status: string, description: string, schema?: Schema): Operation['responses'] => ({
  [status]: { description, ...(schema && { content: json(schema) }) },
  ...refused,
})

const listOf = (schema: Schema): Schema => ({
  type: 'object',
  required: ['value'],
  properties: {
    'odata.metadata': text,
    'odata.count': { type: 'string', description: 'With $inlinecount=allpages' },
    'value': { type: 'array', items: schema },
  },
})

/** What is written once is answered with all of it. */
const entityOf = (set: EntityType, latin: Latin): Schema => ({
  allOf: [reference(latin(set.name)), { type: 'object', properties: { 'odata.metadata': text } }],
})

function collection(set: EntityType, latin: Latin): PathItem {
  const own = { tags: [set.name] }
  const writable = set.shape === 'object' || set.shape === 'independent' || set.shape === 'recordSet'
  return {
    get: {
      operationId: latin(`${set.name}_list`),
      ...own,
      parameters: listing,
      responses: answering('200', 'Entities', listOf(reference(latin(set.name)))),
    },
    ...(writable && {
      post: {
        operationId: latin(`${set.name}_create`),
        ...own,
        parameters: format,
        requestBody: { required: true, content: json(reference(latin(set.name))) },
        responses: answering(set.shape === 'object' ? '201' : '200', 'What was written', entityOf(set, latin)),
      },
    }),
  }
}

function single(set: EntityType, key: readonly Parameter[], latin: Latin): PathItem {
  const [own, schema] = [{ tags: [set.name] }, entityOf(set, latin)]
  const body = { required: true, content: json(reference(latin(set.name))) }
  return {
    get: {
      operationId: latin(`${set.name}_get`),
      ...own,
      parameters: [...key, ...selecting],
      responses: answering('200', 'The entity', schema),
    },
    patch: {
      operationId: latin(`${set.name}_change`),
      ...own,
      parameters: [...key, ...format],
      requestBody: body,
      responses: answering('200', 'The entity as it is now', schema),
    },
    ...(set.shape !== 'constant' && {
      delete: { operationId: latin(`${set.name}_delete`), ...own, parameters: key, responses: answering('204', 'Deleted') },
    }),
  }
}

const given = ({ parameters }: FunctionImport): readonly Parameter[] =>
  parameters.map(([name, edm]) => option(name, schemaOfType(edm), edm === 'Edm.DateTime' ? "datetime'2024-01-31T00:00:00'" : undefined))

const reading = (set: EntityType, one: FunctionImport, latin: Latin): PathItem => ({
  get: {
    operationId: latin(`${set.name}_${one.name}`),
    tags: [set.name],
    parameters: [...given(one), ...listing],
    responses: answering('200', 'Rows', listOf(reference(latin(one.table?.name ?? set.name)))),
  },
})

const acting = (set: EntityType, one: FunctionImport, key: readonly Parameter[], latin: Latin): PathItem => ({
  post: {
    operationId: latin(`${set.name}_${one.name}`),
    tags: [set.name],
    parameters: [...key, ...given(one)],
    responses: answering('200', 'Done'),
  },
})
