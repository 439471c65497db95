/** The words of the schema of stub files: texts, times, lists and objects that have no other keys. */

export type Schema = Readonly<Record<string, unknown>>

export const text: Schema = { type: ['string', 'number', 'boolean'] }
export const time: Schema = {
  type: ['string', 'number'],
  pattern: '^\\d+(\\.\\d+)?\\s*(ms|s|m)?$',
  description: '200ms, 1.5s, 2m, or milliseconds',
}
export const texts: Schema = { type: 'object', additionalProperties: { $ref: '#/$defs/condition' } }
export const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
export const list = (items: Schema): Schema => ({ type: 'array', items })
export const object = (properties: Readonly<Record<string, Schema>>, required: readonly string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  ...(required.length > 0 && { required }),
  properties,
})
