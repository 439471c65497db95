/** The schemas of conditions, a property for each key by which they are read. */
import type { requestKeys } from '../../reading/criteria.ts'
import { fileKeys } from '../../reading/more-criteria.ts'
import { list, object, ref, text, texts, type Schema } from './words.ts'

export const request: Readonly<Record<(typeof requestKeys)[number], Schema>> = {
  URLParameters: texts,
  QueryOptions: { type: 'object', additionalProperties: ref('listCondition') },
  Headers: texts,
  body: { anyOf: [ref('condition'), object({ base64: { type: 'string' } }, ['base64'])] },
  JSON: { type: 'object', description: "By path: $.order.lines[0].sum, $['a b'], [*]" },
  Parameters: { type: 'object', description: 'Parameters of an operation, by name or path' },
  SOAPVersion: ref('condition'),
  Cookies: texts,
  User: { anyOf: [ref('condition')], description: 'Name of the infobase user' },
  Form: { type: 'object', additionalProperties: ref('listCondition'), description: 'Fields of a form' },
  Files: {
    type: 'object',
    additionalProperties: { anyOf: [ref('condition'), object(Object.fromEntries(fileKeys.map((key) => [key, ref('condition')])))] },
    description: 'Files of a form by the name of the field',
  },
  XML: { ...texts, description: 'By path: /Order/s:Number, //Line[1]/@sku, {urn:shop}Order' },
  namespaces: { type: 'object', additionalProperties: { type: 'string' }, description: 'Prefixes of XML paths' },
  Values: { ...texts, description: 'On any value: request.JSON.$.phone | lower' },
}

/** Definitions to which they refer. */
export const conditions: Readonly<Record<string, Schema>> = {
  condition: {
    anyOf: [
      text,
      ...['equalTo', 'contains', 'matches'].map((one) => object({ [one]: text }, [one])),
      object({ oneOf: list(text) }, ['oneOf']),
      object({ present: { const: true } }, ['present']),
      object({ absent: { const: true } }, ['absent']),
      object({ sameAs: { type: 'string', description: 'Another value of the request: request.Headers.X-Id' } }, ['sameAs']),
    ],
  },
  listCondition: {
    anyOf: [
      ref('condition'),
      object({ any: ref('condition') }, ['any']),
      object({ each: ref('condition') }, ['each']),
      object({ values: list(text) }, ['values']),
    ],
  },
}
