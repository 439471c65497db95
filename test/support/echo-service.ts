/** A service that answers with what reached its handler, for tests that look at the wire. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export interface Echoed {
  readonly method: string
  readonly base: string
  readonly relative: string
  readonly tail: string
  readonly query: readonly (readonly [string, string])[]
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** `/hs/echo/*`: the request as JSON; method and bytes of the body stand in headers too, for answers that have no body. */
export const Echo = HTTPService({
  Name: 'Echo',
  RootURL: 'echo',
  URLTemplates: {
    All: URLTemplate('/*', {
      async Any(request) {
        const body = await request.GetBodyAsString()
        const echoed: Echoed = {
          method: request.HTTPMethod,
          base: request.BaseURL,
          relative: request.RelativeURL,
          tail: request.URLParameters['*'],
          query: [...request.QueryOptions],
          headers: [...request.Headers],
          body,
        }
        const response = new HTTPServiceResponse(200, '', { 'X-Method': request.HTTPMethod, 'X-Body': String(body.length) })
        response.SetBodyFromString(JSON.stringify(echoed))
        return response
      },
    }),
  },
})
