/**
 * References in text and attribute values: the five entities that XML itself defines, and character references; no other exists without a
 * DTD.
 */
import { said } from '../diagnostics/said.ts'
import { codePointName, isCharacter } from './characters.ts'
import { refuse, XMLError } from './error.ts'

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

/** Offset of the `;` of the reference whose `&` is at `at`. */
export function referenceEnd(source: string, at: number): number {
  const end = source.indexOf(';', at)
  return end < 0
    ? refuse(
        source,
        at,
        said('a bare "&": write &amp;, or end the reference with ";"', 'одиночный «&»: напишите &amp; или завершите ссылку знаком «;»'),
      )
    : end
}

/** The characters that the reference from `&` at `at` to `;` at `end` represents. */
export function expandReference(source: string, at: number, end: number): string {
  const body = source.slice(at + 1, end)
  const known = predefined.get(body)
  if (known !== undefined) return known
  const numeric = /^#(?:x([0-9a-fA-F][0-9a-fA-F]*)|([0-9][0-9]*))$/.exec(body)
  if (numeric === null) {
    return refuse(
      source,
      at,
      /^[^\s&<]{1,80}$/.test(body)
        ? said(`the entity "&${body};" is not declared`, `сущность «&${body};» не объявлена`)
        : said('a bare "&": write &amp;', 'одиночный «&»: напишите &amp;'),
    )
  }
  const code = numeric[1] === undefined ? Number.parseInt(numeric[2]!, 10) : Number.parseInt(numeric[1], 16)
  if (!isCharacter(code))
    return refuse(
      source,
      at,
      said(
        `"&${body.slice(0, 80)};" refers to a character that XML does not have`,
        `«&${body.slice(0, 80)};» ссылается на символ, которого в XML нет`,
      ),
    )
  return String.fromCodePoint(code)
}

/** A run of text with its references expanded; `undefined` where one of them is none, or where `]]>` is inside. */
export function expandedText(text: string): string | undefined {
  let at = text.indexOf('&')
  if (text.includes(']]>')) return undefined
  if (at < 0) return text
  let expanded = ''
  let from = 0
  try {
    for (; at >= 0; at = text.indexOf('&', from)) {
      const end = referenceEnd(text, at)
      expanded += text.slice(from, at) + expandReference(text, at, end)
      from = end + 1
    }
  } catch (error) {
    if (error instanceof XMLError) return undefined
    throw error
  }
  return expanded + text.slice(from)
}

/** Refuses the character at `at`, which XML does not have. */
export function refuseCharacter(source: string, at: number): never {
  return refuse(
    source,
    at,
    said(
      `the character ${codePointName(source.charCodeAt(at))} is not allowed in XML`,
      `символ ${codePointName(source.charCodeAt(at))} в XML недопустим`,
    ),
  )
}
