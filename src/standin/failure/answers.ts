/** Answers in place of 1C's, as sources show them (sources 52, 14, 16, 17, 15) or ours, as docs/quirks.md says. */
import { exceptionReply } from '../../exchange/exception/document.ts'
import { headerValue } from '../../exchange/headers.ts'
import { Refusal } from '../../exchange/refusal.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { errorAsAsked } from '../../odata/refused.ts'
import { refuse } from '../../platform/refuse.ts'
import type { Struck } from './effect.ts'
import { soapFaultText } from './soap-fault.ts'

/** 1C's `exception` document, or its JSON twin where the client accepts JSON. */
export const document =
  (status: number, descr: string, inner: readonly string[] = []) =>
  ({ method, target, headers }: Struck): Reply =>
    exceptionReply({ method, path: target.replace(/\?.*$/s, ''), headers }, { status, descr, inner })

/** The web server's own page: 1C never sees the request. */
export const notPublished = ({ method, target, headers }: Struck): Reply =>
  refuse(new Refusal('publication/outside', 404, 'Not Found'), {
    method,
    target,
    headers,
    scheme: 'http',
    authority: '',
    body: undefined,
    signal: never,
  })

const never = new AbortController().signal

/** A page where data were expected: of a firewall, a proxy or a login form. */
export const page = (text: string) => (): Reply =>
  textReply(
    200,
    'text/html; charset=utf-8',
    `<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>${text}</title></head><body><h1>${text}</h1></body></html>\n`,
  )

/** The error text of a handler that catches its exception and answers 200. */
export const errorText =
  (text: string | undefined) =>
  ({ service }: Struck): Reply =>
    textReply(200, 'text/plain; charset=utf-8', text ?? exceptionOf(service))

export const handlerException =
  (text: string | undefined) =>
  ({ service }: Struck): Reply =>
    textReply(500, 'text/plain; charset=utf-8', exceptionOf(service, text))

/** In the form that the request asks for. */
export const odataError =
  (text: string) =>
  ({ target, headers }: Struck): Reply =>
    errorAsAsked(target.split('?').slice(1).join('?'), headers, { status: 500, code: -1, message: text, language: 'ru' })

const exceptionOf = (service = 'Сервис', text = 'Значение не является значением объектного типа (Свойство)'): string =>
  `{HTTPСервис.${service}.Модуль(1)}: ${text}`

/** In the version of the request: SOAP 1.2 where its Content-Type is `application/soap+xml`. */
export const soapFault =
  (text: string) =>
  ({ headers }: Struck): Reply => {
    const is12 = /^\s*application\/soap\+xml/i.test(headerValue(headers, 'content-type') ?? '')
    return textReply(500, `${is12 ? 'application/soap+xml' : 'text/xml'}; charset=utf-8`, soapFaultText(text, is12))
  }
