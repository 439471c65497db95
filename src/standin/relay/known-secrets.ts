/** Values that are known to be secret, masked wherever they are in a text: in one pass, however many there are. */
import { MASK } from '../../exchange/secret-names.ts'

/** A value that is shorter would be found in innocent places. */
export const SHORTEST = 4
/** A value that is shorter than this counts only as a word of its own. */
const LONG = 8

/** Of values that begin alike the longest counts. Those shorter than `SHORTEST` are not looked for. */
export function withoutSecrets(text: string, secrets: ReadonlySet<string>): string {
  if (secrets.size === 0) return text
  const lengths = lengthsByBeginning(secrets)
  const first = new Uint8Array(0x10000)
  for (const beginning of lengths.keys()) first[beginning.charCodeAt(0)] = 1
  const pieces: string[] = []
  let from = 0
  for (let at = 0; at <= text.length - SHORTEST; at++) {
    if (first[text.charCodeAt(at)] === 0) continue
    const length = lengths.get(text.slice(at, at + SHORTEST))?.find((one) => isSecret(text, at, from, one, secrets))
    if (length === undefined) continue
    pieces.push(text.slice(from, at), MASK)
    from = at + length
    at = from - 1
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(from)
}

function lengthsByBeginning(secrets: ReadonlySet<string>): ReadonlyMap<string, readonly number[]> {
  const lengths = new Map<string, Set<number>>()
  for (const secret of secrets) {
    if (secret.length < SHORTEST) continue
    const beginning = secret.slice(0, SHORTEST)
    const known = lengths.get(beginning)
    if (known === undefined) lengths.set(beginning, new Set([secret.length]))
    else known.add(secret.length)
  }
  return new Map([...lengths].map(([beginning, known]) => [beginning, [...known].toSorted((one, other) => other - one)]))
}

/** `from`: what lies before it is masked, and is no word. */
function isSecret(text: string, at: number, from: number, length: number, secrets: ReadonlySet<string>): boolean {
  if (!secrets.has(text.slice(at, at + length))) return false
  if (length >= LONG) return true
  const end = at + length
  return !/[\p{L}\p{N}]$/u.test(text.slice(Math.max(from, at - 2), at)) && !/^[\p{L}\p{N}]/u.test(text.slice(end, end + 2))
}
