/** The first example of chapter 17 (17.3.2.3.1): answers with everything that was found in the request. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

const lines = (heading: string, entries: Iterable<readonly [string, string]>): string =>
  [heading, ...Array.from(entries, ([key, value]) => `${key}:${value}`)].join('\n') + '\n'

export default HTTPService({
  Name: 'ПримерРаботы',
  RootURL: 'example',
  URLTemplates: {
    ПоказатьЗапрос: URLTemplate('/query/{string}/*', {
      GET(request) {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(
          `${request.HTTPMethod}\n${request.BaseURL}\n${request.RelativeURL}\n`
            + lines('Заголовки:', request.Headers)
            + lines(
              'Параметры URL:',
              [...request.URLParameters].toSorted(([one], [other]) => (one < other ? -1 : 1)),
            )
            + lines('Параметры запроса:', request.QueryOptions),
        )
        return response
      },
      Any(request) {
        const response = new HTTPServiceResponse(405)
        response.SetBodyFromString(`Данный HTTP-сервис не поддерживает метод ${request.HTTPMethod}`)
        return response
      },
    }),
  },
})
