/**
 * Bytes put back on a socket in front of a fresh parser: how a request that node's parser would not give to us is read a second time
 * (source 76, tried on node 20-26).
 */
import type { Server, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'

export interface ParsedSocket extends Duplex {
  /** Node's own, private: the parser and the answer that is being written. */
  parser?: { remove?(): void } | null
  _httpMessage?: ServerResponse | null
}

/**
 * `event`: `connection` for http, `secureConnection` for https. Waits until what came before on the socket is answered: node would lose the
 * later answer.
 */
export function putBack(server: Server, event: 'connection' | 'secureConnection', socket: ParsedSocket, bytes: Buffer): void {
  detachParser(socket)
  socket.pause()
  whenAnswered(socket, () => {
    if (socket.destroyed || !socket.writable) return
    for (const name of ['data', 'end', 'close', 'drain', 'timeout', 'error', 'readable']) socket.removeAllListeners(name)
    socket.parser = null
    server.emit(event, socket)
    socket.unshift(bytes)
    socket.resume()
  })
}

function detachParser(socket: ParsedSocket): void {
  // A parser reads its socket past JavaScript until there is a listener for data: without this a failed one would go on to get the bytes of
  // later requests.
  socket.on('data', () => {})
  socket.removeAllListeners('data')
  // Else the server still counts its unfinished request and ends the connection when the time for headers is over.
  socket.parser?.remove?.()
  socket.on('error', () => {}) // a client may leave while we wait
}

function whenAnswered(socket: ParsedSocket, act: () => void): void {
  const answer = socket._httpMessage
  if (answer) answer.once('close', () => whenAnswered(socket, act))
  else act()
}
