/** SASL PLAIN as RFC 4616 has it: lengths in bytes, texts in UTF-8. */

/** The response of a client. */
export const plainResponse = (user: string, password: string): Buffer => Buffer.from(`\0${user}\0${password}`)

/** `undefined` where it is not PLAIN: identity, user and password, parted by zeros. */
export function readPlain(response: Buffer | undefined): { readonly user: string; readonly password: string } | undefined {
  if (response === undefined) return undefined
  const first = response.indexOf(0)
  const second = response.indexOf(0, first + 1)
  if (first === -1 || second === -1 || response.includes(0, second + 1)) return undefined
  return { user: response.toString('utf8', first + 1, second), password: response.toString('utf8', second + 1) }
}
