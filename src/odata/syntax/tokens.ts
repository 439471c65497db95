/** The tokens of a filter: names, literals and signs, each with its place. */
import { said, type Said } from '../../diagnostics/said.ts'
import { readDateTime, readGuid, readNumber, type Literal } from './literal.ts'
import { SyntaxTrouble } from './trouble.ts'

export type Token =
  | { readonly kind: 'name'; readonly text: string; readonly at: number }
  | { readonly kind: 'literal'; readonly literal: Literal; readonly at: number }
  | { readonly kind: 'sign'; readonly text: string; readonly at: number }
  | { readonly kind: 'end'; readonly at: number }

/** More than a filter of a client has, and few enough to be read in a moment. */
const MAX_TOKENS = 20_000

const TOKEN = new RegExp(
  [
    /(?<space>[ \t\r\n][ \t\r\n]*)/,
    /(?<prefix>guid|datetime|)'/,
    /(?<number>\d\d*(?:\.\d\d*)?(?:[eE][+-]?\d\d*)?[LlMmDdFf]?)(?![\p{L}\p{N}_])/u,
    /(?<name>[\p{L}_][\p{L}\p{N}_]{0,999})/u,
    /(?<sign>[(),/:*-])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'uy',
)

export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (at < text.length) {
    TOKEN.lastIndex = at
    const groups = TOKEN.exec(text)?.groups
    if (groups === undefined) throw new SyntaxTrouble(at, unexpected(text, at))
    let end = TOKEN.lastIndex
    if (groups['prefix'] !== undefined) {
      const close = closingQuote(text, end)
      if (close < 0) throw new SyntaxTrouble(at, unexpected(text, at))
      tokens.push({ kind: 'literal', literal: quotedLiteral(groups['prefix'], text.slice(end, close), at), at })
      end = close + 1
    } else if (groups['space'] === undefined) tokens.push(tokenOf(groups, at))
    if (tokens.length > MAX_TOKENS)
      throw new SyntaxTrouble(at, said(`a filter of at most ${MAX_TOKENS} words`, `отбор не больше чем из ${MAX_TOKENS} слов`))
    at = end
  }
  tokens.push({ kind: 'end', at: text.length })
  return tokens
}

/** Two quotes are one of the text; -1 where the text does not end. */
function closingQuote(text: string, start: number): number {
  let close = text.indexOf("'", start)
  while (close >= 0 && text[close + 1] === "'") close = text.indexOf("'", close + 2)
  return close
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>, at: number): Token {
  const { name, sign, number } = groups
  if (number !== undefined) {
    const value = readNumber(number)
    if (value === undefined) throw new SyntaxTrouble(at, said('a number of at most 99 digits', 'число не больше чем из 99 цифр'))
    return { kind: 'literal', literal: { type: 'number', value }, at }
  }
  if (sign !== undefined) return { kind: 'sign', text: sign, at }
  if (name === 'true' || name === 'false') return { kind: 'literal', literal: { type: 'boolean', value: name === 'true' }, at }
  if (name === 'null') return { kind: 'literal', literal: { type: 'null' }, at }
  return { kind: 'name', text: name!, at }
}

function quotedLiteral(prefix: string, quoted: string, at: number): Literal {
  if (quoted.includes('\0')) throw new SyntaxTrouble(at, said('a text without the character 0', 'строка без символа с кодом 0'))
  if (prefix === '') return { type: 'string', value: quoted.replaceAll("''", "'") }
  const value = prefix === 'guid' ? readGuid(quoted) : readDateTime(quoted)
  if (value === undefined)
    throw new SyntaxTrouble(
      at,
      prefix === 'guid'
        ? said("guid'8-4-4-4-12 hexadecimal digits'", "guid'8-4-4-4-12 шестнадцатеричных цифр'")
        : said("datetime'yyyy-mm-ddThh:mm:ss', without a zone", "datetime'гггг-мм-ддTчч:мм:сс', без часового пояса"),
    )
  return { type: prefix === 'guid' ? 'guid' : 'datetime', value }
}

function unexpected(text: string, at: number): Said {
  const one = text[at]!
  if (one === "'") return said('the closing quote of a text', 'закрывающая кавычка строки')
  if (one === '"') return said("a text in single quotes: 'text'", "строка в одинарных кавычках: 'строка'")
  if (one === '+') return said('a space: + is none in an address, write %20', 'пробел: в адресе + – не пробел, пишите %20')
  const found = String.fromCodePoint(text.codePointAt(at)!)
  return said(`a name, a literal or a sign, not "${found}"`, `имя, литерал или знак, а не «${found}»`)
}
