/** Text codecs of lists and unions, made of the codecs of their parts. */
import { said } from '../../diagnostics/said.ts'
import { withFacets, type TextCodec } from './facetted.ts'
import type { Primitive } from './primitive.ts'
import { shown, type TextReadPlace, type TextWritePlace } from './text-place.ts'
import { typeName } from './type.ts'
import type { ValueType } from './value-type.ts'

export function listCodec(type: ValueType, chain: readonly ValueType[], item: TextCodec): TextCodec {
  const primitive: Primitive<readonly unknown[]> = {
    whiteSpace: 'collapse',
    parse: () => undefined,
    print: () => undefined,
    measure: (value) => value.length,
    writes: 'text',
    carries: said('an array', 'массив'),
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
          if (!Array.isArray(value))
            return void place.fault(
              said(
                `${shown(value)} is not a value of ${typeName(type)}, which takes an array`,
                `${shown(value, 'ru')} – не значение ${typeName(type, 'ru')}: нужен массив`,
              ),
            )
          const texts = value.map((one) => item.write(one, place))
          if (texts.some((one) => one !== undefined && (one === '' || /\s/.test(one))))
            return void place.fault(
              said('an item of a list cannot be empty or contain blanks', 'элемент списка не может быть пустым или содержать пробелы'),
            )
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

/** Texts or values that a member has refused: unions of unions lead to one member in as many ways as two to the power of their depth. */
type Tried = Map<ValueType, Set<unknown>>

interface Trying {
  readonly tried?: Tried
}

const triedAt = (place: TextReadPlace | TextWritePlace): Tried => (place as Trying).tried ?? new Map()

function refused(tried: Tried, member: ValueType, given: unknown): void {
  const before = tried.get(member)
  if (before === undefined) tried.set(member, new Set([given]))
  else before.add(given)
}

export function unionCodec(
  chain: readonly ValueType[],
  members: readonly ValueType[],
  textCodec: (type: ValueType) => TextCodec,
): TextCodec {
  const names = members.map((one) => typeName(one)).join(', ')
  const union: Primitive = {
    whiteSpace: 'preserve',
    parse: () => undefined,
    print: () => undefined,
    writes: 'text',
    carries: said(names, names),
  }
  return {
    ...withFacets(
      {
        primitive: union,
        parse(text, place) {
          const tried = triedAt(place)
          const silent: TextReadPlace & Trying = { resolve: (prefix) => place.resolve(prefix), fault: () => {}, tried }
          for (const member of members) {
            if (tried.get(member)?.has(text) === true) continue
            const value = textCodec(member).read(text, silent)
            if (value !== undefined) return value
            refused(tried, member, text)
          }
          return void place.fault(said(`${shown(text)} is none of ${names}`, `${shown(text)} – ни один из ${names}`))
        },
        print(value, place) {
          const tried = triedAt(place)
          const silent: TextWritePlace & Trying = { qname: (name) => place.qname(name), fault: () => {}, tried }
          for (const member of members) {
            if (tried.get(member)?.has(value) === true) continue
            const text = textCodec(member).write(value, silent)
            if (text !== undefined) return text
            refused(tried, member, value)
          }
          return void place.fault(said(`${shown(value)} is none of ${names}`, `${shown(value, 'ru')} – ни один из ${names}`))
        },
      },
      chain,
      false,
    ),
    primitive: undefined,
    writes: members.some((one) => textCodec(one).writes === 'qname') ? 'qname' : 'text',
  }
}
