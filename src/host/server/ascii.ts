/**
 * Whether a text goes over the wire as it is: a loop, since header values are short and starting a regular expression costs more than most
 * of them.
 */
export function isASCII(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) return false
  return true
}
