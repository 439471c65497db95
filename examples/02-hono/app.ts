/** A Hono app with a route of its own, and beside it the services of an infobase at /trade. */
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { HTTPService, HTTPServiceResponse, URLTemplate, createPlatform } from 'onec-standin'
import { toHono } from 'onec-standin/hono'

const Stock = HTTPService({
  Name: 'Stock',
  RootURL: 'stock',
  URLTemplates: {
    Item: URLTemplate('/items/{code}', {
      GET: (request) => HTTPServiceResponse.json({ code: request.URLParameters.code, left: 5 }),
    }),
  },
})

const app = new Hono()
app.get('/health', (context) => context.text('well'))
app.route('/', toHono(createPlatform({ services: [Stock], base: '/trade' })))

serve({ fetch: app.fetch, hostname: '127.0.0.1', port: Number(process.env['PORT'] ?? 8081) }, ({ port }) => {
  console.log(`http://127.0.0.1:${port}/trade/hs/stock/items/42`)
})
