/**
 * Looks at what comes before rhea does: frames of a lawful size, whose values end where they say, of which the first is an Open. What would
 * make rhea loop or take memory without end is refused here.
 */
import { AmqpDecodeError } from '../../integration/amqp/decode-error.ts'
import { conditions } from '../../integration/amqp/error.ts'
import { skipValue } from '../../integration/amqp/skip-value.ts'
import type { RheaConnection, RheaTransport } from './rhea.ts'

/** The connection is closed with it. */
export class FrameRefused extends Error {
  readonly condition: string

  constructor(condition: string, message: string) {
    super(message)
    this.condition = condition
  }
}

const OPEN = 0x10
const CLOSE = 0x18
/** AMQP 1.0, part 2.3.1: of header and extended header. */
const HEADER = 8

/** `largest`: bytes of a frame. */
export function guardFrames(connection: RheaConnection, largest: number): void {
  const transport = connection.amqp_transport
  const read = transport.read.bind(transport)
  transport.read = (buffer) => {
    checkFrames(connection, transport, buffer, largest)
    return read(buffer)
  }
}

function checkFrames(connection: RheaConnection, transport: RheaTransport, buffer: Buffer, largest: number): void {
  let opened = connection.state.remote_open
  for (let at = transport.header_received === undefined ? HEADER : 0; at + 4 <= buffer.length;) {
    const size = buffer.readUInt32BE(at)
    if (size < HEADER || size > largest) {
      throw new FrameRefused(conditions.framing, `a frame says that it has ${size} bytes; it has at least ${HEADER} and at most ${largest}`)
    }
    if (at + size > buffer.length) return
    const code = performativeOf(buffer, at, at + size)
    if (code === OPEN) opened = true
    else if (!opened && code !== undefined && code !== CLOSE) throw new FrameRefused(conditions.notAllowed, 'the first frame is an Open')
    at += size
  }
}

/** Its code, or undefined for an empty frame. */
function performativeOf(buffer: Buffer, at: number, end: number): number | undefined {
  const start = at + buffer[at + 4]! * 4
  if (start < at + HEADER || start > end) throw new FrameRefused(conditions.framing, 'the data of a frame begins outside of it')
  if (start === end) return undefined
  try {
    skipValue(buffer, start, end)
  } catch (error) {
    if (error instanceof AmqpDecodeError) throw new FrameRefused(conditions.decode, error.message)
    throw error
  }
  if (buffer[start] !== 0 || buffer[start + 1] !== 0x53)
    throw new FrameRefused(conditions.decode, 'a frame begins with the descriptor of a performative')
  return buffer[start + 2]
}
