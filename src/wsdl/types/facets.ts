/** The facets of an xs:restriction, as XDTO has them. */
import { said, type Said } from '../../diagnostics/said.ts'
import type { WhiteSpace } from '../../xdto/types/names.ts'
import type { Facets } from '../../xdto/types/value-type.ts'
import { attributeOf, type XMLElement } from '../../xml/tree.ts'
import { childElements } from '../document/component.ts'
import { XSD } from '../document/namespaces.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

const lexical = ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'] as const
const counted = ['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits'] as const

/** `trouble` receives a facet that is none: it is left out. */
export function facetsOf(restriction: XMLElement, trouble: (message: Said) => void): Facets {
  const facets: Mutable<Facets> = {}
  const pattern: string[] = []
  const enumeration: string[] = []
  for (const child of childElements(restriction)) {
    const value = attributeOf(child, 'value')
    const { local } = child
    if (child.namespace !== XSD) continue
    if (local === 'pattern') pattern.push(value ?? '')
    else if (local === 'enumeration') enumeration.push(value ?? '')
    else if (isOneOf(lexical, local)) facets[local] = (value ?? '').trim()
    else if (isOneOf(counted, local)) countedFacet(facets, local, value ?? '', trouble)
    else if (local === 'whiteSpace') whiteSpaceFacet(facets, value ?? '', trouble)
  }
  if (pattern.length > 0) facets.pattern = pattern
  if (enumeration.length > 0) facets.enumeration = enumeration
  return facets
}

const isOneOf = <const W extends string>(words: readonly W[], word: string): word is W => (words as readonly string[]).includes(word)

function countedFacet(facets: Mutable<Facets>, name: (typeof counted)[number], value: string, trouble: (message: Said) => void): void {
  if (/^\s*\+?\d\d*\s*$/.test(value)) facets[name] = Number(value)
  else trouble(said(`${name}="${value}" is not a number from 0 up`, `${name}="${value}" – не число от 0`))
}

function whiteSpaceFacet(facets: Mutable<Facets>, value: string, trouble: (message: Said) => void): void {
  const word = value.trim()
  if (word === 'preserve' || word === 'replace' || word === 'collapse') facets.whiteSpace = word satisfies WhiteSpace
  else
    trouble(
      said(
        `whiteSpace="${value}" is neither preserve nor replace nor collapse`,
        `whiteSpace="${value}" – не preserve, не replace и не collapse`,
      ),
    )
}
