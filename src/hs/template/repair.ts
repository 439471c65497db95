/** The nearest right form of a broken URL template, for the remedy in its diagnostic; never used to serve. */
import { percentDecode } from '../../exchange/target.ts'

/** Always a template that the grammar allows, and the text itself when that is one already (with its slashes put right). */
export function nearestTemplate(text: string): string {
  const repaired: string[] = []
  const names = new Set<string>()
  for (const piece of pieces(text)) {
    if (piece.kind === 'parameter') repaired.push(`{${freshName(piece.text, names)}}`)
    else if (piece.text !== '') repaired.push(piece.text)
    if (piece.kind === 'last') break
  }
  return `/${repaired.join('/')}`
}

interface Piece {
  readonly kind: 'literal' | 'parameter' | 'last'
  readonly text: string
}

/** `{a}`, `{{a}}`, `{a` and `a}` are taken as parameters, `*` as the end, everything between them as literals. */
function* pieces(text: string): Generator<Piece> {
  for (const [found] of text
    .replace(/\{+/g, '{')
    .replace(/\}+/g, '}')
    .matchAll(/\{[^{}/]*\}?|[^{}/*]+\}|\*|[^{}/*]+/g)) {
    if (found === '*') yield { kind: 'last', text: '*' }
    else if (/[{}]/.test(found)) yield { kind: 'parameter', text: found.replace(/[{}]/g, '') }
    else if (/^:./.test(found)) yield { kind: 'parameter', text: found.slice(1) }
    else if (/[?#]/.test(found)) yield { kind: 'last', text: cleaned(found.replace(/[?#].*$/s, ''), /[^\p{L}\p{M}\p{Nd}_.~-]+/gu) }
    else yield { kind: 'literal', text: cleaned(percentDecode(found) ?? found, /[^\p{L}\p{M}\p{Nd}_.~-]+/gu) }
  }
}

const cleaned = (text: string, wrong: RegExp): string => (wrong.test(text) ? text.replace(wrong, '_').replace(/^_+|_+$/g, '') : text)

function freshName(text: string, names: Set<string>): string {
  const wanted = cleaned(text, /[^\p{L}\p{M}\p{Nd}_]+/gu) || 'name'
  let name = wanted
  for (let number = 2; names.has(name); number++) name = `${wanted}${number}`
  names.add(name)
  return name
}
