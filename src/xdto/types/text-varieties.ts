/** Text codecs of lists and unions, made of the codecs of their parts. */
import { withFacets, type TextCodec } from './facetted.ts'
import type { Primitive } from './primitive.ts'
import { shown } from './text-place.ts'
import { typeName } from './type.ts'
import type { ValueType } from './value-type.ts'

export function listCodec(type: ValueType, chain: readonly ValueType[], item: TextCodec): TextCodec {
  const primitive: Primitive<readonly unknown[]> = {
    whiteSpace: 'collapse',
    parse: () => undefined,
    print: () => undefined,
    measure: (value) => value.length,
    writes: 'text',
    carries: 'an array',
  }
  return {
    ...withFacets(
      {
        primitive,
        parse(text, place) {
          const values = text === '' ? [] : text.split(' ').map((one) => item.read(one, place))
          return values.includes(undefined) ? undefined : values
        },
        print(value, place) {
          if (!Array.isArray(value)) return void place.fault(`${shown(value)} is no value of ${typeName(type)}, which takes an array`)
          const texts = value.map((one) => item.write(one, place))
          if (texts.some((one) => one !== undefined && (one === '' || /\s/.test(one))))
            return void place.fault('an item of a list cannot be empty or hold blanks')
          return texts.includes(undefined) ? undefined : texts.join(' ')
        },
      },
      chain,
      false,
    ),
    primitive: undefined,
    writes: item.writes,
  }
}

export function unionCodec(
  chain: readonly ValueType[],
  members: readonly ValueType[],
  textCodec: (type: ValueType) => TextCodec,
): TextCodec {
  const names = members.map((one) => typeName(one)).join(', ')
  const union: Primitive = { whiteSpace: 'preserve', parse: () => undefined, print: () => undefined, writes: 'text', carries: names }
  return {
    ...withFacets(
      {
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
      },
      chain,
      false,
    ),
    primitive: undefined,
    writes: members.some((one) => textCodec(one).writes === 'qname') ? 'qname' : 'text',
  }
}
