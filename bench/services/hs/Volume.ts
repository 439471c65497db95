/** Bodies that are larger than the memory that they may take: an upload read as a stream, and a file sent by its name. */
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

export default HTTPService({
  Name: 'Volume',
  RootURL: 'volume',
  URLTemplates: {
    Upload: URLTemplate('/upload', {
      async POST(request) {
        let bytes = 0
        for await (const piece of await request.GetBodyAsStream()) bytes += piece.length
        const response = new HTTPServiceResponse(200)
        response.SetBodyFromString(bytes)
        return response
      },
    }),
    File: URLTemplate('/file', {
      GET() {
        const response = new HTTPServiceResponse(200)
        response.SetBodyFileName(process.env['BENCH_FILE'] ?? '')
        return response
      },
    }),
  },
})
