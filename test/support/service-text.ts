/** Texts of small service modules for tests. */

/** A service at the root `name` in small letters, whose `/` answers `text`. */
export const serviceText = (
  name: string,
  text: string,
): string => `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default HTTPService({
  Name: '${name}',
  RootURL: '${name.toLowerCase()}',
  URLTemplates: {
    Root: URLTemplate('/', {
      GET() {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString('${text}')
        return response
      },
    }),
  },
})
`
