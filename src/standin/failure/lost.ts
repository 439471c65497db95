/** What a call that goes out meets in place of an answer: errors by the code of `outgoing/…`. */
import { OutgoingError, outgoingError } from '../../exchange/outgoing/error.ts'

const errors = {
  'refused': (address: string) => outgoingError('refused', { address }),
  'unknown-host': (address: string) => outgoingError('unknown-host', { address }),
  'reset': (address: string) => outgoingError('reset', { address }),
  'timeout': () => outgoingError('timeout', {}),
  'certificate': () => outgoingError('certificate', {}),
} as const

export type Lost = keyof typeof errors

/** `to`: the address of the call, or of its host. */
export const lostError = (code: Lost, to: string): OutgoingError => errors[code](hostText(to))

/** `sms.example:443`. */
function hostText(to: string): string {
  const { protocol, host, port } = new URL(to)
  return port === '' ? `${host}:${protocol === 'https:' ? 443 : 80}` : host
}

/** A body that breaks off, as the caller meets it. */
export async function* tornOf(pieces: AsyncIterable<Uint8Array>, to: string): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces
  } catch (error) {
    throw error instanceof OutgoingError ? error : outgoingError('torn-body', { address: hostText(to) }, error)
  }
}
