/** How the text of a value type is read and printed, with all its facets: compiled once a type. */
import { clark } from '../xml/name.ts'
import { facetChecks } from './facets.ts'
import type { FacetCheck, FacetGround } from './facets.ts'
import { normalize } from './names.ts'
import type { WhiteSpace } from './names.ts'
import { primitives } from './primitives.ts'
import type { Primitive } from './primitive.ts'
import { shown } from './text-place.ts'
import type { TextReadPlace, TextWritePlace } from './text-place.ts'
import { resolved, typeName, XS } from './type.ts'
import { valueTypeChain } from './value-type.ts'
import type { ValueType } from './value-type.ts'

export interface TextCodec {
  /** `undefined` after a fault. */
  read(text: string, place: TextReadPlace): unknown
  /** `undefined` after a fault. */
  write(value: unknown, place: TextWritePlace): string | undefined
  /** What is wrong with the definition itself, in words. */
  readonly troubles: readonly string[]
  /** The row that the type goes by, where it is not a list or a union. */
  readonly primitive: Primitive | undefined
  /** As of a primitive. */
  readonly writes: Primitive['writes']
}

const codecs = new WeakMap<ValueType, TextCodec>()

export function textCodec(type: ValueType): TextCodec {
  let found = codecs.get(type)
  if (found === undefined) codecs.set(type, found = compile(type))
  return found
}

const canonicalNames = { qname: clark, resolve: () => '', fault: () => {} }

function compile(type: ValueType): TextCodec {
  const chain = valueTypeChain(type)
  const shaped = chain.find((one) => one.primitive ?? one.itemType ?? one.memberTypes)
  if (shaped?.itemType) return listCodec(type, chain, textCodec(resolved(shaped.itemType)))
  if (shaped?.memberTypes) return unionCodec(chain, shaped.memberTypes.map((one) => resolved(one)))
  const primitive = shaped?.primitive ?? primitives.anySimpleType
  const named = shaped ?? type
  const raw: RawCodec = {
    primitive,
    parse: (text, place) => {
      const value = primitive.parse(text, place)
      if (value === undefined) place.fault(`${shown(text)} is not an ${typeName(named)}`)
      return value
    },
    print: (value, place) => {
      const text = primitive.print(value, place)
      if (text === undefined) place.fault(`${shown(value)} is not an ${typeName(named)}, which takes ${primitive.carries}`)
      return text
    },
  }
  return { ...withFacets(raw, chain, chain.some((one) => one.namespace === XS && one.name === 'decimal')), primitive, writes: primitive.writes }
}

interface RawCodec {
  readonly primitive: Primitive
  parse(text: string, place: TextReadPlace): unknown
  print(value: unknown, place: TextWritePlace): string | undefined
}

/** Adds white space and the facets of the type and all its bases. */
function withFacets(raw: RawCodec, chain: readonly ValueType[], exact: boolean): Omit<TextCodec, 'primitive' | 'writes'> {
  const whiteSpace: WhiteSpace = chain.find((one) => one.facets.whiteSpace)?.facets.whiteSpace ?? raw.primitive.whiteSpace
  const troubles: string[] = []
  const print = (value: unknown): string => raw.print(value, canonicalNames) ?? ''
  const ground: FacetGround = {
    primitive: raw.primitive, exact, print,
    parse: (lexical) => raw.parse(normalize(lexical, whiteSpace), canonicalNames),
  }
  const checks = chain.flatMap((one) => facetChecks(one.facets, ground, (message) => { troubles.push(message) }))
  const fits = (value: unknown, text: string, place: TextReadPlace | TextWritePlace): boolean => failing(checks, value, text, () => print(value), place)
  return {
    troubles,
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

function failing(checks: readonly FacetCheck[], value: unknown, text: string, canonical: () => string, place: TextReadPlace | TextWritePlace): boolean {
  for (const check of checks) {
    const message = check(value, text, canonical)
    if (message !== undefined) {
      place.fault(message)
      return false
    }
  }
  return true
}

function listCodec(type: ValueType, chain: readonly ValueType[], item: TextCodec): TextCodec {
  const primitive: Primitive<readonly unknown[]> = {
    whiteSpace: 'collapse', parse: () => undefined, print: () => undefined, measure: (value) => value.length, writes: 'text', carries: 'an array',
  }
  return {
    ...withFacets({
      primitive,
      parse(text, place) {
        const values = text === '' ? [] : text.split(' ').map((one) => item.read(one, place))
        return values.includes(undefined) ? undefined : values
      },
      print(value, place) {
        if (!Array.isArray(value)) return void place.fault(`${shown(value)} is no value of ${typeName(type)}, which takes an array`)
        const texts = value.map((one) => item.write(one, place))
        if (texts.some((one) => one !== undefined && (one === '' || /\s/.test(one)))) return void place.fault('an item of a list cannot be empty or hold blanks')
        return texts.includes(undefined) ? undefined : texts.join(' ')
      },
    }, chain, false),
    primitive: undefined, writes: item.writes,
  }
}

function unionCodec(chain: readonly ValueType[], members: readonly ValueType[]): TextCodec {
  const names = members.map((one) => typeName(one)).join(', ')
  const union: Primitive = { whiteSpace: 'preserve', parse: () => undefined, print: () => undefined, writes: 'text', carries: names }
  return {
    ...withFacets({
      primitive: union,
      parse(text, place) {
        for (const member of members) {
          const value = textCodec(member).read(text, { resolve: (prefix) => place.resolve(prefix), fault: () => {} })
          if (value !== undefined) return value
        }
        return void place.fault(`${shown(text)} is none of ${names}`)
      },
      print(value, place) {
        for (const member of members) {
          const text = textCodec(member).write(value, { qname: (name) => place.qname(name), fault: () => {} })
          if (text !== undefined) return text
        }
        return void place.fault(`${shown(value)} is none of ${names}`)
      },
    }, chain, false),
    primitive: undefined, writes: members.some((one) => textCodec(one).writes === 'qname') ? 'qname' : 'text',
  }
}
