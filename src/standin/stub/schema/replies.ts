/** The schemas of what stubs answer, a property for each key by which they are read. */
import { filterNames } from '../../value/filters.ts'
import { randomNames } from '../../value/random.ts'
import { sourceNames } from '../../value/sources.ts'
import type { odataReplyKeys } from '../read/odata-stub.ts'
import type { replyKeys } from '../read/reply.ts'
import { list, object, ref, text, time, type Schema } from './words.ts'

/** A property for each key; a key without a schema here does not compile. */
export const reply: Readonly<Record<(typeof replyKeys)[number], Schema>> = {
  StatusCode: { type: 'integer', minimum: 200, maximum: 999, default: 200 },
  Reason: { type: 'string' },
  Headers: { type: 'object', additionalProperties: { anyOf: [text, list(text)] } },
  text: {
    type: 'string',
    description: 'Values are written {{value | filter}}, loops {{#each LIST as NAME}}...{{/each}}; docs/stub-language.md lists them',
    $comment: { values: [...sourceNames, ...randomNames.map((one) => `random.${one}`)], filters: filterNames },
  },
  json: {
    description:
      'Any value; texts in it may contain {{...}}; { $each: LIST, $as: NAME, $item: VALUE } is a loop, { $sample: SCHEMA } random data',
  },
  base64: { type: 'string' },
  file: { type: 'string', description: 'Path relative to this file' },
  delay: time,
  failure: ref('failure'),
}

export const odataReply: Readonly<Record<(typeof odataReplyKeys)[number], Schema>> = {
  ...reply,
  entities: list({ type: 'object' }),
  entity: { type: 'object', description: 'One entity; properties that are not written are empty' },
  sample: { type: 'integer', minimum: 1, description: 'So many entities with random values of their types' },
  count: { type: 'integer', minimum: 0, description: 'The number in an answer to $inlinecount' },
  error: { anyOf: [{ type: 'string' }, object({ code: { type: 'integer' }, text: { type: 'string' } }, ['text'])] },
}
