// Hono on @hono/node-server with the routes of `socket.mjs`.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { exampleText } from './same-text.mjs'

const app = new Hono()
app.get('/hs/plain/query/:string/:rest', (context) => context.text(`${context.req.param('string')} /${context.req.param('rest')}`))
app.get('/hs/example/query/:string/:rest', (context) => {
  const parameters = { 'string': context.req.param('string'), '*': context.req.param('rest') }
  return context.text(exampleText(context.req.method, context.req.header('host'), context.req.raw.headers, parameters))
})
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => console.log(JSON.stringify({ url: `http://127.0.0.1:${port}` })))
