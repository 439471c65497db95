/** The JSON Schema of stub files, for editors: made from the same lists of keys by which files are read. */
import { methodNames } from '../../hs/service/method.ts'
import { failureNames } from '../failure/names.ts'
import { modes } from '../relay/rule.ts'
import { dataKeys } from './data/data-stub.ts'
import { fileKeys } from './read-file.ts'
import { faultCodes } from './read/fault.ts'
import { hostKeys } from './read/hosts.ts'
import { odataStubKeys } from './read/odata-stub.ts'
import { operationStubKeys } from './read/operation-stub.ts'
import { callbackKeys, scenarioKeys } from './read/parts.ts'
import { collectionKeys, stepKeys } from './read/step.ts'
import { hostStubKeys, stubKeys } from './read/stub.ts'
import { odataReply, reply } from './schema/replies.ts'
import { conditions, request } from './schema/request.ts'
import { list, object, ref, time, type Schema } from './schema/words.ts'

const scenario: Readonly<Record<(typeof scenarioKeys)[number], Schema>> = {
  name: { type: 'string', description: 'May have values of the request: one scenario for each' },
  state: { type: 'string' },
  next: { type: 'string' },
  keep: { type: 'object', additionalProperties: { type: 'string' }, description: 'Values for later calls: {{scenario.name}}' },
}

const callback: Readonly<Record<(typeof callbackKeys)[number], Schema>> = {
  url: { type: 'string', description: 'https://shop.example/paid; may have values of the request' },
  method: { type: 'string', default: 'POST' },
  Headers: reply.Headers,
  text: reply.text,
  json: reply.json,
  base64: reply.base64,
  delay: time,
}

/** A collection or an object of the infobase, or more of either; a property for each key. */
function stepStub(description: string): Schema {
  const value: Schema = { type: ['string', 'integer'] }
  const properties: Readonly<Record<(typeof dataKeys)[number] | (typeof stepKeys)[number], Schema>> = {
    in: { type: 'string', description: 'Name of a collection; or of an object: Catalogs.Товары, Documents.Заказ' },
    id: { type: 'string', description: 'The key of the item, as a value; by the URL parameter when absent' },
    item: { description: 'The JSON that is kept; the body when absent' },
    merge: { type: 'boolean', default: false, description: 'Put fields into the item that is there' },
    where: { type: 'object', description: 'Fields and the values that they must have' },
    order: { anyOf: [{ type: 'string' }, list({ type: 'string' })] },
    top: value,
    skip: value,
    page: value,
    fields: { anyOf: [list({ type: 'string' }), { type: 'object', additionalProperties: { type: 'string' } }] },
  }
  return { description, anyOf: [{ type: 'string' }, object(properties, ['in'])] }
}

const common = {
  name: { type: 'string', description: 'Shown in the journal and in near misses' },
  priority: { type: 'integer', default: 0, description: 'Stubs of higher priority are tried first' },
  override: { type: 'boolean', default: false, description: 'Answer even if the method has a handler' },
  scenario: object(scenario, ['name']),
  capture: { type: 'object', additionalProperties: { type: 'string' }, description: 'Values by name, for {{captures.name}}' },
  seed: { type: 'integer', minimum: 0, default: 1, description: 'Of random values: the same seed gives the same ones' },
  callback: {
    description: 'A call of another server after the answer, or several',
    anyOf: [object(callback, ['url']), list(object(callback, ['url']))],
  },
  missing: { anyOf: [ref('reply'), ref('operationReply'), ref('odataReply')], description: 'The reply where there is no such item' },
  keep: stepStub('Keep items of a collection: list, find, save and delete as the method says'),
  save: stepStub('Keep the JSON of the body as an item of this collection, or of an object of the infobase'),
  find: stepStub('Answer the item that the URL parameters name'),
  list: stepStub('Answer items by pages: top and skip in the query'),
  delete: stepStub('Delete the item that the URL parameters name'),
} as const

/** A method is read in any letter case; a schema can list but two. */
const anyCase = [...methodNames, ...methodNames.map((one) => one.toLowerCase())]

const stub: Readonly<Record<(typeof stubKeys)[number] | (typeof operationStubKeys)[number] | (typeof odataStubKeys)[number], Schema>> = {
  ...common,
  template: { type: 'string', description: 'Text or name of a URL template' },
  path: { type: 'string', description: 'Below the * of the template: /orders/{id}' },
  method: { enum: anyCase },
  operation: { type: 'string', description: 'Name of an operation of a Web service' },
  set: { type: 'string', description: 'A set of the standard OData interface, Catalog_X; or a function, AccumulationRegister_X/Balance' },
  key: { type: 'string', description: "The key in parentheses, without them: guid'…'" },
  request: ref('request'),
  reply: { anyOf: [ref('reply'), ref('operationReply'), ref('odataReply')] },
  replies: list({ anyOf: [ref('reply'), ref('operationReply'), ref('odataReply')] }),
}

const { override: _override, ...hostCommon } = common

const hostStub: Readonly<Record<(typeof hostStubKeys)[number], Schema>> = {
  ...hostCommon,
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

const collection: Readonly<Record<(typeof collectionKeys)[number], Schema>> = {
  key: { type: 'string', default: 'id' },
  next: { type: ['string', 'integer'], default: 1 },
  items: list({ type: 'object' }),
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
  collections: {
    type: 'object',
    description: 'Where stubs keep items: key, first key to give (1, 000001, guid), items at the start; or the items alone',
    additionalProperties: { anyOf: [{ type: 'null' }, list({ type: 'object' }), object(collection)] },
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
  ...conditions,
  request: object(request),
  reply: object(reply),
  operationReply: object({
    xdto: { type: 'object', description: 'The returned value (`return`), Out and InOut parameters by name' },
    sample: { type: 'boolean', description: 'Values that are not under xdto are random and valid by their types' },
    fault: {
      anyOf: [
        { type: 'string' },
        object(
          {
            code: { enum: Object.keys(faultCodes), description: 'Client of SOAP 1.1 is Sender, Server is Receiver' },
            text: { type: 'string' },
            detail: { type: 'object' },
          },
          ['text'],
        ),
      ],
    },
    response: { type: 'string', description: 'Path of a file with the answer, as `standin wsdl sample` writes it' },
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
