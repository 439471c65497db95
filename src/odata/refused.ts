/** What was thrown while a request was answered, as 1C's errors: refusals of the data with their codes, anything else with code -1. */
import { saidBy, saidByHandler } from '../diagnostics/said-by.ts'
import { said } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { Reply } from '../exchange/reply.ts'
import { DataError } from '../infobase/data-error.ts'
import { PlanError } from '../infobase/query/problem.ts'
import { EngineError } from '../infobase/store/engine.ts'
import type { Located } from '../publication/locate.ts'
import { errorRows, INTERNAL, ODataRefusal, odataRefusal } from './errors.ts'
import { errorReply, type WireError } from './format/error.ts'
import { readQuery } from './syntax/options.ts'
import { representationOf } from './syntax/representation.ts'

type Report = (error: unknown, text: string) => void

/** The refusal of an error; what a handler of an event threw is reported, and hidden where that is set. */
export function thrown(error: unknown, report: Report, isHidden: boolean): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof DataError) {
    if (error.code === 'infobase/no-right' || error.code === 'infobase/row-restricted') return odataRefusal('rights', [], saidBy(error))
    if (error.code === 'infobase/record-exists') return odataRefusal('record-exists', [], saidBy(error))
    return odataRefusal('exception', [saidBy(error)], saidBy(error))
  }
  if (error instanceof PlanError)
    return odataRefusal(
      'exception',
      [INTERNAL],
      said(`the query cannot be carried out: ${error.message}`, `запрос не удалось выполнить: ${error.messageRu}`),
    )
  report(error, saidByHandler(error).ru)
  // What the store says is of no use to a client.
  return odataRefusal('exception', [isHidden || error instanceof EngineError ? INTERNAL : saidByHandler(error)])
}

interface Drawing {
  readonly language: 'ru' | 'en'
  readonly verboseJSON: boolean
}

/** In the representation that the request asks for; `undefined`: not an error of this interface. */
export function refused(error: unknown, { arrival, target }: Located, { language, verboseJSON }: Drawing): Reply | undefined {
  if (!(error instanceof ODataRefusal)) return ofBody(error, target.query, arrival.headers, verboseJSON)
  const message = language === 'en' ? error.english : error.descr
  // A batch is answered in XML whatever is asked for.
  const isJson = error.code !== 'odata/no-batch' && wantsJson(target.query, arrival.headers, verboseJSON)
  return errorReply({ status: error.status, code: error.internal, message, language }, isJson)
}

/** A body that was refused for its size or its packing, before the interface had read it: bad format of the request, in Russian only. */
function ofBody(error: unknown, query: string, headers: readonly string[], verbose: boolean): Reply | undefined {
  if (!(error instanceof Refusal) || !error.code.startsWith('exchange/')) return undefined
  const { internal } = errorRows['request-form']
  const wire = { status: error.status, code: internal, message: error.descr, language: 'ru' } as const
  const reply = errorReply(wire, wantsJson(query, headers, verbose))
  return { ...reply, headers: [...reply.headers, ...error.headers] }
}

/** An error in the representation that a raw query and headers ask for. */
export const errorAsAsked = (query: string, headers: readonly string[], error: WireError): Reply =>
  errorReply(error, wantsJson(query, headers, false))

function wantsJson(query: string, headers: readonly string[], verbose: boolean): boolean {
  try {
    return representationOf((readQuery(query) ?? readQuery(ownPart(query)))?.get('$format'), headers, verbose) !== 'atom'
  } catch {
    return false
  }
}

/** `$format` of a query in which something else does not decode. */
const ownPart = (query: string): string => query.split('&').findLast((one) => /^(?:\$|%24)format=/.test(one)) ?? ''
