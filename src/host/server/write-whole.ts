/**
 * The end of an answer whose body is short: head and body in one piece of memory, given to the connection in one write. Node would write
 * them as two pieces, behind a cork, and a text first as characters: a tenth of a small request. A text is not encoded again after its
 * length was counted.
 */
import type { ServerResponse } from 'node:http'
import { keepMeasured, measured, ROOM_BEFORE } from '../../exchange/measured.ts'

/** Bytes beyond which the copy costs more than the second piece. */
const SHORT = 16 * 1024

/** Node's own, private: the head as text, whether it went out, whether a body may follow, and what waits for an earlier answer. */
interface HeadedResponse extends ServerResponse {
  readonly _header?: string | null
  _headerSent?: boolean
  readonly _hasBody?: boolean
  readonly outputData?: readonly unknown[]
}

/** Ends an answer whose head was written by `writeHead`, in Latin-1, and not sent yet. */
export function endWith(outgoing: HeadedResponse, body: string | Uint8Array): void {
  if (!isNext(outgoing) || !written(outgoing, outgoing._header!, body)) return void outgoing.end(body, 'utf8')
  outgoing._headerSent = true
  outgoing.end()
}

/** Whether its bytes are the next on the connection, and are none but head and body. */
function isNext({ socket, chunkedEncoding, outputData, _header, _headerSent, _hasBody }: HeadedResponse): boolean {
  return (
    socket?.writable === true
    && !chunkedEncoding
    && _headerSent === false
    && _hasBody === true
    && typeof _header === 'string'
    && outputData?.length === 0
  )
}

/** Whether head and body could be written as one. */
function written({ socket }: HeadedResponse, head: string, body: string | Uint8Array): boolean {
  const kept = typeof body === 'string' && head.length <= ROOM_BEFORE ? measured(body) : undefined
  if (kept !== undefined) {
    if (view.buffer !== kept.memory.buffer) view = Buffer.from(kept.memory.buffer)
    const start = ROOM_BEFORE - head.length
    view.write(head, start, 'latin1')
    socket!.write(view.subarray(start, ROOM_BEFORE + kept.length))
    // What the kernel did not take at once is sent from this memory when there is room again.
    if (socket!.writableLength > 0) keepMeasured()
    return true
  }
  const whole = joined(head, body)
  if (whole === undefined) return false
  socket!.write(whole)
  return true
}

/** The memory that measured texts are in. */
let view = Buffer.alloc(0)

/** Room from which pieces are cut one behind the other: what is cut is not used again. */
let room = Buffer.alloc(0)
const ROOM = 64 * 1024

function joined(head: string, body: string | Uint8Array): Buffer | undefined {
  const most = head.length + (typeof body === 'string' ? body.length * 3 : body.length)
  if (most > SHORT) return undefined
  if (room.length < most) room = Buffer.allocUnsafeSlow(ROOM)
  const start = room.write(head, 0, 'latin1')
  if (typeof body !== 'string') room.set(body, start)
  const end = start + (typeof body === 'string' ? room.write(body, start, 'utf8') : body.length)
  const whole = room.subarray(0, end)
  room = room.subarray(end)
  return whole
}
