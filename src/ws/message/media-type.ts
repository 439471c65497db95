/** Whether an answer is asked for as MTOM, by the Accept header of a request. */
import { parseContentType } from '../../soap/content-type.ts'
import { soap11, soap12 } from '../../soap/version.ts'

/**
 * Whether an Accept header asks for an answer in parts: it names XOP, or multipart/related with XOP as its type, and wants it no less than
 * a plain envelope. `multipart/related` alone does not: Axis 1.x sends it always, means attachments, and cannot read an XOP answer. `came`:
 * whether the request was MTOM; then the answer is, too, unless XOP is refused (`q=0`).
 */
export function acceptsMTOM(accept: string | undefined, came = false): boolean {
  if (accept === undefined || !/xop\+xml/i.test(accept)) return came
  let asked = -1
  let plain = 0
  for (const range of accept.match(/(?:[^,"]|"(?:[^"\\]|\\[^])*"?)+/g) ?? []) {
    const found = parseContentType(range)
    if (found === undefined) continue
    const q = Number(found.parameters.get('q') ?? 1)
    const inParts = found.type === 'multipart/related' && found.parameters.get('type')?.toLowerCase() === XOP
    if (found.type === XOP || inParts) asked = Math.max(asked, q)
    if (found.type === soap11.mediaType || found.type === soap12.mediaType) plain = Math.max(plain, q)
  }
  return asked !== 0 && (came || (asked > 0 && asked >= plain))
}

const XOP = 'application/xop+xml'
