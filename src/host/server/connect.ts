/** CONNECT reaches its handler: node gives it to no request listener, so it is put back on the socket as a marked POST. */
import type { IncomingMessage, Server } from 'node:http'
import { METHOD, TARGET, type MarkedRequest } from './arrival.ts'
import { putBack, type ParsedSocket } from './put-back.ts'

interface MarkedSocket extends ParsedSocket {
  [METHOD]?: string
  [TARGET]?: string
}

/** `event`: `connection` for http, `secureConnection` for https. */
export function acceptConnect(server: Server, event: 'connection' | 'secureConnection'): void {
  server.on('connect', (request: IncomingMessage, socket: MarkedSocket, head: Buffer) => {
    const lines = ['POST / HTTP/1.1']
    for (let at = 0; at < request.rawHeaders.length; at += 2) lines.push(`${request.rawHeaders[at]}: ${request.rawHeaders[at + 1]}`)
    if (!('content-length' in request.headers) && !('transfer-encoding' in request.headers)) lines.push('Content-Length: 0')
    socket[METHOD] = 'CONNECT'
    socket[TARGET] = request.url ?? '/'
    putBack(server, event, socket, Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  })
}

/** Moves the mark from the socket to the request that it was meant for. */
export function takeMark(request: MarkedRequest): void {
  const socket = request.socket as unknown as MarkedSocket
  if (socket[TARGET] === undefined) return
  request[TARGET] = socket[TARGET]
  if (socket[METHOD] !== undefined) request[METHOD] = socket[METHOD]
  delete socket[METHOD]
  delete socket[TARGET]
}
