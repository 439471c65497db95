/** A message as a test, or the admin surface, puts it into a channel. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { fromBase64 } from '../../exchange/base64.ts'
import { plainNode } from '../../standin/reading/plain-node.ts'
import { Reading } from '../../standin/reading/reading.ts'
import { reportBus } from '../definition/problems.ts'
import { busThings } from '../definition/things.ts'

/** What is sent; a message without a body has an empty one. */
export interface SentMessage {
  /** A text goes out in UTF-8. */
  readonly body?: string | Uint8Array
  /** In place of `body`: any value, written as JSON. */
  readonly json?: unknown
  /** КодОтправителя. */
  readonly SenderCode?: string
  /** КодПолучателя: codes by commas; every participant that receives when absent. */
  readonly RecipientCode?: string
  /** Параметры. */
  readonly Parameters?: Readonly<Record<string, string>>
  /** Идентификатор, a uuid; a new one when absent. */
  readonly ID?: string
  /** ИдентификаторСообщенияЗапроса. */
  readonly CorrelationId?: string
  /** ДатаУстаревания: a Date, or milliseconds since 1970. */
  readonly ExpirationDate?: Date | number
  /** Needed where two applications have a channel of that name. */
  readonly application?: string
}

const sentKeys = [
  'body',
  'json',
  'SenderCode',
  'RecipientCode',
  'Parameters',
  'ID',
  'CorrelationId',
  'ExpirationDate',
  'application',
] as const

const utf8 = new TextEncoder()

/** Of a message of a program. Throws DiagnosticError for what it does not know, and for two bodies. */
export function checkSent(message: SentMessage): void {
  const reading = new Reading()
  const keys = Object.entries(message).map(([key, value]) => [key, value === undefined ? undefined : true])
  const fields = reading.fields(plainNode(Object.fromEntries(keys)), busThings.message, sentKeys)
  if (fields.has('body') && fields.has('json')) reading.tell(reportBus('two-bodies', { first: 'body', second: 'json' }))
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
}

export function bodyOf({ body, json }: SentMessage): Uint8Array {
  if (json !== undefined) return utf8.encode(JSON.stringify(json))
  return typeof body === 'string' ? utf8.encode(body) : (body ?? new Uint8Array())
}

/** Of a body that the admin surface was sent: `base64` in place of `body` for bytes. Throws DiagnosticError. */
export function readSent(value: Readonly<Record<string, unknown>>): SentMessage & { readonly channel: string } {
  const reading = new Reading()
  const fields = reading.fields(plainNode(value), busThings.message, ['channel', 'base64', ...sentKeys])
  const texts = (['channel', 'body', 'SenderCode', 'RecipientCode', 'ID', 'CorrelationId', 'application'] as const).flatMap((key) => {
    const text = reading.text(fields.get(key), key)
    return text === undefined ? [] : [[key, text] as const]
  })
  const Parameters = fields.get('Parameters')
  const entries = Parameters === undefined ? [] : (reading.map(Parameters, 'Parameters')?.entries ?? [])
  const ExpirationDate = value['ExpirationDate'] === undefined ? undefined : Date.parse(String(value['ExpirationDate']))
  if (Number.isNaN(ExpirationDate)) reading.wrong(fields.get('ExpirationDate')!, 'ExpirationDate', '2026-01-31T12:00:00Z')
  const bytes = fields.has('base64') ? fromBase64(reading.text(fields.get('base64'), 'base64') ?? '') : undefined
  if (fields.has('base64') && bytes === undefined) reading.wrong(fields.get('base64')!, 'base64', 'base64')
  if (fields.has('base64') && fields.has('body')) reading.tell(reportBus('two-bodies', { first: 'body', second: 'base64' }))
  const named = Object.fromEntries(texts) as Partial<Record<(typeof texts)[number][0], string>>
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return {
    channel: '',
    ...named,
    ...(bytes !== undefined && { body: bytes }),
    ...(value['json'] !== undefined && { json: value['json'] }),
    ...(entries.length > 0 && {
      Parameters: Object.fromEntries(entries.map(({ key, value: one }) => [key, reading.text(one, key) ?? ''])),
    }),
    ...(ExpirationDate !== undefined && { ExpirationDate }),
  }
}
