/** A text codec with white space and facets around a bare one: what all varieties of value types have in common. */
import type { Said } from '../../diagnostics/said.ts'
import { clark } from '../../xml/name.ts'
import { facetChecks, type FacetCheck, type FacetGround } from './facets.ts'
import { normalize, type WhiteSpace } from './names.ts'
import type { Primitive } from './primitive.ts'
import type { TextReadPlace, TextWritePlace } from './text-place.ts'
import type { ValueType } from './value-type.ts'

export interface TextCodec {
  /** `undefined` after a fault. */
  read(text: string, place: TextReadPlace): unknown
  /** `undefined` after a fault. */
  write(value: unknown, place: TextWritePlace): string | undefined
  /** What is wrong with the definition itself, in words. */
  readonly troubles: readonly Said[]
  /** The row that the type goes by, where it is not a list or a union. */
  readonly primitive: Primitive | undefined
  /** As of a primitive. */
  readonly writes: Primitive['writes']
  /** Whether every value of the primitive is one of the type, in the primitive's own white space. */
  readonly unchecked?: boolean
  /** A stand-in for a type that is being compiled. */
  readonly endless?: true
}

const canonicalNames = { qname: clark, resolve: () => '', fault: () => {} }

/** Without white space and facets. */
export interface RawCodec {
  readonly primitive: Primitive
  parse(text: string, place: TextReadPlace): unknown
  print(value: unknown, place: TextWritePlace): string | undefined
}

/** Adds white space and the facets of the type and all its bases. */
export function withFacets(raw: RawCodec, chain: readonly ValueType[], exact: boolean): Omit<TextCodec, 'primitive' | 'writes'> {
  const whiteSpace: WhiteSpace = chain.find((one) => one.facets.whiteSpace)?.facets.whiteSpace ?? raw.primitive.whiteSpace
  const troubles: Said[] = []
  const print = (value: unknown): string => raw.print(value, canonicalNames) ?? ''
  const ground: FacetGround = {
    primitive: raw.primitive,
    exact,
    print,
    parse: (lexical) => raw.parse(normalize(lexical, whiteSpace), canonicalNames),
  }
  const checks = chain.flatMap((one) =>
    facetChecks(one.facets, ground, (message) => {
      troubles.push(message)
    }),
  )
  const fits = (value: unknown, text: string, place: TextReadPlace | TextWritePlace): boolean =>
    failing(checks, value, text, () => print(value), place)
  return {
    troubles,
    unchecked: checks.length === 0 && whiteSpace === raw.primitive.whiteSpace,
    read(text, place) {
      const trimmed = normalize(text, whiteSpace)
      const value = raw.parse(trimmed, place)
      return value === undefined || (checks.length > 0 && !fits(value, trimmed, place)) ? undefined : value
    },
    write(value, place) {
      const text = raw.print(value, place)
      return text === undefined || (checks.length > 0 && !fits(raw.parse(text, canonicalNames) ?? value, text, place)) ? undefined : text
    },
  }
}

function failing(
  checks: readonly FacetCheck[],
  value: unknown,
  text: string,
  canonical: () => string,
  place: TextReadPlace | TextWritePlace,
): boolean {
  for (const check of checks) {
    const message = check(value, text, canonical)
    if (message !== undefined) {
      place.fault(message)
      return false
    }
  }
  return true
}
