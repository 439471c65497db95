/** A whole service: one template, one method. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default HTTPService({
  Name: 'Greeting',
  RootURL: 'greeting',
  URLTemplates: {
    ByName: URLTemplate('/{name}', {
      GET(request) {
        const response = new HTTPServiceResponse(200)
        response.Headers.set('Content-Type', 'text/plain; charset=utf-8')
        response.SetBodyFromString(`Здравствуйте, ${request.URLParameters.name}!`)
        return response
      },
    }),
  },
})
