/** A body of the journal, decoded when it is looked at. */
import { decodeText, EncodingError } from '../../exchange/encoding.ts'
import { isStream } from '../../exchange/reply.ts'
import type { KeptBody } from './body-tap.ts'
import type { CutBody, Entry } from './entry.ts'

export interface ShownBody extends KeptBody {
  /** In the `charset=` of its Content-Type, else UTF-8; `''` when there is no body. */
  text(): string
  /** The text as JSON; throws SyntaxError when it is none, or when it was cut. */
  json(): unknown
}

const empty: KeptBody = { size: 0, bytes: new Uint8Array(), truncated: false }

export const requestBody = ({ requestTap }: Entry): KeptBody => requestTap?.kept ?? empty

export function replyBody({ reply, replyTap }: Entry): KeptBody {
  const body = reply?.body
  if (replyTap !== undefined) return replyTap.kept
  if (body === undefined || (typeof body === 'object' && isStream(body))) return empty
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
  const whole = (bytes as Partial<CutBody>).whole
  return { size: whole ?? bytes.length, bytes, truncated: whole !== undefined }
}

export const keptText = (body: KeptBody, charset: string | undefined): ShownBody => ({
  ...body,
  text: () => decoded(body.bytes, charset),
  json: () => JSON.parse(decoded(body.bytes, charset)),
})

/** An unknown charset must not make the journal unreadable. */
function decoded(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return decodeText(bytes, charset)
  } catch (error) {
    if (error instanceof EncodingError) return decodeText(bytes)
    throw error
  }
}
