/** The pieces of an expression: its value and its filters, each with its arguments. `items | skip: 2, 'a'` has two. */

/** A number or a text as it is written, or the expression of a value. */
export type Argument = { readonly literal: string | number } | { readonly value: string }

export interface Piece {
  /** `request.JSON.$.a`, `default`. */
  readonly name: string
  readonly given: readonly Argument[]
}

/** By `|`, outside of quotes and brackets. */
export const piecesOf = (text: string): readonly Piece[] => split(text, '|').map(pieceOf)

/** A colon ends the name, unless it is in a path: `request.XML./s:Number`. */
function pieceOf(text: string): Piece {
  const found = /^([\w.]+)\s*:(?!:)\s*(?=\S)([^]*)$/u.exec(text.trim())
  if (found === null || found[1]!.startsWith('request.')) return { name: text.trim(), given: [] }
  return { name: found[1]!, given: split(found[2]!, ',').map(argumentOf) }
}

function argumentOf(text: string): Argument {
  const given = text.trim()
  const quoted = /^'([^']*)'$|^"([^"]*)"$/.exec(given)
  if (quoted !== null) return { literal: quoted[1] ?? quoted[2] ?? '' }
  return /^-?\d\d*(?:\.\d\d*)?$/.test(given) ? { literal: Number(given) } : { value: given }
}

function split(text: string, by: string): readonly string[] {
  const pieces: string[] = []
  let [start, depth, quote] = [0, 0, '']
  for (let at = 0; at < text.length; at++) {
    const one = text[at]!
    if (quote !== '') {
      if (one === quote) quote = ''
    } else if (one === "'" || one === '"') quote = one
    else if (one === '[' || one === '(') depth++
    else if (one === ']' || one === ')') depth--
    else if (one === by && depth <= 0) {
      pieces.push(text.slice(start, at))
      start = at + 1
    }
  }
  return [...pieces, text.slice(start)]
}
