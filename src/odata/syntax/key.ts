/**
 * The key in the parentheses of an address, in all its forms: `guid'…'`, `Ref_Key=guid'…'`, `Period=datetime'…', Валюта_Key=guid'…'`,
 * `Recorder='…',Recorder_Type='StandardODATA.Document_Y'`.
 */
import { said } from '../../diagnostics/said.ts'
import { odataRefusal } from '../errors.ts'
import { readLiteral, type Literal } from './literal.ts'

/** The parts in the order of the address; a single value without a name has the name `''`. */
export type Key = ReadonlyMap<string, Literal>

/** Refuses what is no key: a bare guid among it, which some foreign clients send. */
export function readKey(inner: string): Key {
  const key = new Map<string, Literal>()
  for (const part of splitAtCommas(inner)) {
    const named = /^([\p{L}_][\p{L}\p{N}_]{0,999})\s*=\s*/u.exec(part)
    const [name, text] = named === null ? ['', part] : [named[1]!, part.slice(named[0].length)]
    const literal = readLiteral(text)
    if (literal === undefined) throw badLiteral(text) ?? badKey(inner)
    if (key.has(name)) throw badKey(inner)
    key.set(name, literal)
  }
  if (key.has('') && key.size > 1) throw badKey(inner)
  return key
}

/** `guid'…'` and `datetime'…'` whose inside is none: 1C says what it could not read. */
function badLiteral(text: string): Error | undefined {
  const [, prefix, inner = ''] = /^(guid|datetime)'(.*)'$/s.exec(text) ?? []
  if (prefix === undefined) return undefined
  return prefix === 'guid'
    ? odataRefusal('literal', [inner, 'Edm.Guid'], said("guid'8-4-4-4-12 digits'", "guid'8-4-4-4-12 цифр'"))
    : odataRefusal('literal', [inner, 'Edm.DateTime'], said("datetime'yyyy-mm-ddThh:mm:ss'", "datetime'гггг-мм-ддTчч:мм:сс'"))
}

const badKey = (inner: string) =>
  odataRefusal(
    'address',
    [],
    said(
      `(${inner}) is no key: (guid'…') or (Name=value, …) is expected, each name once, texts in single quotes`,
      `(${inner}) – не ключ: ожидается (guid'…') или (Имя=значение, …), каждое имя один раз, строки в одинарных кавычках`,
    ),
  )

/** At commas outside quotes; spaces around parts are dropped. */
function splitAtCommas(text: string): string[] {
  const parts: string[] = []
  let quote = ''
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const one = text[at]!
    if (quote !== '') quote = one === quote ? '' : quote
    else if (one === "'" || one === '"') quote = one
    else if (one === ',') {
      parts.push(text.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, text.slice(from)].map((part) => part.trim())
}
