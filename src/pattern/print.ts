/** A pattern in the words of JavaScript, and in those of RE2 with its classes as ranges and its counts written out. */
import { rangesOf } from './code-points.ts'
import type { CharacterClass, CodePointRange, Pattern } from './tree.ts'

/** `u` for classes that are JavaScript's own, `v` for those that subtract one another. */
export type Flavour = 'u' | 'v'

export function javaScript(pattern: Pattern): string {
  if (pattern.kind === 'class' || pattern.kind === 'edge') return pattern.text
  if (pattern.kind === 'sequence') return pattern.items.map(javaScript).join('')
  if (pattern.kind === 'choice') return `(?:${pattern.branches.map(javaScript).join('|')})`
  const { of, least, most } = pattern
  return `${of.kind === 'class' ? of.text : `(?:${javaScript(of)})`}{${least},${most === Infinity ? '' : most}}`
}

/** RE2 has other classes, other edges and no count above 1000: nothing of the kind is left to it. */
export function re2(pattern: Pattern, flavour: Flavour): string {
  if (pattern.kind === 'class') return re2Class(pattern, flavour)
  if (pattern.kind === 'edge') return pattern.text === '^' ? '\\A' : pattern.text === '$' ? '\\z' : pattern.text
  if (pattern.kind === 'sequence') return pattern.items.map((one) => re2(one, flavour)).join('')
  if (pattern.kind === 'choice') return `(?:${pattern.branches.map((one) => re2(one, flavour)).join('|')})`
  const { of, least, most } = pattern
  const once = of.kind === 'class' ? re2(of, flavour) : `(?:${re2(of, flavour)})`
  return once.repeat(least) + (most === Infinity ? `${once}*` : `${once}?`.repeat(most - least))
}

function re2Class(one: CharacterClass, flavour: Flavour): string {
  const ranges = one.ranges ?? rangesOf(one.text, flavour)
  return ranges.length === 0 ? '[^\\x{0}-\\x{10FFFF}]' : `[${ranges.map(re2Range).join('')}]`
}

const re2Range = ([first, last]: CodePointRange): string => `\\x{${first.toString(16)}}-\\x{${last.toString(16)}}`
