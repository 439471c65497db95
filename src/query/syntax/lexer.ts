/** Takes the text of a query apart; comments and blanks are left out. */
import { queryError } from '../query-error.ts'
import type { Token } from './token.ts'

const pattern = new RegExp(
  [
    String.raw`(?<blank>[\s\uFEFF][\s\uFEFF]*|(?<comment>\/\/))`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}_]{0,999})`,
    String.raw`(?<number>\d\d*(?:\.\d*)?|\.\d\d*)`,
    String.raw`(?<quote>")`,
    String.raw`&(?<parameter>[\p{L}_][\p{L}\p{N}_]{0,999})`,
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
    const end = found === null ? -1 : endOf(found, source)
    if (found === null || end < 0) throw queryError('syntax', { what: source[at]! }, place)
    const token = tokenOf(found, source.slice(at, end), place)
    if (token !== undefined) tokens.push(token)
    for (let next = source.indexOf('\n', at); next >= 0 && next < end; next = source.indexOf('\n', next + 1)) {
      line++
      start = next + 1
    }
    at = end
  }
  tokens.push({ kind: 'end', text: '', folded: '', line, column: at - start + 1, at })
  return tokens
}

/** A comment goes on to the end of its line, a text to its quote; -1 where it has none. */
function endOf(found: RegExpExecArray, source: string): number {
  const { comment, quote } = found.groups!
  if (comment !== undefined) {
    const end = source.indexOf('\n', pattern.lastIndex)
    return end < 0 ? source.length : end
  }
  if (quote === undefined) return pattern.lastIndex
  let close = source.indexOf('"', pattern.lastIndex)
  while (close >= 0 && source[close + 1] === '"') close = source.indexOf('"', close + 2)
  return close < 0 ? close : close + 1
}

function tokenOf(found: RegExpExecArray, written: string, place: Pick<Token, 'line' | 'column' | 'at'>): Token | undefined {
  const { blank, word, number, quote, parameter, sign } = found.groups!
  if (blank !== undefined) return undefined
  if (word !== undefined) return { kind: 'word', text: word, folded: word.toLowerCase(), ...place }
  if (parameter !== undefined) return { kind: 'parameter', text: parameter, folded: parameter.toLowerCase(), ...place }
  if (number !== undefined) return { kind: 'number', text: number, folded: number, ...place }
  if (quote !== undefined) return { kind: 'text', text: written.slice(1, -1).replaceAll('""', '"'), folded: '', ...place }
  return { kind: 'sign', text: sign!, folded: sign!, ...place }
}
