/** How deep a JSON text is nested, looked at before recursive readers are given it. */

/** Deeper texts are not written. */
export const DEEPEST_JSON = 500

export function isDeeper(text: string, most = DEEPEST_JSON): boolean {
  let depth = 0
  for (const [piece] of text.matchAll(/"(?:[^"\\]|\\.)*"|[[{]|[\]}]/gs)) {
    if (piece === '[' || piece === '{') {
      if (++depth > most) return true
    } else if (piece === ']' || piece === '}') depth--
  }
  return false
}
