/** The JSON Schema of stub files, for editors: made from the same lists of keys by which files are read. */
import { methodNames } from '../../hs/service/method.ts'
import { failureNames } from '../failure/names.ts'
import { modes } from '../relay/rule.ts'
import { dataKeys } from './data/data-stub.ts'
import { fileKeys } from './read-file.ts'
import { hostKeys } from './read/hosts.ts'
import { odataReplyKeys, odataStubKeys } from './read/odata-stub.ts'
import { operationStubKeys } from './read/operation-stub.ts'
import { replyKeys } from './read/reply.ts'
import { hostStubKeys, stubKeys } from './read/stub.ts'
import { holes } from './templated-text.ts'

type Schema = Readonly<Record<string, unknown>>

const text: Schema = { type: ['string', 'number', 'boolean'] }
const time: Schema = {
  type: ['string', 'number'],
  pattern: '^\\d+(\\.\\d+)?\\s*(ms|s|m)?$',
  description: '200ms, 1.5s, 2m, or milliseconds',
}
const texts: Schema = { type: 'object', additionalProperties: { $ref: '#/$defs/condition' } }
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
const list = (items: Schema): Schema => ({ type: 'array', items })
const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  ...(required.length > 0 && { required }),
  properties,
})

/** A property for each key; a key without a schema here does not compile. */
const reply: Readonly<Record<(typeof replyKeys)[number], Schema>> = {
  StatusCode: { type: 'integer', minimum: 200, maximum: 999, default: 200 },
  Reason: { type: 'string' },
  Headers: { type: 'object', additionalProperties: { anyOf: [text, list(text)] } },
  text: { type: 'string', description: `May contain {{${holes.join('}}, {{')}}}; | xml, | json, | url escape` },
  json: { description: 'Any value; texts in it may contain {{...}}' },
  base64: { type: 'string' },
  file: { type: 'string', description: 'Path relative to this file' },
  delay: time,
  failure: ref('failure'),
}

const odataReply: Readonly<Record<(typeof odataReplyKeys)[number], Schema>> = {
  ...reply,
  entities: list({ type: 'object' }),
  entity: { type: 'object', description: 'One entity; properties that are not written are empty' },
  count: { type: 'integer', minimum: 0, description: 'The number in an answer to $inlinecount' },
  error: { anyOf: [{ type: 'string' }, object({ code: { type: 'integer' }, text: { type: 'string' } }, ['text'])] },
}

const common = {
  name: { type: 'string', description: 'Shown in the journal and in near misses' },
  priority: { type: 'integer', default: 0, description: 'Stubs of higher priority are tried first' },
  override: { type: 'boolean', default: false, description: 'Answer even if the method has a handler' },
  scenario: object({ name: { type: 'string' }, state: { type: 'string' }, next: { type: 'string' } }, ['name']),
} as const

/** An object, or more of it; a property for each key of `dataKeys`. */
function dataStub(description: string): Schema {
  const properties: Readonly<Record<(typeof dataKeys)[number], Schema>> = {
    in: { type: 'string', description: 'Catalogs.Товары, Documents.Заказ, InformationRegisters.Цены' },
    fields: { anyOf: [list({ type: 'string' }), { type: 'object', additionalProperties: { type: 'string' } }] },
    order: { anyOf: [{ type: 'string' }, list({ type: 'string' })] },
    top: { type: 'integer', minimum: 1, maximum: 10000, default: 50 },
  }
  return { description, anyOf: [{ type: 'string' }, object(properties, ['in'])] }
}

/** A method is read in any letter case; a schema can list but two. */
const anyCase = [...methodNames, ...methodNames.map((one) => one.toLowerCase())]

const stub: Readonly<Record<(typeof stubKeys)[number] | (typeof operationStubKeys)[number] | (typeof odataStubKeys)[number], Schema>> = {
  ...common,
  template: { type: 'string', description: 'Text or name of a URL template' },
  method: { enum: anyCase },
  operation: { type: 'string', description: 'Name of an operation of a Web service' },
  set: { type: 'string', description: 'A set of the standard OData interface, Catalog_X; or a function, AccumulationRegister_X/Balance' },
  key: { type: 'string', description: "The key in parentheses, without them: guid'…'" },
  request: ref('request'),
  reply: { anyOf: [ref('reply'), ref('operationReply'), ref('odataReply')] },
  replies: list({ anyOf: [ref('reply'), ref('operationReply'), ref('odataReply')] }),
  save: dataStub('Keep the JSON of the body as an item of this object'),
  find: dataStub('Answer the item that the URL parameters name'),
  list: dataStub('Answer items by pages: top and skip in the query'),
  delete: dataStub('Delete the item that the URL parameters name'),
}

