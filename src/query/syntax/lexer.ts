/** Takes the text of a query apart; comments and blanks are left out. */
import { queryError } from '../query-error.ts'
import type { Token } from './token.ts'

const pattern = new RegExp(
  [
    String.raw`(?<blank>[\s\uFEFF]+|\/\/[^\n]*)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`(?<number>\d+(?:\.\d*)?|\.\d+)`,
    String.raw`(?<text>"(?:[^"]|"")*")`,
    String.raw`&(?<parameter>[\p{L}_][\p{L}\p{N}_]*)`,
    String.raw`(?<sign><>|<=|>=|[-+*/=<>(),.;{}])`,
  ].join('|'),
  'uy',
)

/** @throws QueryError at a character that no query has */
export function tokensOf(source: string): readonly Token[] {
  const tokens: Token[] = []
  let line = 1
  let start = 0
  let at = 0
  while (at < source.length) {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    const place = { line, column: at - start + 1, at }
    if (found === null) throw queryError('syntax', { what: source[at]! }, place)
    const token = tokenOf(found, place)
    if (token !== undefined) tokens.push(token)
    for (let next = source.indexOf('\n', at); next >= 0 && next < pattern.lastIndex; next = source.indexOf('\n', next + 1)) {
      line++
      start = next + 1
    }
    at = pattern.lastIndex
  }
  tokens.push({ kind: 'end', text: '', folded: '', line, column: at - start + 1, at })
  return tokens
}

function tokenOf(found: RegExpExecArray, place: Pick<Token, 'line' | 'column' | 'at'>): Token | undefined {
  const { blank, word, number, text, parameter, sign } = found.groups!
  if (blank !== undefined) return undefined
  if (word !== undefined) return { kind: 'word', text: word, folded: word.toLowerCase(), ...place }
  if (parameter !== undefined) return { kind: 'parameter', text: parameter, folded: parameter.toLowerCase(), ...place }
  if (number !== undefined) return { kind: 'number', text: number, folded: number, ...place }
  if (text !== undefined) return { kind: 'text', text: text.slice(1, -1).replaceAll('""', '"'), folded: '', ...place }
  return { kind: 'sign', text: sign!, folded: sign!, ...place }
}
