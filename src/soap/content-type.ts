/** A Content-Type value taken apart (RFC 2045 5.1): media type and parameters, quoted or not. */
export interface ContentType {
  /** `type/subtype`, in lower case. */
  readonly type: string
  /** Names in lower case, values as they were meant (without quotes and backslashes). */
  readonly parameters: ReadonlyMap<string, string>
}

const token = "[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"
const mediaType = new RegExp(`^[ \\t]*(${token}/${token})[ \\t]*(?=;|$)`)
// Values without quotes are taken as generously as peers write them: `boundary=uuid:x`, `type=text/xml`, `start=<a@b>`.
const parameter = new RegExp(`;[ \\t]*(?:(${token})=(?:"((?:[^"\\\\]|\\\\[^])*)"|([^\\s";]+))[ \\t]*)?(?=;|$)`, 'y')

/** `undefined` where the text is not a Content-Type, or names a parameter twice. */
export function parseContentType(text: string): ContentType | undefined {
  const head = mediaType.exec(text)
  if (head === null) return undefined
  const parameters = new Map<string, string>()
  for (let at = head[0].length; at < text.length; at = parameter.lastIndex) {
    parameter.lastIndex = at
    const found = parameter.exec(text)
    if (found === null) return undefined
    if (found[1] === undefined) continue
    const name = found[1].toLowerCase()
    if (parameters.has(name)) return undefined
    parameters.set(name, found[2]?.replace(/\\([^])/g, '$1') ?? found[3]!)
  }
  return { type: head[1]!.toLowerCase(), parameters }
}
