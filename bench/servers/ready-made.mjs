// Bare node:http, which takes the body of a POST whole, does nothing with it, and sends the bytes of the file that is named by the path's
// last part in the folder that is named.
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const [, , folder] = process.argv
const answers = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file))]))

const server = createServer((request, response) => {
  const pieces = []
  request
    .on('data', (piece) => pieces.push(piece))
    .on('end', () => {
      const body = Buffer.concat(pieces)
      const answer = body.length === 0 ? Buffer.alloc(0) : answers.get(request.url.slice(request.url.lastIndexOf('/') + 1))
      response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': answer.length })
      response.end(answer)
    })
})
server.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}` })))
