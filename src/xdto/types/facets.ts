/** The facets of a value type as checks: each says what is wrong with a value and its text, or nothing. */
import { PatternError } from '../../pattern/tree.ts'
import { compilePattern } from './pattern.ts'
import type { Primitive } from './primitive.ts'
import { shown } from './text-place.ts'
import type { Facets } from './value-type.ts'

/** `canonical` is the printed text of the value, `text` the one that was read (blanks normalized). */
export type FacetCheck = (value: unknown, text: string, canonical: () => string) => string | undefined

/** What the facets are about: a row of the table of primitives, or a list (which has a length and nothing else). */
export interface FacetGround {
  readonly primitive: Primitive
  /** Whether totalDigits and fractionDigits mean something. */
  readonly exact: boolean
  /** Lexical form to value, `undefined` for a form that is none. */
  parse(lexical: string): unknown
  print(value: unknown): string
}

/** The checks of one type's own facets; what does not apply or is not a facet at all is reported to `trouble` and left out. */
export function facetChecks(facets: Facets, ground: FacetGround, trouble: (message: string) => void): FacetCheck[] {
  return [
    ...lengthChecks(facets, ground, trouble),
    ...rangeChecks(facets, ground, trouble),
    ...digitChecks(facets, ground, trouble),
    ...patternChecks(facets, trouble),
    ...enumerationChecks(facets, ground, trouble),
  ]
}

function lengthChecks(
  { length, minLength, maxLength }: Facets,
  { primitive }: FacetGround,
  trouble: (message: string) => void,
): FacetCheck[] {
  if (length === undefined && minLength === undefined && maxLength === undefined) return []
  if (!primitive.measure) return trouble('length, minLength and maxLength mean nothing for this base type') ?? []
  const least = length ?? minLength ?? 0
  const most = length ?? maxLength ?? Infinity
  return [
    (value, text) => {
      const size = primitive.measure!(value)
      if (size < least) return `${shown(text)} has length ${size}, at least ${least} is required`
      return size > most ? `${shown(text)} has length ${size}, at most ${most} is allowed` : undefined
    },
  ]
}

const ranges = [
  ['minInclusive', (order: number) => order >= 0, 'is less than'],
  ['maxInclusive', (order: number) => order <= 0, 'is greater than'],
  ['minExclusive', (order: number) => order > 0, 'is not greater than'],
  ['maxExclusive', (order: number) => order < 0, 'is not less than'],
] as const

function rangeChecks(facets: Facets, ground: FacetGround, trouble: (message: string) => void): FacetCheck[] {
  return ranges.flatMap(([facet, fits, words]): FacetCheck[] => {
    const lexical = facets[facet]
    if (lexical === undefined) return []
    const bound = ground.parse(lexical)
    if (!ground.primitive.compare || bound === undefined) return trouble(`${facet}="${lexical}" means nothing for this base type`) ?? []
    return [(value, text) => (fits(ground.primitive.compare!(value, bound)) ? undefined : `${shown(text)} ${words} ${lexical} (${facet})`)]
  })
}

function digitChecks({ totalDigits, fractionDigits }: Facets, ground: FacetGround, trouble: (message: string) => void): FacetCheck[] {
  if (totalDigits === undefined && fractionDigits === undefined) return []
  if (!ground.exact) return trouble('totalDigits and fractionDigits mean nothing for this base type') ?? []
  return [
    (_value, text, canonical) => {
      const [whole = '', fraction = ''] = canonical().replace('-', '').split('.')
      const total = (whole === '0' ? 0 : whole.length) + fraction.length
      if (totalDigits !== undefined && total > totalDigits) return `${shown(text)} has ${total} digits, at most ${totalDigits} are allowed`
      return fractionDigits !== undefined && fraction.length > fractionDigits
        ? `${shown(text)} has ${fraction.length} digits after the point, at most ${fractionDigits} are allowed`
        : undefined
    },
  ]
}

function patternChecks({ pattern }: Facets, trouble: (message: string) => void): FacetCheck[] {
  if (pattern === undefined) return []
  const texts = typeof pattern === 'string' ? [pattern] : pattern
  const expressions = texts.flatMap((one) => {
    try {
      return [compilePattern(one)]
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      return trouble(`pattern ${shown(one)}: ${error.message} (character ${error.at})`) ?? []
    }
  })
  if (expressions.length < texts.length) return []
  const listedPatterns = texts.length > 12 ? `any of ${texts.length} patterns` : texts.join(' or ')
  return [(_value, text) => (expressions.some((one) => one.test(text)) ? undefined : `${shown(text)} does not match ${listedPatterns}`)]
}

function enumerationChecks({ enumeration }: Facets, ground: FacetGround, trouble: (message: string) => void): FacetCheck[] {
  if (enumeration === undefined) return []
  const allowed = new Set<string>()
  for (const lexical of enumeration) {
    const value = ground.parse(lexical)
    if (value === undefined) trouble(`enumeration "${lexical}" is not of the base type`)
    else allowed.add(ground.print(value))
  }
  const listed = enumeration.length > 12 ? `${enumeration.slice(0, 12).join(', ')}, ...` : enumeration.join(', ')
  return [(_value, text, canonical) => (allowed.has(canonical()) ? undefined : `${shown(text)} is none of: ${listed}`)]
}
