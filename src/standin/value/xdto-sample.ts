/** Random but valid values of XDTO types: `ИНН` is ten digits, a price within its facets, an enumeration one of its values. */
import { anyWords, suitingName } from '../../infobase/seed/names.ts'
import type { Chance } from '../../infobase/seed/random.ts'
import { patternSample } from '../../xdto/sample/pattern-sample.ts'
import { sampleOf } from '../../xdto/sample/sample.ts'
import { sampleValue } from '../../xdto/sample/text.ts'
import { textCodec } from '../../xdto/types/text-codec.ts'
import { XS, type XDTOType } from '../../xdto/types/type.ts'
import { valueTypeChain, type ValueType } from '../../xdto/types/value-type.ts'

/** `label`: the name of the value, by which a text is chosen. `undefined` where the type has no value that could be made up. */
export const randomOf = (type: XDTOType, label: string, chance: Chance): unknown =>
  sampleOf(type, label, [], (one, name) => randomText(one, name, chance))

/** Candidates by chance that the type takes; the usual sample where it takes none of them. */
export function randomText(type: ValueType, label: string, chance: Chance): unknown {
  const chain = valueTypeChain(type)
  for (let time = 0; time < 8; time++) {
    const text = candidate(chain, label, chance)
    const value = text === undefined ? undefined : textCodec(type).read(text, { resolve: () => undefined, fault: () => {} })
    if (value !== undefined) return value
  }
  return sampleValue(type, label)
}

function candidate(chain: readonly ValueType[], label: string, chance: Chance): string | undefined {
  const enumeration = chain.find(({ facets }) => facets.enumeration !== undefined)?.facets.enumeration
  if (enumeration !== undefined && enumeration.length > 0) return chance.pick(enumeration)
  const pattern = chain.find(({ facets }) => facets.pattern !== undefined)?.facets.pattern
  if (pattern !== undefined) return patternSample(typeof pattern === 'string' ? pattern : chance.pick(pattern), chance.whole(0, 4), 10_000)
  const builtIn = chain.find(({ namespace }) => namespace === XS)?.name ?? ''
  if (Object.hasOwn(moments, builtIn)) return moments[builtIn]!(chance)
  if (builtIn === 'boolean') return chance.pick(['true', 'false'])
  const isNumber =
    chain.some(({ namespace, name }) => namespace === XS && name === 'decimal') || builtIn === 'float' || builtIn === 'double'
  if (isNumber) return number(chain, chance)
  return chain.some(({ namespace, name }) => namespace === XS && name === 'string') ? words(chain, label, chance) : undefined
}

const two = (value: number): string => String(value).padStart(2, '0')
const day = (chance: Chance): string => `2024-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`
const time = (chance: Chance): string => `${two(chance.whole(8, 18))}:${two(chance.whole(0, 59))}:${two(chance.whole(0, 59))}`

const moments: Readonly<Record<string, (chance: Chance) => string>> = {
  date: day,
  time,
  dateTime: (chance) => `${day(chance)}T${time(chance)}`,
}

type Lengths = 'length' | 'minLength' | 'maxLength' | 'fractionDigits' | 'totalDigits'
type Bounds = 'minInclusive' | 'maxInclusive' | 'minExclusive' | 'maxExclusive'

const facetsOf = (chain: readonly ValueType[], name: Lengths | Bounds): readonly number[] =>
  chain.flatMap(({ facets }) => (facets[name] === undefined ? [] : [Number(facets[name])])).filter(Number.isFinite)

/** Within its bounds, at most five digits before the point where there are none. */
function number(chain: readonly ValueType[], chance: Chance): string {
  const isWhole = chain.some(({ namespace, name }) => namespace === XS && name === 'integer')
  const places = isWhole ? 0 : Math.min(2, ...facetsOf(chain, 'fractionDigits'))
  const digits = Math.max(1, Math.min(5, ...facetsOf(chain, 'totalDigits').map((one) => one - places)))
  const least = Math.max(0, ...facetsOf(chain, 'minInclusive'), ...facetsOf(chain, 'minExclusive').map((one) => one + 1))
  const most = Math.min(10 ** digits - 1, ...facetsOf(chain, 'maxInclusive'), ...facetsOf(chain, 'maxExclusive').map((one) => one - 1))
  const whole = chance.whole(Math.ceil(least), Math.max(Math.ceil(least), Math.floor(most)))
  return places === 0 || whole >= most ? String(whole) : `${whole}.${String(chance.whole(0, 10 ** places - 1)).padStart(places, '0')}`
}

function words(chain: readonly ValueType[], label: string, chance: Chance): string {
  const lengths = facetsOf(chain, 'length')
  const most = Math.min(200, ...lengths, ...facetsOf(chain, 'maxLength'))
  const least = Math.max(0, ...lengths, ...facetsOf(chain, 'minLength'))
  const text = suitingName(label, chance) ?? anyWords(chance)
  return Array.from(text.padEnd(least, `-${text}`))
    .slice(0, Math.max(least, most))
    .join('')
}
