/** The error of a multipart body that cannot be read. */
export class MultipartError extends Error {
  override readonly name = 'MultipartError'
  /** `malformed`: it is not what it says it is; `limit`: it has more than is read. */
  readonly kind: 'malformed' | 'limit'
  constructor(kind: MultipartError['kind'], message: string) {
    super(message)
    this.kind = kind
  }
}

export const malformed = (message: string): never => {
  throw new MultipartError('malformed', message)
}
