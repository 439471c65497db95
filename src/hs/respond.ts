/** From what a handler returned to the reply on the wire: checks status and headers, encodes or opens the body, computes Content-Length. */
import { encodeText, isUTF8 } from '../exchange/encoding.ts'
import { bodyLength } from '../exchange/reply.ts'
import { HTTPServiceResponse } from './response.ts'
import type { Reply, ReplyBody } from '../exchange/reply.ts'
import type { System } from '../exchange/system.ts'

/** What a handler returned can't be sent; the text says why, and is answered 500. */
export class ResponseError extends Error {
  override readonly name = 'ResponseError'
}

export interface RespondSettings {
  /** Whether `ByteOrderMarkUsage.Auto` writes a mark; unproved for 1C (facts 3.2), so off. */
  readonly byteOrderMarkAuto: boolean
}

export async function respond(returned: unknown, system: System, settings: RespondSettings): Promise<Reply> {
  if (!(returned instanceof HTTPServiceResponse)) throw new ResponseError(`обработчик вернул значение типа ${typeName(returned)}, а должен вернуть HTTPСервисОтвет (HTTPServiceResponse)`)
  const status = returned.StatusCode
  if (!Number.isInteger(status) || status < 200 || status > 999) throw new ResponseError(`StatusCode ${status}: код состояния должен быть целым числом от 200 до 999`)
  if (returned.Reason !== '' && forbiddenInValue.test(returned.Reason)) throw new ResponseError('Reason: недопустимый символ в причине ответа')
  const headers = headerPairs(returned)
  const body = bodyAllowed(status) ? await bodyOf(returned, system, settings) : undefined
  const length = bodyLength(body)
  if (bodyAllowed(status) && length !== undefined) headers.push('Content-Length', String(length))
  return { status, headers, ...(returned.Reason !== '' && { reason: returned.Reason }), ...(body && { body }) }
}

const bodyAllowed = (status: number): boolean => status !== 204 && status !== 304

// What frames the message is ours to say: a handler's own wrong Content-Length is replaced.
const framing = new Set(['content-length', 'transfer-encoding'])
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
// eslint-disable-next-line no-control-regex
const forbiddenInValue = /[\u0000-\u0008\u000A-\u001F\u007F]/

function headerPairs(response: HTTPServiceResponse): string[] {
  const pairs: string[] = []
  for (const [name, values] of response.Headers) {
    if (!token.test(name)) throw new ResponseError(`Headers: "${name}" не может быть именем заголовка HTTP`)
    if (framing.has(name.toLowerCase())) continue
    for (const value of Array.isArray(values) ? values : [values]) {
      const text = String(value)
      if (forbiddenInValue.test(text)) throw new ResponseError(`Headers: недопустимый символ в значении заголовка ${name}`)
      pairs.push(name, text)
    }
  }
  return pairs
}

async function bodyOf(response: HTTPServiceResponse, system: System, settings: RespondSettings): Promise<ReplyBody | undefined> {
  const body = response.body
  switch (body?.kind) {
    case undefined: return undefined
    case 'bytes': return body.bytes
    case 'string': {
      const mark = body.mark === 'Use' || (body.mark === 'Auto' && settings.byteOrderMarkAuto)
      return mark || !isUTF8(body.encoding) ? encodeText(body.text, body.encoding, mark) : body.text
    }
    case 'stream': return { stream: () => body.stream, ...(body.size !== undefined && { size: body.size }) }
    case 'file': return system.openFile(body.path).catch((error: unknown) => {
      throw new ResponseError(`SetBodyFileName: файл ${body.path} не удалось прочитать (${error instanceof Error ? error.message : String(error)})`)
    })
  }
}

function typeName(value: unknown): string {
  if (value === undefined) return 'Неопределено (undefined)'
  if (value === null) return 'Null (null)'
  return typeof value === 'object' ? (value.constructor?.name ?? 'object') : typeof value
}
