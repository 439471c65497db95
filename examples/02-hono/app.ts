/** A Hono app with a route of its own, and beside it the services of an infobase at /trade. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPService, HTTPServiceResponse, URLTemplate, createPlatform, toHono } from 'onec-standin'

const Stock = HTTPService({
  Name: 'Stock',
  RootURL: 'stock',
  URLTemplates: {
    Item: URLTemplate('/items/{code}', {
      GET(request) {
        const response = new HTTPServiceResponse(200)
        response.Headers.set('Content-Type', 'application/json')
        response.SetBodyFromString(JSON.stringify({ code: request.URLParameters.code, left: 5 }))
        return response
      },
    }),
  },
})

const app = new Hono()
app.get('/health', (context) => context.text('well'))
app.route('/', toHono(createPlatform({ services: [Stock], base: '/trade' })))

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 8081) }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/trade/hs/stock/items/42`)
})
