/** Secrets of an XML text masked where they are, by the names of elements and attributes; all else stays as it was written. */
import { MASK } from '../../exchange/secret-names.ts'
import type { Masking } from './masked-json.ts'

const tag = /<(\/?)([^\s/>!?]+)((?:"[^"]*"|'[^']*'|[^'">])*)>/y
const attribute = /(?<![^\s=/<>"'])([^\s=/<>"']+)(\s*=\s*)("[^"]*"|'[^']*')/g
const nameAttributes = /^(?:name|key|id|имя)$/i
const valueAttributes = /^(?:value|val|значение)$/i

/** Linear in the text: text that is not XML from some place on is taken as plain text from there. */
export function maskedXML(text: string, masking: Masking): string {
  const pieces: string[] = []
  /** Whether what an open element holds is secret. */
  const secret: boolean[] = []
  let at = 0
  while (at < text.length) {
    const start = text.indexOf('<', at)
    const end = start < 0 ? text.length : start
    if (end > at) pieces.push(content(text.slice(at, end), secret.at(-1) ?? false, masking))
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
      if (special === ']]>') pieces.push(`<![CDATA[${content(whole.slice(9, -3), secret.at(-1) ?? false, masking)}]]>`)
      else pieces.push(whole.startsWith('<?xml ') ? whole : masking.plain(whole))
      at += whole.length
      continue
    }
    tag.lastIndex = at
    const found = tag.exec(text)
    if (found === null) break
    at += found[0].length
    pieces.push(opened(found, secret, masking))
  }
  return pieces.join('') + masking.plain(text.slice(at))
}

function opened([written, closing, name = '', attributes = '']: RegExpExecArray, secret: boolean[], masking: Masking): string {
  if (closing === '/') {
    secret.pop()
    return written
  }
  const local = name.slice(name.indexOf(':') + 1)
  const named = [...attributes.matchAll(attribute)].some(
    ([, one = '', , value = '']) => nameAttributes.test(localOf(one)) && masking.isSecret(value.slice(1, -1)),
  )
  const hidden = (secret.at(-1) ?? false) || named || masking.isSecret(local)
  if (!attributes.trimEnd().endsWith('/')) secret.push(hidden)
  const masked = attributes.replace(attribute, (all, one: string, equals: string, quoted: string) => {
    const value = quoted.slice(1, -1)
    if (/^xmlns(?::|$)/.test(one) || value === '') return all
    if (masking.isSecret(localOf(one)) || (hidden && valueAttributes.test(localOf(one)))) {
      masking.found(unescaped(value))
      return `${one}${equals}${quoted[0]}${MASK}${quoted[0]}`
    }
    return `${one}${equals}${quoted[0]}${masking.inner(value)}${quoted[0]}`
  })
  return `<${name}${masked}>`
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

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&')
