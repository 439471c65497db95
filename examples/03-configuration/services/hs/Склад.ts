/** Handlers for the HTTP service Склад of the configuration beside it; the method ПриходЗаписать is still to be written. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

const left: ReadonlyMap<string, number> = new Map([['42', 5]])

export default HTTPService({
  Name: 'Склад',
  RootURL: 'stock/v1',
  ReuseSessions: 'AutoUse',
  SessionMaxAge: 60,
  URLTemplates: {
    Остаток: URLTemplate('/остатки/{Код}', {
      GET(request) {
        const count = left.get(request.URLParameters.Код)
        const response = new HTTPServiceResponse(count === undefined ? 404 : 200)
        response.SetBodyFromString(count === undefined ? `Нет товара с кодом ${request.URLParameters.Код}` : String(count))
        return response
      },
    }),
  },
})
