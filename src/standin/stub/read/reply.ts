/** Reads the reply of a stub from a source node. */
import type { Diagnostic } from '../../../diagnostics/diagnostic.ts'
import { said, type Fragment } from '../../../diagnostics/said.ts'
import { isHeaderName, isHeaderValue } from '../../../exchange/headers.ts'
import { readFailure } from '../../failure/read-failure.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { templatedText } from '../../reading/expressions.ts'
import { duration, type Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import type { TemplatedText } from '../../value/templated-text.ts'
import type { BesideFile } from '../form.ts'
import type { StubBody, StubReply } from '../stub.ts'
import { templatedJSON } from './json-template.ts'

export const replyKeys = ['StatusCode', 'Reason', 'Headers', 'text', 'json', 'base64', 'file', 'delay', 'failure'] as const

export function readReply(reading: Reading, node: SourceNode, beside: BesideFile | undefined): StubReply {
  return replyOf(reading, node, node.kind === 'scalar' ? noReply(reading, node) : reading.fields(node, things.reply, replyKeys), beside)
}

/** A bare text may be meant as the body. */
function noReply(reading: Reading, node: SourceNode): ReadonlyMap<string, SourceNode> {
  reading.wrong(
    node,
    things.reply,
    said('a mapping such as { text: hello } or { json: { … } }', 'набор, например { text: привет } или { json: { … } }'),
  )
  return new Map()
}

/** The same of fields that are read already, with others beside them. */
export function replyOf(
  reading: Reading,
  node: SourceNode,
  fields: ReadonlyMap<string, SourceNode>,
  beside: BesideFile | undefined,
): StubReply {
  const Headers = readHeaders(reading, fields.get('Headers'))
  const bodies = (['text', 'json', 'base64', 'file'] as const).filter((key) => fields.has(key))
  if (bodies.length > 1) reading.tell(reportStub('more-than-one', { what: things.reply, found: bodies.join(', ') }, reading.place(node.at)))
  const kind = bodies[0]
  const json = kind === 'json' && !Headers.some(([name]) => name.toLowerCase() === 'content-type')
  const failure = fields.get('failure')
  return {
    StatusCode: reading.number(fields.get('StatusCode'), 'StatusCode', [200, 999]) ?? 200,
    Reason: readReason(reading, fields.get('Reason')),
    Headers: json ? [['Content-Type', { parts: ['application/json; charset=utf-8'], needs: 'nothing' }], ...Headers] : Headers,
    body: kind === undefined ? { kind: 'none' } : bodyReaders[kind](reading, fields.get(kind)!, beside),
    delay: duration(reading, fields.get('delay'), 'delay') ?? 0,
    failure: failure === undefined ? undefined : readFailure(reading, failure),
  }
}

type ReadBody = (reading: Reading, node: SourceNode, beside: BesideFile | undefined) => StubBody

const bodyReaders: { readonly [Kind in 'text' | 'json' | 'base64' | 'file']: ReadBody } = {
  text: (reading, node) => ({ kind: 'text', text: templatedText(reading, node, reading.text(node, 'text') ?? '') }),
  json: (reading, node) => ({ kind: 'text', text: templatedJSON(reading, node) }),
  base64: (reading, node) => {
    const bytes = bytesOf(reading.text(node, 'base64') ?? '')
    if (bytes === undefined) reading.wrong(node, 'base64', 'Base64')
    return { kind: 'bytes', bytes: bytes ?? new Uint8Array() }
  },
  file: (reading, node, beside) => ({ kind: 'file', path: fileBeside(reading, node, 'file', beside).path }),
}

/** A file of the folder of the stub file or below; one that is not is reported. */
export function fileBeside(
  reading: Reading,
  node: SourceNode,
  key: string,
  beside: BesideFile | undefined,
  notThere = (path: string): Diagnostic => reportStub('body-file', { path, meant: parted(path) }, reading.place(node.at)),
) {
  const name = reading.text(node, key) ?? ''
  const path = beside?.path(name) ?? name
  if (beside === undefined) return { path, isThere: false }
  const [isThere, isInside] = [beside.exists(path), beside.exists(path) && beside.inside(path)]
  if (!isThere) reading.tell(notThere(path))
  else if (!isInside) reading.tell(reportStub('body-outside', { path }, reading.place(node.at)))
  return { path, isThere: isInside }
}

/** On a system that parts folders by `/` a path with `\\` is one name. */
const parted = (path: string): Fragment =>
  path.startsWith('/') && path.includes('\\') ? said('; here folders are parted by /', '; папки здесь разделяются знаком /') : ''

function readHeaders(reading: Reading, node: SourceNode | undefined): StubReply['Headers'] {
  const entries = node === undefined ? [] : (reading.map(node, 'Headers')?.entries ?? [])
  return entries.flatMap(({ key, keyAt, value }) => {
    if (!isHeaderName(key)) {
      reading.wrong({ kind: 'scalar', value: key, text: key, ...(keyAt && { at: keyAt }) }, 'Headers', headerName)
      return []
    }
    return (value.kind === 'list' ? value.items : [value]).map((one) => [key, headerText(reading, one, `Headers.${key}`)] as const)
  })
}

function readReason(reading: Reading, node: SourceNode | undefined): string {
  const text = reading.text(node, 'Reason') ?? ''
  if (node !== undefined && !isHeaderValue(text)) reading.wrong(node, 'Reason', headerValue)
  return text
}

/** Values of requests go into it when it is answered; what is written here is known now. */
function headerText(reading: Reading, node: SourceNode, what: string): TemplatedText {
  const text = reading.text(node, what) ?? ''
  if (!isHeaderValue(text)) reading.wrong(node, what, headerValue)
  return templatedText(reading, node, text)
}

const headerName = said('names of letters, digits and -, such as X-Total', 'имена из латинских букв, цифр и «-», например X-Total')
const headerValue = said('a text of one line without control characters', 'строка без переводов строк и управляющих символов')

function bytesOf(base64: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(base64.replace(/\s+/g, '')), (one) => one.charCodeAt(0))
  } catch {
    return undefined
  }
}
