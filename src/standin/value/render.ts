/** Values of a call into a templated text. */
import { exactJSON } from '../calls/exact-json.ts'
import { jsonText } from '../calls/json-equal.ts'
import type { Escape } from './filters.ts'
import { asList } from './lists.ts'
import type { Loop, TemplatedText } from './templated-text.ts'
import type { Values } from './values.ts'

/** What a request does not have is written as nothing. */
export function render({ parts }: TemplatedText, values: Values): string {
  let text = ''
  for (const part of parts) {
    if (typeof part === 'string') text += part
    else if (part.kind === 'hole') text += writers[part.escape](part.of.read(values))
    else text += part.kind === 'made' ? part.make(values) : loop(part, values)
  }
  return text
}

const loop = ({ of, as, body, between }: Loop, values: Values): string =>
  asList(of.read(values))
    .map((item, at) => render(body, withItem(values, as, item, at)))
    .join(between)

/** `index` counts from 0, `position` from 1, as line numbers do. */
export const withItem = (values: Values, as: string, item: unknown, at: number): Values => ({
  ...values,
  origin: values.origin ?? values,
  variables: { ...values.variables, [as]: item, index: at, position: at + 1 },
})

const writers: { readonly [E in Escape]: (value: unknown) => string } = {
  none: (value) => (value === undefined ? '' : jsonText(value)),
  raw: (value) => writers.none(value),
  json: (value) => JSON.stringify(writers.none(value)).slice(1, -1),
  xml: (value) => writers.none(value).replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`),
  url: (value) => encodeURIComponent(writers.none(value)),
  value: (value) => (value === undefined ? 'null' : exactJSON(value)),
}
