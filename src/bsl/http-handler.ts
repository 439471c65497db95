/** A function of a module as the handler of an HTTP service's method: request and response in the language's own objects. */
import type { HTTPServiceRequest } from '../hs/message/request.ts'
import type { HTTPServiceResponse } from '../hs/message/response.ts'
import type { Handler } from '../hs/service/service.ts'
import { inRun, type BeginRun } from './handler-run.ts'
import type { ModuleSource } from './modules/parts.ts'
import type { Program } from './modules/program.ts'
import { type RequestParts, ServiceRequest } from './objects/http/request.ts'
import { ServiceResponse } from './objects/http/response.ts'
import { BslError, errors } from './run/error.ts'

export function httpHandler(program: Program, source: ModuleSource, handler: string, begin: BeginRun): Handler {
  const folded = handler.toLowerCase()
  return (request, call) =>
    inRun(program, begin, call, async (run) => {
      const parts = new PartsOfRequest(request, await request.GetBodyAsBinaryData())
      const method = run.module(source).own(folded)
      if (!method) throw errors.noFunction(handler)
      const answer = method(run, undefined, [new ServiceRequest(parts)])
      return answerOf(answer instanceof Promise ? await answer : answer)
    })
}

/** The parts of a request, read when they are asked for. */
class PartsOfRequest implements RequestParts {
  readonly #request: HTTPServiceRequest
  readonly body: Uint8Array

  constructor(request: HTTPServiceRequest, body: Uint8Array) {
    this.#request = request
    this.body = body
  }

  get HTTPMethod(): string {
    return this.#request.HTTPMethod
  }

  get BaseURL(): string {
    return this.#request.BaseURL
  }

  get RelativeURL(): string {
    return this.#request.RelativeURL
  }

  get URLParameters(): Iterable<readonly [string, string]> {
    const found = Object.entries(this.#request.URLParameters as Record<string, string>)
    return found.length < 2 ? found : found.toSorted(([one], [other]) => (one < other ? -1 : 1))
  }

  get QueryOptions(): Iterable<readonly [string, string]> {
    return this.#request.QueryOptions
  }

  get Headers(): Iterable<readonly [string, string]> {
    return this.#request.Headers
  }

  get contentType(): string | undefined {
    return this.#request.header('content-type')
  }
}

function answerOf(returned: unknown): HTTPServiceResponse {
  if (returned instanceof ServiceResponse) return returned.finished()
  throw new BslError(
    'Обработчик должен вернуть значение типа HTTPСервисОтвет',
    'The handler must return a value of the type HTTPServiceResponse',
  )
}
