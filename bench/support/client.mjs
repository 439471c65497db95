// A client for `load.mjs`: URL CONNECTIONS SECONDS; each connection sends its next GET when the last is answered; prints the number of answers.
import { connect } from 'node:net'

const [, , address, connections, seconds] = process.argv
const { hostname, port, pathname, host } = new URL(address)
const request = `GET ${pathname} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
let answers = 0

/** Answers are counted by Content-Length, which every server of the bench sends. */
function converse() {
  let buffered = Buffer.alloc(0)
  const socket = connect(Number(port), hostname, () => socket.write(request))
  socket.on('data', (piece) => {
    buffered = buffered.length === 0 ? piece : Buffer.concat([buffered, piece])
    const head = buffered.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = buffered.latin1Slice(0, head)
    if (!text.startsWith('HTTP/1.1 200')) throw new Error(text)
    if (buffered.length < head + 4 + Number(/content-length: (\d+)/i.exec(text)[1])) return
    buffered = Buffer.alloc(0)
    answers++
    socket.write(request)
  })
}

for (let one = 0; one < Number(connections); one++) converse()
setTimeout(() => {
  console.log(answers)
  process.exit(0)
}, Number(seconds) * 1000)
