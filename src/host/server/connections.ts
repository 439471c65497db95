/** The open connections of a server, so that those on which no request runs can be ended when it stops. */
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { whenStillSilent } from './idle.ts'

interface AnsweringSocket extends Socket {
  /** Node's own, private: the answer that is being made. */
  _httpMessage?: ServerResponse | null
  /** Of a TLS connection: the one below it. */
  _parent?: Socket | null
}

/** Ends every connection on which no request runs: silent ones, idle ones, those that have sent half a head. */
export type EndUnused = () => void

/** To be called before the server listens. */
export function trackConnections(server: Server): EndUnused {
  const open = new Set<AnsweringSocket>()
  const track = (socket: AnsweringSocket): void => {
    if (socket._parent) open.delete(socket._parent)
    open.add(socket)
    // Anew for one that is read a second time: its listeners were taken away (put-back.ts).
    socket.once('close', () => open.delete(socket))
  }
  server.on('connection', track)
  server.on('secureConnection', track)
  return () => {
    // What was written of the last answer goes out first.
    for (const socket of open) if (!socket._httpMessage) whenStillSilent(socket, () => socket.destroySoon())
  }
}
