// Bare node:http, which sends the bytes that it is told (path and text in turn) and looks at nothing but the path.
import { createServer } from 'node:http'

const texts = new Map()
for (let at = 2; at < process.argv.length; at += 2) texts.set(process.argv[at], process.argv[at + 1])
const server = createServer((request, response) => {
  const text = texts.get(request.url)
  response.writeHead(200, { 'Content-Length': Buffer.byteLength(text) })
  response.end(text)
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })))
