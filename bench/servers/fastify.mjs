// Fastify with the routes of `socket.mjs`.
import fastify from 'fastify'
import { exampleText } from './same-text.mjs'

const app = fastify()
app.get('/hs/plain/query/:string/*', (request, reply) => {
  reply.send(`${request.params.string} /${request.params['*']}`)
})
app.get('/hs/example/query/:string/*', (request, reply) => {
  reply.send(exampleText(request.method, request.headers.host, Object.entries(request.headers), request.params))
})
console.log(JSON.stringify({ url: await app.listen({ port: 0, host: '127.0.0.1' }) }))
