/** From what a handler returned to the reply on the wire: checks status and headers, encodes or opens the body, computes Content-Length. */
import { saidBy } from '../../diagnostics/said-by.ts'
import { SaidError } from '../../diagnostics/said-error.ts'
import { said } from '../../diagnostics/said.ts'
import { encodeText, isUTF8 } from '../../exchange/encoding.ts'
import { isHeaderName, isHeaderValue } from '../../exchange/headers.ts'
import { bodyLength, type Reply, type ReplyBody } from '../../exchange/reply.ts'
import type { System } from '../../exchange/system.ts'
import { closeStream } from './response-stream.ts'
import { HTTPServiceResponse } from './response.ts'

/** What a handler returned can't be sent; the text says why, and is answered 500. */
class ResponseError extends SaidError {
  override readonly name = 'ResponseError'
}

export interface RespondSettings {
  /** Whether `ByteOrderMarkUsage.Auto` writes a mark; unproved for 1C (source 9), so off. */
  readonly byteOrderMarkAuto: boolean
}

/**
 * A promise only where there is a file to open: waiting for one that is already there costs a request 1,500 instructions, as much as
 * finding its route.
 */
export function respond(returned: unknown, system: System, settings: RespondSettings): Reply | Promise<Reply> {
  if (!(returned instanceof HTTPServiceResponse))
    throw new ResponseError(
      said(
        `the handler returned a value of the type ${typeName(returned)}; it must return an HTTPServiceResponse`,
        `обработчик вернул значение типа ${typeName(returned)}, а должен вернуть HTTPСервисОтвет (HTTPServiceResponse)`,
      ),
    )
  const status = returned.StatusCode
  if (!Number.isInteger(status) || status < 200 || status > 999)
    throw new ResponseError(
      said(
        `StatusCode ${status}: a status is a whole number from 200 to 999`,
        `StatusCode ${status}: код состояния должен быть целым числом от 200 до 999`,
      ),
    )
  if (returned.Reason !== '' && !isHeaderValue(returned.Reason))
    throw new ResponseError(said('Reason: a character that cannot be in a reason', 'Reason: недопустимый символ в причине ответа'))
  const { Reason } = returned
  const headers = headerPairs(returned)
  if (!bodyAllowed(status)) return replyOf(status, Reason, headers, undefined)
  const body = bodyOf(returned, system, settings)
  return body instanceof Promise
    ? body.then((opened) => withLength(status, Reason, headers, opened))
    : withLength(status, Reason, headers, body)
}

function withLength(status: number, reason: string, headers: string[], body: ReplyBody | undefined): Reply {
  const length = bodyLength(body)
  if (length !== undefined) headers.push('Content-Length', String(length))
  return replyOf(status, reason, headers, body)
}

function replyOf(status: number, reason: string, headers: string[], body: ReplyBody | undefined): Reply {
  if (reason === '') return body ? { status, headers, body } : { status, headers }
  return body ? { status, reason, headers, body } : { status, reason, headers }
}

const bodyAllowed = (status: number): boolean => status !== 204 && status !== 304

// What frames the message is ours to say: a handler's own wrong Content-Length is replaced, trailers are never sent.
const framing = new Set(['content-length', 'transfer-encoding', 'trailer'])

function headerPairs(response: HTTPServiceResponse): string[] {
  const pairs: string[] = []
  if (response.Headers.size === 0) return pairs
  for (const [name, values] of response.Headers) {
    if (!isHeaderName(name))
      throw new ResponseError(
        said(`Headers: "${name}" cannot be the name of a header of HTTP`, `Headers: "${name}" не может быть именем заголовка HTTP`),
      )
    if (framing.has(name.toLowerCase())) continue
    for (const value of Array.isArray(values) ? values : [values]) {
      const text = String(value)
      if (!isHeaderValue(text))
        throw new ResponseError(
          said(`Headers: a character that cannot be in the header ${name}`, `Headers: недопустимый символ в значении заголовка ${name}`),
        )
      pairs.push(name, text)
    }
  }
  return pairs
}

function bodyOf(response: HTTPServiceResponse, system: System, settings: RespondSettings): ReplyBody | undefined | Promise<ReplyBody> {
  const body = response.body
  switch (body?.kind) {
    case undefined:
      return undefined
    case 'bytes':
      return body.bytes
    case 'text': {
      const mark = body.mark === 'Use' || (body.mark === 'Auto' && settings.byteOrderMarkAuto)
      return mark || !isUTF8(body.encoding) ? encodeText(body.text, body.encoding, mark) : body.text
    }
    case 'stream':
      return { stream: () => body.stream, cancel: () => closeStream(body.stream), ...(body.size !== undefined && { size: body.size }) }
    case 'file':
      return system.openFile(body.path).catch((error: unknown) => {
        const { en, ru } = saidBy(error)
        throw new ResponseError(
          said(
            `SetBodyFileName: the file ${body.path} cannot be read (${en})`,
            `SetBodyFileName: файл ${body.path} не удалось прочитать (${ru})`,
          ),
        )
      })
  }
}

function typeName(value: unknown): string {
  if (value === undefined) return 'Неопределено (undefined)'
  if (value === null) return 'Null (null)'
  if (typeof value !== 'object') return typeof value
  // A class that replaces one of the platform's, as web servers do with Response, has the name of that only here.
  const tag = Object.prototype.toString.call(value).slice('[object '.length, -1)
  return tag === 'Object' ? (value.constructor?.name ?? 'object') : tag
}
