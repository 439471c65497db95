/** How the text of a value type is read and printed, with all its facets: compiled once a type. */
import { withFacets } from './facetted.ts'
import type { RawCodec, TextCodec } from './facetted.ts'
import { primitives } from './primitives.ts'
import { shown } from './text-place.ts'
import { listCodec, unionCodec } from './text-varieties.ts'
import { resolved, typeName, XS } from './type.ts'
import { valueTypeChain } from './value-type.ts'
import type { ValueType } from './value-type.ts'

export type { TextCodec } from './facetted.ts'

const codecs = new WeakMap<ValueType, TextCodec>()

export function textCodec(type: ValueType): TextCodec {
  let found = codecs.get(type)
  if (found === undefined) codecs.set(type, found = compile(type))
  return found
}

function compile(type: ValueType): TextCodec {
  const chain = valueTypeChain(type)
  const shaped = chain.find((one) => one.primitive ?? one.itemType ?? one.memberTypes)
  if (shaped?.itemType) return listCodec(type, chain, textCodec(resolved(shaped.itemType)))
  if (shaped?.memberTypes) return unionCodec(chain, shaped.memberTypes.map((one) => resolved(one)), textCodec)
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
