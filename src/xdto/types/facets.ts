/** The facets of a value type as checks: each says what is wrong with a value and its text, or nothing. */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { PatternError } from '../../pattern/tree.ts'
import { compilePattern } from './pattern.ts'
import type { Primitive } from './primitive.ts'
import { shown } from './text-place.ts'
import type { Facets } from './value-type.ts'

/** `canonical` is the printed text of the value, `text` the one that was read (blanks normalized). */
export type FacetCheck = (value: unknown, text: string, canonical: () => string) => Said | undefined

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
export function facetChecks(facets: Facets, ground: FacetGround, trouble: (message: Said) => void): FacetCheck[] {
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
  trouble: (message: Said) => void,
): FacetCheck[] {
  if (length === undefined && minLength === undefined && maxLength === undefined) return []
  if (!primitive.measure)
    return (
      trouble(
        said(
          'length, minLength and maxLength mean nothing for this base type',
          'length, minLength и maxLength для этого базового типа не имеют смысла',
        ),
      ) ?? []
    )
  const least = length ?? minLength ?? 0
  const most = length ?? maxLength ?? Infinity
  return [
    (value, text) => {
      const size = primitive.measure!(value)
      if (size < least)
        return said(
          `${shown(text)} has length ${size}, at least ${least} is required`,
          `длина ${shown(text)} – ${size}, нужно не меньше ${least}`,
        )
      return size > most
        ? said(
            `${shown(text)} has length ${size}, at most ${most} is allowed`,
            `длина ${shown(text)} – ${size}, допустимо не больше ${most}`,
          )
        : undefined
    },
  ]
}

const ranges = [
  ['minInclusive', (order: number) => order >= 0, said('is less than', 'меньше')],
  ['maxInclusive', (order: number) => order <= 0, said('is greater than', 'больше')],
  ['minExclusive', (order: number) => order > 0, said('is not greater than', 'не больше')],
  ['maxExclusive', (order: number) => order < 0, said('is not less than', 'не меньше')],
] as const

function rangeChecks(facets: Facets, ground: FacetGround, trouble: (message: Said) => void): FacetCheck[] {
  return ranges.flatMap(([facet, fits, words]): FacetCheck[] => {
    const lexical = facets[facet]
    if (lexical === undefined) return []
    const bound = ground.parse(lexical)
    if (!ground.primitive.compare || bound === undefined)
      return (
        trouble(
          said(`${facet}="${lexical}" means nothing for this base type`, `${facet}="${lexical}" для этого базового типа не имеет смысла`),
        ) ?? []
      )
    return [
      (value, text) =>
        fits(ground.primitive.compare!(value, bound)) ? undefined : joined([shown(text), words, `${lexical} (${facet})`], ' '),
    ]
  })
}

function digitChecks({ totalDigits, fractionDigits }: Facets, ground: FacetGround, trouble: (message: Said) => void): FacetCheck[] {
  if (totalDigits === undefined && fractionDigits === undefined) return []
  if (!ground.exact)
    return (
      trouble(
        said(
          'totalDigits and fractionDigits mean nothing for this base type',
          'totalDigits и fractionDigits для этого базового типа не имеют смысла',
        ),
      ) ?? []
    )
  return [
    (_value, text, canonical) => {
      const [whole = '', fraction = ''] = canonical().replace('-', '').split('.')
      const total = (whole === '0' ? 0 : whole.length) + fraction.length
      if (totalDigits !== undefined && total > totalDigits)
        return said(
          `${shown(text)} has ${total} digits, at most ${totalDigits} are allowed`,
          `в ${shown(text)} цифр ${total}, допустимо не больше ${totalDigits}`,
        )
      return fractionDigits !== undefined && fraction.length > fractionDigits
        ? said(
            `${shown(text)} has ${fraction.length} digits after the point, at most ${fractionDigits} are allowed`,
            `в ${shown(text)} после точки цифр ${fraction.length}, допустимо не больше ${fractionDigits}`,
          )
        : undefined
    },
  ]
}

function patternChecks({ pattern }: Facets, trouble: (message: Said) => void): FacetCheck[] {
  if (pattern === undefined) return []
  const texts = typeof pattern === 'string' ? [pattern] : pattern
  const expressions = texts.flatMap((one) => {
    try {
      return [compilePattern(one)]
    } catch (error) {
      if (!(error instanceof PatternError)) throw error
      return (
        trouble(
          said(
            `pattern ${shown(one)}: ${error.message} (character ${error.at})`,
            `образец ${shown(one)}: ${error.messageRu} (символ ${error.at})`,
          ),
        ) ?? []
      )
    }
  })
  if (expressions.length < texts.length) return []
  const listedPatterns =
    texts.length > 12
      ? said(`any of ${texts.length} patterns`, `ни одному из ${texts.length} образцов`)
      : joined(texts, said(' or ', ' или '))
  return [
    (_value, text) =>
      expressions.some((one) => one.test(text))
        ? undefined
        : joined([shown(text), said('does not match', 'не соответствует'), listedPatterns], ' '),
  ]
}

function enumerationChecks({ enumeration }: Facets, ground: FacetGround, trouble: (message: Said) => void): FacetCheck[] {
  if (enumeration === undefined) return []
  const allowed = new Set<string>()
  for (const lexical of enumeration) {
    const value = ground.parse(lexical)
    if (value === undefined)
      trouble(said(`enumeration "${lexical}" is not of the base type`, `значение перечисления «${lexical}» не принадлежит базовому типу`))
    else allowed.add(ground.print(value))
  }
  const listed = enumeration.length > 12 ? `${enumeration.slice(0, 12).join(', ')}, ...` : enumeration.join(', ')
  return [
    (_value, text, canonical) =>
      allowed.has(canonical()) ? undefined : said(`${shown(text)} is none of: ${listed}`, `${shown(text)} нет среди: ${listed}`),
  ]
}
