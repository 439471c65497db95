/** The error of a multipart body that cannot be read. */
import type { Said } from '../diagnostics/said.ts'

export class MultipartError extends Error {
  override readonly name = 'MultipartError'
  /** `malformed`: it is not what it says it is; `limit`: it has more than is read. */
  readonly kind: 'malformed' | 'limit'
  /** The message in Russian. */
  readonly messageRu: string
  constructor(kind: MultipartError['kind'], message: Said) {
    super(message.en)
    this.messageRu = message.ru
    this.kind = kind
  }
}

export const malformed = (message: Said): never => {
  throw new MultipartError('malformed', message)
}
