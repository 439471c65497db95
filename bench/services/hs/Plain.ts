/** The least that a service does with its parameters: what the parameter routes of other servers are compared with. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default HTTPService({
  Name: 'Plain',
  RootURL: 'plain',
  URLTemplates: {
    Value: URLTemplate('/query/{string}/*', {
      GET({ URLParameters }) {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(`${URLParameters.string} ${URLParameters['*']}`)
        return response
      },
    }),
  },
})
