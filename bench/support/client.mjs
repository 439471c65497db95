// A client for `load.mjs`: URL CONNECTIONS SECONDS [FILE]; each connection sends its next GET, or POST of the file, when the last is
// answered; prints the number of answers.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

const [, , address, connections, seconds, file] = process.argv
const { hostname, port, pathname, host } = new URL(address)
const request = file === undefined ? `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n` : post(readFileSync(file))
let answers = 0

function post(body) {
  return Buffer.concat([
    Buffer.from(
      `POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: text/xml; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n`,
    ),
    body,
  ])
}

/** Whether an answer is complete: by its Content-Length, or by its last chunk. */
function isWhole(buffered, head, text) {
  const length = /content-length: (\d+)/i.exec(text)?.[1]
  if (length !== undefined) return buffered.length >= head + 4 + Number(length)
  return buffered.subarray(-7).equals(LAST_CHUNK)
}
const LAST_CHUNK = Buffer.from('\r\n0\r\n\r\n')

/** A server may close the connection behind each answer. */
function converse() {
  let buffered = Buffer.alloc(0)
  const socket = connect(Number(port), hostname, () => socket.write(request))
  socket.on('data', (piece) => {
    buffered = buffered.length === 0 ? piece : Buffer.concat([buffered, piece])
    const head = buffered.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = buffered.latin1Slice(0, head)
    if (!text.startsWith('HTTP/1.1 200')) throw new Error(text)
    if (!isWhole(buffered, head, text)) return
    buffered = Buffer.alloc(0)
    answers++
    if (/^connection: close/im.test(text)) socket.end()
    else socket.write(request)
  })
  socket.on('close', converse)
}

for (let one = 0; one < Number(connections); one++) converse()
setTimeout(
  () => {
    console.log(answers)
    process.exit(0)
  },
  Number(seconds) * 1000,
)
