/**
 * Requests that the HTTP parser refuses: raw non-ASCII bytes in the target are percent-encoded and tried again (Apache and IIS accept them,
 * so 1C's clients send them); everything else is answered 400, 408 or 431 and the connection closed. Nothing is printed, nothing ends the
 * process.
 */
import type { Server } from 'node:http'
import { isAnswered } from './arrival.ts'
import { putBack, type ParsedSocket } from './put-back.ts'

interface ParserError extends Error {
  readonly code?: string
  readonly rawPacket?: Buffer
  readonly bytesParsed?: number
}

export function answerClientErrors(server: Server, event: 'connection' | 'secureConnection'): void {
  server.on('clientError', (error: ParserError, socket: ParsedSocket) => {
    const repaired = error.code === 'HPE_INVALID_URL' ? escapedTarget(error) : undefined
    if (repaired) return putBack(server, event, socket, repaired)
    if (isRunning(socket)) return endBehind(socket)
    // Nothing may be written into the middle of an earlier answer.
    if (!socket.writable || socket._httpMessage?.headersSent || isAnswered(socket) || error.code === 'ECONNRESET')
      return void socket.destroy()
    const [status, reason] =
      error.code === 'HPE_HEADER_OVERFLOW'
        ? [431, 'Request Header Fields Too Large']
        : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
          ? [408, 'Request Timeout']
          : [400, 'Bad Request']
    socket.end(`HTTP/1.1 ${status} ${reason}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`)
  })
}

const isRunning = ({ _httpMessage }: ParsedSocket): boolean => _httpMessage?.req?.complete === true && !_httpMessage.writableFinished

/** Behind whole requests that run or wait their turn: their answers go out first, and the connection ends with them. */
function endBehind(socket: ParsedSocket): void {
  const answer = socket._httpMessage
  if (answer?.req?.complete === true) answer.once('finish', () => endBehind(socket))
  else socket.end()
}

/**
 * The packet with the target's bytes >= 0x80 escaped; `undefined` when the target is not what was wrong, or its line began in an earlier
 * packet.
 */
function escapedTarget({ rawPacket, bytesParsed = 0 }: ParserError): Buffer | undefined {
  if (rawPacket === undefined) return undefined
  const start = rawPacket.lastIndexOf('\n', bytesParsed - 1) + 1
  const end = rawPacket.indexOf('\n', start)
  const line = rawPacket.subarray(start, end < 0 ? undefined : end)
  const text = line.toString('latin1')
  if (end < 0 || !/^[A-Z-]+ \S*[\u0080-\u00FF]\S* HTTP\/1\.[01]\r?$/.test(text)) return undefined
  const escaped = text.replace(/[\u0080-\u00FF]/g, (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase()}`)
  return Buffer.concat([Buffer.from(escaped, 'latin1'), rawPacket.subarray(end)])
}
