/** The body of a request as it goes out, and files in which bodies lie. */
import { bytesOfHeld, type HeldBody } from '../../exchange/body/held-body.ts'
import type { ReplyBody, StreamBody } from '../../exchange/reply.ts'
import type { WireProfile } from '../wire/profile.ts'

/** Files in which bodies lie. */
export interface BodyFiles {
  /** Rejects with an OutgoingError where the file cannot be read. */
  open(path: string): Promise<StreamBody>
  /** Writes beside the file, which is replaced when all is there; rejects with an OutgoingError, and with the error of the pieces. */
  save(path: string, pieces: AsyncIterable<Uint8Array>): Promise<void>
}

/** As it goes out. */
export function outgoingBody(
  body: HeldBody | undefined,
  files: BodyFiles,
  profile: WireProfile,
): ReplyBody | undefined | Promise<StreamBody> {
  if (body === undefined) return undefined
  if (body.kind === 'file') return files.open(body.path)
  if (body.kind === 'stream') return { stream: () => body.stream, ...(body.size !== undefined && { size: body.size }) }
  return bytesOfHeld(body, 'HTTPRequest', profile.autoMark)
}
