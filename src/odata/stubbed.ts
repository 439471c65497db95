/** The interface with stubs before its own answers: what a stub sees of a request, and how it answers in the form that is asked for. */
import type { Ask } from '../channel/ask.ts'
import { said } from '../diagnostics/said.ts'
import { joinedValue } from '../exchange/headers.ts'
import type { Reply } from '../exchange/reply.ts'
import type { Call } from '../session/call.ts'
import { answer } from './answer.ts'
import { calledOf, parametersOf, partOf, type CalledOData } from './called.ts'
import { errorRows, ODataRefusal } from './errors.ts'
import { errorReply } from './format/error.ts'
import type { Given } from './given/answer.ts'
import type { Request } from './request.ts'
import type { StandardOData } from './service.ts'

/** A request as stubs see it. */
export interface ODataCall {
  /** The HTTP method. */
  readonly method: string
  /** The set or function with its key and options, as the interface reads them. */
  readonly called: CalledOData
  /** Key and options by name, as texts. */
  readonly URLParameters: Readonly<Record<string, string>>
  /** `http://host/base/odata/standard.odata`. */
  readonly BaseURL: string
  /** What comes behind it, with the query, raw. */
  readonly RelativeURL: string
  /** A header in any case of letters, several of one name joined by commas. */
  header(name: string): string | undefined
  /** The body, as often as it is asked for. */
  text(): Promise<string>
  /** Entities in plain JSON, in the form that the request asks for. */
  write(given: Given): Promise<Reply>
  /** 1C's error in that form; `status` by the code when absent. */
  error(code: number, text: string, status?: number): Reply
}

/** Asks the stubs, where any are for the part; else the interface answers. */
export function answerOrAsk(service: StandardOData, request: Request, call: Call): Reply | Promise<Reply> {
  const { ask } = service
  const { method, target } = request.arrival
  if (ask === undefined || ask.isIdle || isUnpublished(request)) return answer(request)
  const methods = ask.methods(partOf(request.model, request.segments), [method])
  if (!methods.includes(method) && !methods.includes('Any')) return answer(request)
  const called = calledOf(request.model, request.segments, target.split('?').slice(1).join('?'))
  return ask.answer<ODataCall, Reply>({
    part: called.part,
    method,
    request: odataCall(request, called),
    call,
    written: () => answer(request),
    unmatched: () => unmatched(called.part, method),
  })
}

/** What is not in the composition now is answered so, whatever stubs there are for it. */
function isUnpublished({ segments: [first], model }: Request): boolean {
  return first !== undefined && !calls.has(first.name) && model.set(first.name) === undefined
}

const calls: ReadonlySet<string> = new Set(['$metadata', 'SelectChanges', 'NotifyChangesReceived'])

const odataCall = (request: Request, called: CalledOData): ODataCall => ({
  method: request.arrival.method,
  called,
  URLParameters: parametersOf(called),
  BaseURL: request.writing.root,
  RelativeURL: request.arrival.target.slice(request.arrival.target.indexOf('/standard.odata') + '/standard.odata'.length),
  header: (name) => joinedValue(request.arrival.headers, name),
  text: request.body,
  error: (code, text, status = statusOf(code)) =>
    errorReply({ status, code, message: text, language: request.settings.language ?? 'ru' }, request.writing.representation !== 'atom'),
  write: async (given) => (await import('./given/answer.ts')).givenReply(request, called, given),
})

/** As 1C answers that code. */
const statusOf = (code: number): number =>
  code < 0 ? 500 : (Object.values(errorRows).find(({ internal }) => internal === code)?.status ?? 400)

const unmatched = (part: string, method: string): ODataRefusal =>
  new ODataRefusal(
    'stub/no-match',
    404,
    'set',
    [part],
    said(
      `no stub for ${method} ${part} matches the request; the journal names the closest`,
      `ни одна заглушка ${method} ${part} не подходит к запросу; ближайшая названа в журнале`,
    ),
  )

export const stubbedOData = (service: StandardOData, ask: Ask): StandardOData => Object.freeze({ ...service, ask })
