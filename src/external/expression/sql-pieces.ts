/** Cuts SQL into what is code and what is not: `'a&1'`, `"b"` and comments are kept whole, so that nothing within them is a parameter. */

/** A piece of SQL; `code` is false for texts, quoted names and comments. */
export interface SqlPiece {
  readonly text: string
  readonly at: number
  readonly code: boolean
}

/**
 * Texts and names between quotes (one with a doubled quote inside is two pieces), texts between dollars, comments of a line and of several
 * lines.
 */
const kept = /'[^']*'|"[^"]*"|`[^`]*`|\$([A-Za-z_]\w*)?\$[^]*?\$\1\$|--[^\n]*|\/\*[^]*?\*\//g

export function sqlPieces(sql: string): readonly SqlPiece[] {
  const pieces: SqlPiece[] = []
  let from = 0
  for (const { 0: text, index: at } of sql.matchAll(kept)) {
    if (at > from) pieces.push({ text: sql.slice(from, at), at: from, code: true })
    pieces.push({ text, at, code: false })
    from = at + text.length
  }
  if (from < sql.length) pieces.push({ text: sql.slice(from), at: from, code: true })
  return pieces
}
