/** The admin surface of a bus described by OpenAPI 3.1, made from its table. */
import { openAPIDocument } from '../../standin/admin/document.ts'
import { busFailureNames } from '../failure/names.ts'
import type { BusOperation } from './operation.ts'

export const busOpenAPI = (operations: readonly Omit<BusOperation, 'answer'>[]): object =>
  openAPIDocument({
    title: 'onec-standin: admin surface of a bus',
    description:
      'Messages, verification and failures of a running bus, and a page to look at them. It has an address of its own; '
      + 'its clients do not reach it.',
    operations,
    schemas,
  })

const channel = { type: 'string', description: 'Name of the channel, or process.channel' } as const
const application = { type: 'string', description: 'Needed where two applications have a channel of that name' } as const
const condition = { description: 'A text, or a condition such as { "contains": "…" }' } as const

const schemas = {
  Message: {
    type: 'object',
    required: ['channel'],
    properties: {
      channel,
      application,
      body: { type: 'string', description: 'The body as text' },
      json: { description: 'In place of body: any value, sent as JSON' },
      base64: { type: 'string', description: 'In place of body: bytes' },
      SenderCode: { type: 'string' },
      RecipientCode: { type: 'string', description: 'Codes by commas; every participant that receives when absent' },
      Parameters: { type: 'object', additionalProperties: { type: 'string' } },
      ID: { type: 'string', format: 'uuid' },
      CorrelationId: { type: 'string' },
      ExpirationDate: { type: 'string', format: 'date-time' },
    },
  },
  Verification: {
    type: 'object',
    required: ['channel'],
    properties: {
      channel,
      application,
      times: {
        oneOf: [{ type: 'integer' }, { type: 'object', properties: { atLeast: { type: 'integer' }, atMost: { type: 'integer' } } }],
      },
      message: {
        type: 'object',
        properties: {
          body: condition,
          JSON: { type: 'object', description: 'Conditions by JSON path, such as $.order.number' },
          Parameters: { type: 'object', additionalProperties: condition },
          SenderCode: condition,
          RecipientCode: condition,
          ID: condition,
          CorrelationId: condition,
        },
      },
    },
  },
  Failure: {
    type: 'object',
    required: ['name'],
    properties: {
      name: { enum: busFailureNames },
      application: { type: 'string' },
      channel,
      participant: { type: 'string', description: 'Code of a participant' },
      times: { type: 'integer', description: 'It strikes so often and is spent' },
      delay: { type: ['string', 'number'], description: 'Of slowAccept: 200ms, 5s, or milliseconds' },
      text: { type: 'string', description: 'Of reject: the description of the error' },
    },
  },
} as const
