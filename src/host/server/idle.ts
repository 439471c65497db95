/**
 * Connections on which a client does nothing: a request that stops coming, an answer that is not taken; a handler that takes its time is
 * left alone.
 */
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { isAnswered } from './arrival.ts'

interface AnsweringSocket extends Socket {
  /** Node's own, private: the answer that is being made. */
  _httpMessage?: ServerResponse | null
}

/**
 * Milliseconds that a connection between two requests stays beyond what its answers announce (`Keep-Alive: timeout=5`): a request that the
 * client sends at the last moment is still answered. Newer versions of node do the same of their own accord.
 */
const BEYOND = 1_000

/** `milliseconds` without a byte either way; a head that trickles is node's to time (`headersTimeout`). */
export function endIdleConnections(server: Server, milliseconds: number): void {
  server.timeout = milliseconds
  server.on('timeout', (socket: AnsweringSocket) => {
    const answer = socket._httpMessage
    if (!answer && socket.timeout === server.keepAliveTimeout && socket.timeout !== milliseconds) socket.setTimeout(BEYOND)
    else if (!answer)
      whenStillSilent(socket, () => giveUp(socket, socket.timeout === milliseconds && socket.bytesRead > 0 && !isAnswered(socket)))
    else if (waitsForBody(answer.req)) giveUp(socket, !answer.headersSent)
    else if (answer.writableLength > 0 || socket.writableLength > 0) socket.destroy()
    else socket.setTimeout(milliseconds)
  })
}

/** A busy loop hears of the time, or of a signal, before it hears of bytes that are there already: it looks for them once more. */
export function whenStillSilent(socket: AnsweringSocket, act: () => void): void {
  const { bytesRead } = socket
  setImmediate(() =>
    setImmediate(() => {
      if (!socket._httpMessage && socket.bytesRead === bytesRead) act()
    }),
  )
}

/** A full buffer means that the handler does not read; that is not a fault of the client. */
const waitsForBody = (request: IncomingMessage): boolean => !request.complete && request.readableLength < request.readableHighWaterMark

/** After an answer node waits for the next request with a time-out of its own, and silence is not a fault. */
function giveUp(socket: Socket, saying: boolean): void {
  if (saying) socket.write('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n')
  socket.destroySoon()
}
