/** A function of a module as the handler of an HTTP service's method: request and response in the language's own objects. */
import { ModuleException } from '../exchange/exception/module-exception.ts'
import type { HTTPServiceRequest } from '../hs/message/request.ts'
import type { HTTPServiceResponse } from '../hs/message/response.ts'
import type { Handler } from '../hs/service/service.ts'
import type { ModuleSource, Program } from './modules/program.ts'
import { RunContext, type RunPorts } from './modules/run-context.ts'
import { ErrorInfo } from './objects/errors/error-info.ts'
import { describe } from './objects/errors/presentation.ts'
import { ServiceRequest } from './objects/http/request.ts'
import { ServiceResponse } from './objects/http/response.ts'
import { BslError, errors } from './run/error.ts'
import { asBslError, RunEnded } from './run/exceptions.ts'

/** What a call lends to its run, and what follows it. */
interface RunOfCall {
  readonly ports: RunPorts
  /** Called when the answer is made. */
  finish(): void
}

export type BeginRun = (call: Parameters<Handler>[1]) => RunOfCall

export function httpHandler(program: Program, source: ModuleSource, handler: string, begin: BeginRun): Handler {
  const folded = handler.toLowerCase()
  return async (request, call) => {
    const { ports, finish } = begin(call)
    const run = new RunContext(program, ports)
    try {
      const parts = await requestParts(request)
      const method = run.module(source).own(folded)
      if (!method) throw errors.noFunction(handler)
      return answerOf(await method(run, undefined, [new ServiceRequest(parts)]))
    } catch (error) {
      throw asModuleException(error, run)
    } finally {
      finish()
    }
  }
}

async function requestParts(request: HTTPServiceRequest): Promise<ServiceRequest['parts']> {
  return {
    HTTPMethod: request.HTTPMethod,
    BaseURL: request.BaseURL,
    RelativeURL: request.RelativeURL,
    URLParameters: Object.entries(request.URLParameters as Record<string, string>).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    QueryOptions: request.QueryOptions,
    Headers: request.Headers,
    contentType: request.header('content-type'),
    body: await request.GetBodyAsBinaryData(),
  }
}

function answerOf(returned: unknown): HTTPServiceResponse {
  if (returned instanceof ServiceResponse) return returned.finished()
  throw new BslError(
    'Обработчик должен вернуть значение типа HTTPСервисОтвет',
    'The handler must return a value of the type HTTPServiceResponse',
  )
}

/** The text of 1C; refusals of the exchange itself, such as of a body that is too large, pass as they are. */
function asModuleException(error: unknown, run: RunContext): unknown {
  if (error instanceof RunEnded) return new ModuleException(error.message)
  if (error instanceof Error && error.name === 'Refusal') return error
  const info = new ErrorInfo(asBslError(error), run)
  return new ModuleException(describe(info), { cause: error })
}
