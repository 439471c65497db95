/** A function of a module as the handler of an HTTP service's method: request and response in the language's own objects. */
import type { HTTPServiceRequest } from '../hs/message/request.ts'
import type { HTTPServiceResponse } from '../hs/message/response.ts'
import type { Handler } from '../hs/service/service.ts'
import { inRun, type BeginRun } from './handler-run.ts'
import type { ModuleSource, Program } from './modules/program.ts'
import { ServiceRequest } from './objects/http/request.ts'
import { ServiceResponse } from './objects/http/response.ts'
import { BslError, errors } from './run/error.ts'

export function httpHandler(program: Program, source: ModuleSource, handler: string, begin: BeginRun): Handler {
  const folded = handler.toLowerCase()
  return (request, call) =>
    inRun(program, begin, call, async (run) => {
      const parts = await requestParts(request)
      const method = run.module(source).own(folded)
      if (!method) throw errors.noFunction(handler)
      return answerOf(await method(run, undefined, [new ServiceRequest(parts)]))
    })
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
