/** How the text of a value type is read and printed, with all its facets: compiled once a type. */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { withFacets, type RawCodec, type TextCodec } from './facetted.ts'
import { primitives } from './primitives.ts'
import { shown } from './text-place.ts'
import { listCodec, unionCodec } from './text-varieties.ts'
import { resolved, typeName, XS } from './type.ts'
import { valueTypeChain, type ValueType } from './value-type.ts'

export type { TextCodec } from './facetted.ts'

const codecs = new WeakMap<ValueType, TextCodec>()

export function textCodec(type: ValueType): TextCodec {
  const found = codecs.get(type)
  if (found !== undefined) return found
  codecs.set(type, endless(type))
  const made = compile(type)
  codecs.set(type, made)
  return made
}

/** A placeholder while a type is compiled: code that meets it has come round to the type itself. */
function endless(type: ValueType): TextCodec {
  const trouble = said(`${typeName(type)} is made of itself`, `${typeName(type, 'ru')} состоит из самого себя`)
  const refuse = (_value: unknown, place: { fault(message: Said): void }): undefined => void place.fault(trouble)
  return { read: refuse, write: refuse, troubles: [trouble], primitive: undefined, writes: 'text', endless: true }
}

function compile(type: ValueType): TextCodec {
  const chain = valueTypeChain(type)
  const shaped = chain.find((one) => one.primitive ?? one.itemType ?? one.memberTypes)
  const parts = [shaped?.itemType ?? [], shaped?.memberTypes ?? []].flat().map((one) => resolved(one))
  if (parts.some((one) => textCodec(one).endless) || (shaped === undefined && chain.at(-1)!.base !== undefined)) return endless(type)
  if (shaped?.itemType) return listCodec(type, chain, textCodec(parts[0]!))
  if (shaped?.memberTypes) return unionCodec(chain, parts, textCodec)
  const primitive = shaped?.primitive ?? primitives.anySimpleType
  const named = shaped ?? type
  const raw: RawCodec = {
    primitive,
    parse: (text, place) => {
      const value = primitive.parse(text, place)
      if (value === undefined)
        place.fault(
          joined([shown(text), primitive.limit?.(text) ?? said(`is not an ${typeName(named)}`, `– не ${typeName(named, 'ru')}`)], ' '),
        )
      return value
    },
    print: (value, place) => {
      const text = primitive.print(value, place)
      if (text === undefined) {
        const { en, ru } = primitive.carries
        place.fault(
          said(
            `${shown(value)} is not an ${typeName(named)}, which takes ${en}`,
            `${shown(value, 'ru')} – не ${typeName(named, 'ru')}, для которого нужно: ${ru}`,
          ),
        )
      }
      return text
    },
  }
  return {
    ...withFacets(
      raw,
      chain,
      chain.some((one) => one.namespace === XS && one.name === 'decimal'),
    ),
    primitive,
    writes: primitive.writes,
  }
}
