/**
 * Looks at what comes before rhea does: frames of a lawful size, whose values end where they say, of which the first is an Open. What would
 * make rhea loop or take memory without end is refused here.
 */
import { SaidError } from '../../diagnostics/said-error.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { AmqpDecodeError } from '../../integration/amqp/decode-error.ts'
import { conditions } from '../../integration/amqp/error.ts'
import { skipValue } from '../../integration/amqp/skip-value.ts'
import { readQuickly } from './quick-frames.ts'
import type { RheaConnection } from './rhea.ts'

/** The connection is closed with it. */
export class FrameRefused extends SaidError {
  readonly condition: string

  constructor(condition: string, words: Said) {
    super(words)
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
    let at = 0
    if (transport.header_received === undefined) {
      if (buffer.length < HEADER) return 0
      at = read(buffer.subarray(0, HEADER))
    }
    for (let size = sizeOf(buffer, at, largest); size !== undefined; size = sizeOf(buffer, at, largest)) {
      const end = at + size
      const start = at + buffer[at + 4]! * 4
      const isQuick = connection.state.remote_open && buffer[at + 5] === 0 && start === at + HEADER
      if (!isQuick || !readQuickly(connection, buffer, buffer.readUInt16BE(at + 6), start, end)) {
        check(connection, buffer, at, end)
        read(buffer.subarray(at, end))
      }
      at = end
    }
    return at
  }
}

/** Of the frame that begins there; undefined where it is not whole yet. */
function sizeOf(buffer: Buffer, at: number, largest: number): number | undefined {
  if (at + 4 > buffer.length) return undefined
  const size = buffer.readUInt32BE(at)
  if (size < HEADER || size > largest) {
    throw new FrameRefused(
      conditions.framing,
      said(
        `a frame says that it has ${size} bytes; it has at least ${HEADER} and at most ${largest}`,
        `кадр объявляет ${size} байт; в нём не меньше ${HEADER} и не больше ${largest}`,
      ),
    )
  }
  return at + size > buffer.length ? undefined : size
}

function check(connection: RheaConnection, buffer: Buffer, at: number, end: number): void {
  const code = performativeOf(buffer, at, end)
  const isOpened = connection.state.remote_open || code === OPEN || code === CLOSE || code === undefined
  if (!isOpened) throw new FrameRefused(conditions.notAllowed, said('the first frame is an Open', 'первый кадр – Open'))
}

/** Its code, or undefined for an empty frame. */
function performativeOf(buffer: Buffer, at: number, end: number): number | undefined {
  const start = at + buffer[at + 4]! * 4
  if (start < at + HEADER || start > end)
    throw new FrameRefused(conditions.framing, said('the data of a frame begins outside of it', 'данные кадра начинаются за его пределами'))
  if (start === end) return undefined
  try {
    skipValue(buffer, start, end)
  } catch (error) {
    if (error instanceof AmqpDecodeError) throw new FrameRefused(conditions.decode, error.words)
    throw error
  }
  if (buffer[start] !== 0 || buffer[start + 1] !== 0x53)
    throw new FrameRefused(
      conditions.decode,
      said('a frame begins with the descriptor of a performative', 'кадр начинается с дескриптора перформатива'),
    )
  return buffer[start + 2]
}
