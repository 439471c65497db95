/** Asks a server with any method, CONNECT and TRACE too, which `fetch` refuses. */
import { connect } from 'node:net'

/** Status and what follows the head. */
export const ask = (port: number, method: string, path: string): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1')
    socket.write(`${method} ${encodeURI(path)} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`)
    socket
      .setEncoding('utf8')
      .on('data', (more: string) => {
        received += more
      })
      .on('close', () => resolve({ status: Number(received.split(' ')[1]), text: received.slice(received.indexOf('\r\n\r\n') + 4) }))
      .on('error', reject)
  })
