/** Secrets of an XML text masked where they are, by the names of elements and attributes; all else stays as it was written. */
import { MASK } from '../../exchange/secret-names.ts'
import { nameKeys, valueKeys, type Masking } from './masked-json.ts'

const tagStart = /<(\/?)([^\s/>!?][^\s/>!?]*)/y
/** Values of HTML may be without quotes. */
const attribute = /(?<![^\s=/<>"'])([^\s=/<>"'][^\s=/<>"']*)(\s*=\s*)("[^"]*"|'[^']*'|[^\s=<>"'`][^\s=<>"'`]*)/g
const nameAttributes = /^(?:name|key|id|имя)$/i
const valueAttributes = /^(?:value|val|значение)$/i

interface Open {
  readonly local: string
  /** What it holds is secret. */
  readonly secret: boolean
  /** `<name>password</name>` is in it; a `<value>` behind is secret. */
  names: boolean
}

/** Linear in the text: text that is not XML from some place on is taken as plain text from there. */
export function maskedXML(text: string, masking: Masking): string {
  const pieces: string[] = []
  const open: Open[] = []
  const held = (piece: string): string => content(piece, isHidden(open, piece, masking), masking)
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    const end = start < 0 ? text.length : start
    if (end > at) pieces.push(held(text.slice(at, end)))
    at = end
    if (start < 0) break
    const special = text.startsWith('<!--', at)
      ? '-->'
      : text.startsWith('<![CDATA[', at)
        ? ']]>'
        : text.startsWith('<?', at)
          ? '?>'
          : undefined
    if (special !== undefined) {
      const close = text.indexOf(special, at)
      if (close < 0) break
      const whole = text.slice(at, close + special.length)
      if (special === ']]>') pieces.push(`<![CDATA[${held(whole.slice(9, -3))}]]>`)
      else pieces.push(whole.startsWith('<?xml ') ? whole : masking.plain(whole))
      at += whole.length
      continue
    }
    const tag = tagAt(text, at)
    if (tag === undefined) break
    at += tag.written.length
    pieces.push(opened(tag, open, masking))
  }
  return pieces.join('') + masking.plain(text.slice(at))
}

interface Tag {
  readonly written: string
  readonly closes: boolean
  readonly name: string
  readonly attributes: string
}

/** `>` in quotes does not end it. */
function tagAt(text: string, start: number): Tag | undefined {
  tagStart.lastIndex = start
  const begun = tagStart.exec(text)
  if (begun === null) return undefined
  const behind = start + begun[0].length
  const sign = /["'>]/g
  sign.lastIndex = behind
  for (let match = sign.exec(text); match !== null; match = sign.exec(text)) {
    if (match[0] === '>') {
      const attributes = text.slice(behind, match.index)
      return { written: text.slice(start, match.index + 1), closes: begun[1] === '/', name: begun[2]!, attributes }
    }
    const close = text.indexOf(match[0], match.index + 1)
    if (close < 0) return undefined
    sign.lastIndex = close + 1
  }
  return undefined
}

function opened({ written, closes, name, attributes }: Tag, open: Open[], masking: Masking): string {
  if (closes) {
    open.pop()
    return written
  }
  const local = name.slice(name.indexOf(':') + 1)
  const named = [...attributes.matchAll(attribute)].some(
    ([, one = '', , value = '']) => nameAttributes.test(localOf(one)) && masking.isSecret(bare(value)),
  )
  const hidden = (open.at(-1)?.secret ?? false) || named || masking.isSecret(local)
  if (!attributes.trimEnd().endsWith('/')) open.push({ local, secret: hidden, names: false })
  const masked = attributes.replace(attribute, (all, one: string, equals: string, quoted: string) => {
    const value = bare(quoted)
    const quote = value === quoted ? '' : quoted[0]!
    if (/^xmlns(?::|$)/.test(one) || value === '') return all
    if (masking.isSecret(localOf(one)) || (hidden && valueAttributes.test(localOf(one)))) {
      masking.found(unescaped(value))
      return `${one}${equals}${quote}${MASK}${quote}`
    }
    return `${one}${equals}${quote}${masking.inner(value)}${quote}`
  })
  return `<${name}${masked}>`
}

/** Of a text: whether it is secret. One that is a secret name is noted with the element around its own. */
function isHidden(open: readonly Open[], text: string, masking: Masking): boolean {
  const [own, around] = [open.at(-1), open.at(-2)]
  if (own === undefined || own.secret) return own?.secret ?? false
  if (around === undefined) return false
  if (nameKeys.test(own.local)) around.names = masking.isSecret(text.trim())
  return around.names && valueKeys.test(own.local)
}

function content(text: string, secret: boolean, masking: Masking): string {
  if (text.trim() === '') return text
  if (!secret && text.includes('&lt;')) return inEscapes(text, masking)
  if (!secret) return masking.inner(text)
  masking.found(unescaped(text.trim()))
  return MASK
}

/** XML in a text of XML. */
function inEscapes(text: string, masking: Masking): string {
  const inside = unescaped(text)
  const masked = masking.inner(inside)
  return masked === inside ? masking.inner(text) : masked.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const bare = (value: string): string => (/^["']/.test(value) ? value.slice(1, -1) : value)

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
