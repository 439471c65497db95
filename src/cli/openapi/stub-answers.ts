/** What the stubs of one method say of its requests and answers. */
import { STATUS_CODES } from 'node:http'
import type { Stub } from '../../standin/stub/stub.ts'
import { merged, schemaOf, schemaOfConditions } from './infer.ts'
import type { Content, Operation, Parameter, Response, Schema } from './parts.ts'

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {})

/** A reply of a stub, with what it is called in the document. */
interface WrittenReply {
  readonly reply: Fields
  readonly name: string
}

/** Nothing of `responses` where no stub is written with a reply. */
export interface OfStubs {
  readonly responses: Readonly<Record<string, Response>>
  readonly parameters: readonly Parameter[]
  readonly requestBody: Operation['requestBody']
}

/** `stubs`: those of one method, `Any` among them. */
export function ofStubs(stubs: readonly Stub[]): OfStubs {
  const written = stubs.map((one) => fieldsOf(one.written))
  const replies = stubs.flatMap((stub, at) => repliesOf(stub, written[at]!))
  const requests = written.map((one) => fieldsOf(one['request']))
  return { responses: responsesOf(replies), parameters: parametersOf(requests), requestBody: bodyOf(requests) }
}

function repliesOf(stub: Stub, written: Fields): readonly WrittenReply[] {
  const listed: unknown[] = Array.isArray(written['replies']) ? written['replies'] : 'reply' in written ? [written['reply']] : []
  return listed.map((reply, at) => ({
    reply: fieldsOf(reply),
    name: (stub.name ?? `stub ${stub.id.replace(/^.*[\\/]/, '')}`) + (at === 0 ? '' : ` ${at + 1}`),
  }))
}

function responsesOf(replies: readonly WrittenReply[]): Readonly<Record<string, Response>> {
  const statuses = [...new Set(replies.map(({ reply }) => statusOf(reply)))].toSorted()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      responseOf(
        status,
        replies.filter(({ reply }) => statusOf(reply) === status),
      ),
    ]),
  )
}

const statusOf = (reply: Fields): string => String(reply['StatusCode'] ?? 200)

function responseOf(status: string, replies: readonly WrittenReply[]): Response {
  const names = new Set(replies.flatMap(({ reply }) => Object.keys(fieldsOf(reply['Headers']))))
  const headers = [...names].filter((name) => !/^content-type$/i.test(name))
  const content = contentOf(replies)
  return {
    description: STATUS_CODES[status] ?? `Status ${status}`,
    ...(headers.length > 0 && { headers: Object.fromEntries(headers.map((name) => [name, { schema: { type: 'string' } }])) }),
    ...(Object.keys(content).length > 0 && { content }),
  }
}

function contentOf(replies: readonly WrittenReply[]): Content {
  const byType = new Map<string, WrittenReply[]>()
  for (const one of replies) {
    const type = typeOf(one.reply)
    if (type !== undefined) byType.set(type, [...(byType.get(type) ?? []), one])
  }
  return Object.fromEntries(
    [...byType].map(([type, of]) => [type, { schema: merged(of.map(({ reply }) => schemaOfBody(reply, type))), ...examplesOf(of) }]),
  )
}

function typeOf(reply: Fields): string | undefined {
  const given = Object.entries(fieldsOf(reply['Headers'])).find(([name]) => /^content-type$/i.test(name))?.[1]
  if (typeof given === 'string') return given.replace(/\s*;.*$/, '').toLowerCase()
  if ('json' in reply) return 'application/json'
  return 'text' in reply ? 'text/plain' : 'base64' in reply || 'file' in reply ? 'application/octet-stream' : undefined
}

function schemaOfBody(reply: Fields, type: string): Schema {
  if ('json' in reply) return schemaOf(reply['json'])
  if (typeof reply['text'] === 'string' && /\bjson$/.test(type)) return schemaOfJSON(reply['text'])
  return 'text' in reply || /^text\/|\b(?:xml|json)$/.test(type) ? { type: 'string' } : { type: 'string', format: 'binary' }
}

function schemaOfJSON(text: string): Schema {
  try {
    return schemaOf(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Replies without placeholders are examples of what comes. */
function examplesOf(replies: readonly WrittenReply[]): { readonly examples?: Readonly<Record<string, unknown>> } {
  const known = replies.flatMap(({ reply, name }) => {
    const value = 'json' in reply ? reply['json'] : reply['text']
    return value === undefined || JSON.stringify(value).includes('{{') ? [] : [[name, { value }] as const]
  })
  return known.length === 0 ? {} : { examples: Object.fromEntries(known) }
}

/** OpenAPI says these by other means. */
const said = /^(?:accept|content-type|authorization|cookie)$/i

function parametersOf(requests: readonly Fields[]): readonly Parameter[] {
  const named = (key: string): string[] => [...new Set(requests.flatMap((one) => Object.keys(fieldsOf(one[key]))))]
  return [
    ...named('QueryOptions').map((name): Parameter => ({ name, in: 'query', schema: { type: 'string' } })),
    ...named('Headers').flatMap((name): Parameter[] => (said.test(name) ? [] : [{ name, in: 'header', schema: { type: 'string' } }])),
  ]
}

function bodyOf(requests: readonly Fields[]): Operation['requestBody'] {
  const json = requests.map((one) => fieldsOf(one['JSON'])).filter((one) => Object.keys(one).length > 0)
  return json.length === 0 ? undefined : { content: { 'application/json': { schema: merged(json.map(schemaOfConditions)) } } }
}
