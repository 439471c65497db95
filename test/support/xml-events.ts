/**
 * What a document holds, as one list of lines: as our reader meets it, and as saxes does, which is the witness that ours must agree with.
 */
import { SaxesParser } from 'saxes'
import { XMLError } from '../../src/xml/error.ts'
import type { XMLLimits } from '../../src/xml/limits.ts'
import { EOF, START, TEXT, XMLPullReader } from '../../src/xml/pull.ts'

const XMLNS = 'http://www.w3.org/2000/xmlns/'

/**
 * Lines such as `start {urn:a}b p 1`, `declares p urn:a`, `attribute {}x "1"`, `text "…"`, `end {urn:a}b p 0`; `undefined` where the
 * document is refused.
 */
export type Events = readonly string[] | undefined

const attributeLine = (namespace: string, local: string, prefix: string, value: string): string =>
  `attribute {${namespace}}${local} ${prefix} ${JSON.stringify(value)}`

/** Our reader's events; what it throws beside XMLError is thrown on. */
export function ourEvents(source: string | Uint8Array, limits: Partial<XMLLimits> = { depth: 1e6 }): Events {
  const lines: string[] = []
  try {
    const reader = new XMLPullReader(source, limits)
    for (let event = reader.next(); event !== EOF; event = reader.next()) {
      if (event === TEXT) lines.push(`text ${JSON.stringify(reader.text)}`)
      else lines.push(`${event === START ? 'start' : 'end'} {${reader.namespace}}${reader.local} ${reader.prefix} ${reader.depth}`)
      if (event === START) for (const one of reader.declarations) lines.push(`declares ${one.prefix} ${one.namespace}`)
      if (event === START) for (const one of reader.attributes) lines.push(attributeLine(one.namespace, one.local, one.prefix, one.value))
    }
    return lines
  } catch (error) {
    if (error instanceof XMLError) return undefined
    throw error
  }
}

/** What our reader meets and where; a refusal with all that it says is the last. */
export function placedEvents(source: ConstructorParameters<typeof XMLPullReader>[0]): unknown[] {
  const events: unknown[] = []
  try {
    const reader = new XMLPullReader(source)
    for (let event = reader.next(); event !== EOF; event = reader.next()) {
      const { namespace, local, depth, text, line, column } = reader
      events.push(event === TEXT ? ['text', text, line, column] : [event, namespace, local, depth, line, column])
      if (event === START) events.push(reader.attributes, reader.declarations)
    }
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    events.push([error.code, error.message, error.messageRu, error.line, error.column])
  }
  return events
}

/** The same of saxes, with a document type declaration taken as a refusal. */
export function saxesEvents(source: string): Events {
  const lines: string[] = []
  const parser = new SaxesParser({ xmlns: true })
  const refused = new Error('refused')
  let text = ''
  let depth = 0
  const flush = (): void => {
    if (text !== '' && depth > 0) lines.push(`text ${JSON.stringify(text)}`)
    text = ''
  }
  parser.on('error', () => {
    throw refused
  })
  parser.on('doctype', () => {
    throw refused
  })
  parser.on('text', (piece) => {
    text += piece
  })
  parser.on('cdata', (piece) => {
    text += piece
  })
  parser.on('opentag', (tag) => {
    flush()
    lines.push(`start {${tag.uri}}${tag.local} ${tag.prefix} ${++depth}`)
    const attributes = Object.values(tag.attributes)
    for (const one of attributes) if (one.uri === XMLNS) lines.push(`declares ${one.prefix === '' ? '' : one.local} ${one.value}`)
    for (const one of attributes) if (one.uri !== XMLNS) lines.push(attributeLine(one.uri, one.local, one.prefix, one.value))
  })
  parser.on('closetag', (tag) => {
    flush()
    lines.push(`end {${tag.uri}}${tag.local} ${tag.prefix} ${--depth}`)
  })
  try {
    parser.write(source).close()
    return lines
  } catch (error) {
    // A RangeError is how saxes fails at half of a surrogate pair.
    if (error === refused || error instanceof RangeError) return undefined
    throw error
  }
}
