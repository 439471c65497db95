/** The admin surface described by OpenAPI 3.1, made from its table. */
import type { AdminOperation } from './answers.ts'
import { openAPIDocument } from './document.ts'

export const openAPI = (operations: readonly AdminOperation[]): object =>
  openAPIDocument({
    title: 'onec-standin: admin surface',
    description:
      'Journal, verification, stubs and failures of a running stand-in, and a page to look at them. It has an address of its own; '
      + 'nothing of it is reached through the publication.',
    operations,
    schemas,
  })

const place = {
  service: { type: 'string', description: 'Name or RootURL of the service' },
  host: { type: 'string', description: 'Address of another server, in place of a service: calls that go out' },
  template: { type: 'string', description: 'Text or name of a URL template' },
  method: { type: 'string' },
  operation: { type: 'string', description: 'Name of an operation of a Web service' },
  set: { type: 'string', description: 'Entity set of the standard OData interface, or Set/Function' },
} as const

const schemas = {
  Items: { type: 'array', items: { type: 'object' }, description: 'Items as JSON objects' },
  Verification: {
    type: 'object',
    oneOf: [{ required: ['service'] }, { required: ['host'] }],
    properties: {
      ...place,
      request: { type: 'object', description: 'Conditions, as in a stub' },
      times: {
        oneOf: [{ type: 'integer' }, { type: 'object', properties: { atLeast: { type: 'integer' }, atMost: { type: 'integer' } } }],
      },
    },
  },
  Stub: {
    type: 'object',
    oneOf: [{ required: ['service'] }, { required: ['host'] }],
    description: 'As an item of `stubs` in a stub file (schema/stub.schema.json), with its service',
    properties: {
      ...place,
      request: { type: 'object' },
      reply: { type: 'object' },
      replies: { type: 'array' },
      override: { type: 'boolean' },
      priority: { type: 'integer' },
      path: { type: 'string', description: 'Below the * of the template' },
      keep: { description: 'Name of a collection, or an object with `in`; save, find, list and delete alike' },
      capture: { type: 'object', additionalProperties: { type: 'string' } },
      callback: { description: 'A call of another server after the answer, or a list of them' },
      seed: { type: 'integer' },
    },
  },
  Call: {
    type: 'object',
    required: ['target'],
    properties: {
      method: { type: 'string', description: 'HTTP method; GET when absent' },
      target: { type: 'string', description: 'Path and query; letters beyond ASCII are percent-encoded' },
      headers: { type: 'array', items: { type: 'array', items: { type: 'string' } }, description: 'Pairs of name and value' },
      body: { type: 'string', description: 'Text of the body, sent as UTF-8' },
    },
  },
  FailureRule: {
    type: 'object',
    required: ['failure'],
    properties: {
      failure: { description: 'A name, or an object with `name` and options' },
      service: place.service,
      host: place.host,
      template: place.template,
      method: place.method,
      request: { type: 'object' },
      times: { type: 'integer' },
      probability: { type: 'number' },
      seed: { type: 'integer' },
    },
  },
} as const
