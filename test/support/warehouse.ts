/** A small HTTP service for tests: one handler that echoes, one that reads the body, one that throws. */
import { DeclaredMethod, HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

function answer(text: string, type = 'text/plain; charset=utf-8', status = 200): HTTPServiceResponse {
  const response = new HTTPServiceResponse(status)
  response.Headers.set('Content-Type', type)
  response.SetBodyFromString(text)
  return response
}

export const Warehouse = HTTPService({
  Name: 'Склад',
  RootURL: 'warehouse',
  URLTemplates: {
    Version: URLTemplate('/version', { GET: () => answer('{"version":"1.0","name":"Склад"}', 'application/json; charset=utf-8') }),
    Volume: URLTemplate('/volume/{VolumeID}/*', {
      GET: (request) => answer(`${request.URLParameters.VolumeID}:${request.URLParameters['*']}`),
    }),
    Orders: URLTemplate('/orders', {
      POST: async (request) => answer(await request.GetBodyAsString(), 'application/json', 201),
      PUT: () => answer('unread'),
      DELETE: () => {
        throw new Error('Удаление запрещено')
      },
    }),
    Unwritten: URLTemplate('/unwritten/{Number}', { GET: DeclaredMethod('UnwrittenGET', 'HTTPServices/Склад/Ext/Module.bsl') }),
  },
})
