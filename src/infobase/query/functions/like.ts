/** 1C's ПОДОБНО: `%` for any text, `_` for a character, `[а-я]` and `[^…]` for one of a set; case does not matter. */
import { fold } from '../../values/fold.ts'

const compiled = new Map<string, RegExp>()

export function like(text: string, pattern: string, escape = ''): boolean {
  const key = `${escape}\n${pattern}`
  let found = compiled.get(key)
  if (found === undefined) {
    if (compiled.size > 500) compiled.clear()
    found = new RegExp(`^${expressionOf(fold(pattern), escape.toLowerCase())}$`, 'su')
    compiled.set(key, found)
  }
  return found.test(fold(text))
}

function expressionOf(pattern: string, escape: string): string {
  const characters = Array.from(pattern)
  let made = ''
  for (let at = 0; at < characters.length; at++) {
    const one = characters[at]!
    if (one === escape && at + 1 < characters.length) made += literal(characters[++at]!)
    else if (one === '%') made += made.endsWith('.*') ? '' : '.*'
    else if (one === '_') made += '.'
    else if (one === '[') {
      const end = characters.indexOf(']', at + 2)
      if (end < 0) made += literal(one)
      else {
        made += setOf(characters.slice(at + 1, end))
        at = end
      }
    } else made += literal(one)
  }
  return made
}

const literal = (one: string): string => one.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&')

/** Characters and ranges; a range the wrong way round holds nothing. */
function setOf(inside: readonly string[]): string {
  const negative = inside[0] === '^'
  const given = negative ? inside.slice(1) : inside
  const parts: string[] = []
  for (let at = 0; at < given.length; at++) {
    const from = given[at]!
    const to = given[at + 1] === '-' ? given[at + 2] : undefined
    if (to === undefined) parts.push(escaped(from))
    else {
      if (from <= to) parts.push(`${escaped(from)}-${escaped(to)}`)
      at += 2
    }
  }
  return parts.length === 0 ? (negative ? '.' : '(?!)') : `[${negative ? '^' : ''}${parts.join('')}]`
}

const escaped = (one: string): string => one.replace(/[\\\]^[\-&~|()/{}]/, '\\$&')
