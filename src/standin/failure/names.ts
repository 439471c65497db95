/** 1C's failures by name: the table of what each does, which options it takes, and how sure its look is (docs/failures.md repeats it). */
import { document, errorText, handlerException, notPublished, odataError, page, soapFault } from './answers.ts'
import { cp1251, marked, reset, torn, withoutContentType } from './changes.ts'
import type { Effect } from './effect.ts'
import { beyondLimit, limitOf } from './limits.ts'
import { milliseconds, type Latency } from './random.ts'

/** Options of all failures, read; each failure takes its own. */
interface FailureOptions {
  readonly text: string | undefined
  readonly bytes: number | undefined
  readonly delay: number | undefined
  readonly latency: Latency | undefined
}

interface Row {
  readonly meaning: string
  /** A seen on the wire, B in clients and logs, C inferred, D ours (docs/quirks.md). */
  readonly mark: 'A' | 'B' | 'C' | 'D'
  readonly options: readonly ('text' | 'bytes' | 'delay' | 'min' | 'max' | 'median' | 'sigma')[]
  readonly effect: (options: FailureOptions) => Effect
}

const answer = (make: Extract<Effect, { kind: 'answer' }>['answer']): Effect => ({ kind: 'answer', answer: make })
const change = (make: Extract<Effect, { kind: 'change' }>['change']): Effect => ({ kind: 'change', change: make })

const lost = (code: Extract<Effect, { kind: 'lost' }>['lost']): Effect => ({ kind: 'lost', lost: code })

const blocked = 'Начало сеанса с информационной базой запрещено.'

const failures = {
  licenseExhausted: {
    meaning: '402: no free licence',
    mark: 'D',
    options: ['text'],
    effect: ({ text }) => answer(document(402, text ?? 'Не обнаружено свободной лицензии!')),
  },
  sessionExpired: {
    meaning: '400: the session that the cookie names has ended',
    mark: 'B',
    options: ['text'],
    effect: ({ text }) => answer(document(400, text ?? 'Сеанс не найден или завершен')),
  },
  poolTimeout: {
    meaning: '406: no session of the pool became free in time',
    mark: 'B',
    options: ['text'],
    effect: ({ text }) => answer(document(406, text ?? 'Истекло время ожидания сеанса')),
  },
  infobaseLocked: {
    meaning: '403: sessions are blocked by the administrator, with inner descriptions',
    mark: 'B',
    options: ['text'],
    effect: ({ text = 'Ведутся технические работы' }) => answer(document(403, `${blocked}\n${text}`, [text])),
  },
  accessDenied: {
    meaning: '403: the user lacks a right',
    mark: 'D',
    options: ['text'],
    effect: ({ text }) => answer(document(403, text ?? 'Недостаточно прав для выполнения операции')),
  },
  notPublished: {
    meaning: "404: the web server's page, as for a service that is not published",
    mark: 'C',
    options: [],
    effect: () => answer(notPublished),
  },
  htmlInsteadOfData: {
    meaning: '200 with a page of HTML',
    mark: 'B',
    options: ['text'],
    effect: ({ text }) => answer(page(text ?? 'Доступ ограничен')),
  },
  textErrorWith200: {
    meaning: '200 with the text of an error',
    mark: 'B',
    options: ['text'],
    effect: ({ text }) => answer(errorText(text)),
  },
  slowFirstCall: {
    meaning: 'the first call waits for the start of a session',
    mark: 'D',
    options: ['delay'],
    effect: ({ delay = 7000 }) => ({ kind: 'delay', milliseconds: () => delay }),
  },
  latency: {
    meaning: 'every call waits',
    mark: 'D',
    options: ['min', 'max', 'median', 'sigma'],
    effect: ({ latency = { min: 100, max: 500 } }) => ({ kind: 'delay', milliseconds: milliseconds(latency) }),
  },
  tornAnswer: {
    meaning: 'the connection ends in the middle of the body',
    mark: 'D',
    options: ['bytes'],
    effect: ({ bytes }) => change(torn(bytes)),
  },
  resetConnection: {
    meaning: 'the connection ends without an answer',
    mark: 'D',
    options: [],
    effect: () => ({ kind: 'change', change: reset, lost: 'reset' }),
  },
  bom: { meaning: 'a byte order mark before the body', mark: 'B', options: [], effect: () => change(marked) },
  cp1251: { meaning: 'the body in windows-1251, with unchanged headers', mark: 'B', options: [], effect: () => change(cp1251) },
  jsonWithoutContentType: { meaning: 'no Content-Type', mark: 'B', options: [], effect: () => change(withoutContentType) },
  handlerException: {
    meaning: "500 with the text of a handler's exception",
    mark: 'B',
    options: ['text'],
    effect: ({ text }) => answer(handlerException(text)),
  },
  odataError: {
    meaning: 'an error of the OData interface with code -1 and status 500, in the form that the request asks for',
    mark: 'A',
    options: ['text'],
    effect: ({ text }) => answer(odataError(text ?? 'Произошла внутренняя ошибка OData сервиса.')),
  },
  webServerLimits: {
    meaning: "the web server's pages: 404 for a query over 2,048 bytes, 400 for a path segment over 260, 411 without Content-Length",
    mark: 'B',
    options: [],
    effect: () => ({ kind: 'answer', answer: beyondLimit, strikes: (struck) => limitOf(struck) !== undefined }),
  },
  connectionRefused: {
    meaning: 'of a call that goes out: the server refuses the connection',
    mark: 'B',
    options: [],
    effect: () => lost('refused'),
  },
  unknownHost: {
    meaning: 'of a call that goes out: the name of the host is not known',
    mark: 'B',
    options: [],
    effect: () => lost('unknown-host'),
  },
  callTimeout: { meaning: 'of a call that goes out: the timeout is over', mark: 'B', options: [], effect: () => lost('timeout') },
  certificateRejected: {
    meaning: 'of a call that goes out: the certificate of the server is not accepted',
    mark: 'A',
    options: [],
    effect: () => lost('certificate'),
  },
  soapFault: {
    meaning: '500 with a SOAP fault in the version of the request',
    mark: 'B',
    options: ['text'],
    effect: ({ text }) => answer(soapFault(text ?? 'Ошибка при вызове метода контекста')),
  },
} as const satisfies Record<string, Row>

/** The names of failures: docs/failures.md describes each. */
export type FailureName = keyof typeof failures

export const failureNames = Object.keys(failures) as readonly FailureName[]

export const isFailureName = (text: string): text is FailureName => Object.hasOwn(failures, text)

/** The row under one type, whatever its name. */
export const failureRow = (name: FailureName): Row => failures[name]