const hostStub: Readonly<Record<(typeof hostStubKeys)[number], Schema>> = {
  name: common.name,
  priority: common.priority,
  scenario: common.scenario,
  template: { type: 'string', description: 'URL template below the address; the address itself, or any path of a host, when absent' },
  method: stub.method,
  request: ref('request'),
  reply: ref('reply'),
  replies: list(ref('reply')),
}

const host: Readonly<Record<(typeof hostKeys)[number], Schema>> = {
  stubs: list(object(hostStub)),
  failures: list(ref('hostFailureRule')),
}

const file: Readonly<Record<(typeof fileKeys)[number], Schema>> = {
  $schema: { type: 'string' },
  service: {
    anyOf: [
      { type: 'string', description: 'Name or RootURL of an existing service' },
      object({ Name: { type: 'string' }, RootURL: { type: 'string' } }, ['Name', 'RootURL']),
    ],
  },
  stubs: list(object(stub)),
  failures: list(ref('failureRule')),
  mode: { enum: modes },
  upstream: object(
    {
      url: { type: 'string', pattern: '^https?://' },
      user: { type: 'string' },
      passwordFrom: { type: 'string', description: 'Name of an environment variable' },
      timeout: time,
    },
    ['url'],
  ),
  hosts: {
    type: 'object',
    description: 'Calls that go out, by the address of the server: https://sms.example',
    additionalProperties: object(host),
  },
  modes: list(
    object({ template: { type: 'string' }, set: { type: 'string' }, method: { enum: anyCase }, mode: { enum: modes } }, ['mode']),
  ),
}

const failureOptions = {
  text: { type: 'string' },
  bytes: { type: 'integer', minimum: 0 },
  delay: time,
  min: time,
  max: time,
  median: time,
  sigma: { type: 'number' },
} as const

const failureScope = {
  failure: ref('failure'),
  template: { type: 'string' },
  method: { enum: anyCase },
  request: ref('request'),
  times: { type: 'integer', minimum: 1 },
  probability: { type: 'number', minimum: 0, maximum: 1 },
  seed: { type: 'integer', minimum: 0 },
} as const

const definitions: Readonly<Record<string, Schema>> = {
  condition: {
    anyOf: [
      text,
      ...['equalTo', 'contains', 'matches'].map((one) => object({ [one]: text }, [one])),
      object({ oneOf: list(text) }, ['oneOf']),
      object({ present: { const: true } }, ['present']),
      object({ absent: { const: true } }, ['absent']),
    ],
  },
  request: object({
    URLParameters: texts,
    QueryOptions: texts,
    Headers: texts,
    body: { anyOf: [ref('condition'), object({ base64: { type: 'string' } }, ['base64'])] },
    JSON: { type: 'object', description: "By path: $.order.lines[0].sum, $['a b'], [*]" },
    Parameters: { type: 'object', description: 'Parameters of an operation, by name or path' },
    SOAPVersion: ref('condition'),
  }),
  reply: object(reply),
  operationReply: object({
    xdto: { type: 'object', description: 'The returned value (`return`), Out and InOut parameters by name' },
    fault: {
      anyOf: [
        { type: 'string' },
        object({ code: { enum: ['Receiver', 'Sender'] }, text: { type: 'string' }, detail: { type: 'object' } }, ['text']),
      ],
    },
    StatusCode: reply.StatusCode,
    Reason: reply.Reason,
    Headers: reply.Headers,
    text: reply.text,
    base64: reply.base64,
    file: reply.file,
    delay: time,
    failure: ref('failure'),
  }),
  odataReply: object(odataReply),
  failure: { anyOf: [{ enum: failureNames }, object({ name: { enum: failureNames }, ...failureOptions }, ['name'])] },
  failureRule: object({ ...failureScope, service: { type: 'string' }, set: { type: 'string' } }, ['failure']),
  hostFailureRule: object(failureScope, ['failure']),
}

export const stubSchema = (): Schema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Stub file of onec-standin',
  ...object(file),
  anyOf: [{ required: ['service'] }, { required: ['hosts'] }],
  $defs: definitions,
})
