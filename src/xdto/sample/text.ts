/** A readable value of a value type that keeps all its facets; the same each time. */
import { textCodec } from '../types/text-codec.ts'
import { resolved, XS } from '../types/type.ts'
import { type Facets, type ValueType, valueTypeChain } from '../types/value-type.ts'
import { Decimal } from '../values/decimal.ts'
import { patternSample } from './pattern-sample.ts'

/** Lexical forms to try, by the built-in type that a type goes back to; what is not here is tried as text. */
const usual: Readonly<Record<string, readonly string[]>> = {
  boolean: ['true'],
  dateTime: ['2024-03-04T05:06:07', '2024-03-04T05:06:07Z'],
  date: ['2024-03-04', '2024-03-04Z'],
  time: ['05:06:07', '05:06:07Z'],
  duration: ['P1DT2H', 'P1D', 'PT1H', 'P1M'],
  gYearMonth: ['2024-03'],
  gYear: ['2024'],
  gMonthDay: ['--03-04'],
  gDay: ['---04'],
  gMonth: ['--03'],
  base64Binary: ['c2FtcGxl'],
  hexBinary: ['53616D706C65'],
  anyURI: ['http://example.org/sample', 'urn:sample'],
  QName: ['xs:string'],
  NOTATION: ['xs:string'],
  language: ['ru', 'en'],
  float: ['1.5', '1'],
  double: ['1.5', '1'],
}

const prefixes = new Map([['xs', XS]])

/** Characters of one value, and items of one list: a schema that wants more gets no sample. */
const MOST_CHARACTERS = 1_000_000

/** Texts that are tried before a type is given up: a schema that needs more is too odd to make up values for. */
const MOST_TRIED = 2_000

/** `label`: what a text is to say, if it may. `undefined` where no value could be found. */
export function sampleValue(type: ValueType, label: string): unknown {
  let tried = 0
  for (const text of candidates(type, label, new Set())) {
    if (++tried > MOST_TRIED) return undefined
    const value = textCodec(type).read(text, { resolve: (prefix) => prefixes.get(prefix), fault: () => {} })
    if (value !== undefined) return value
  }
  return undefined
}

/** `met`: types whose texts are among the candidates already; unions of unions may lead to one type in millions of ways. */
function* candidates(type: ValueType, label: string, met: Set<ValueType>): Generator<string> {
  if (met.has(type)) return
  met.add(type)
  const chain = valueTypeChain(type)
  for (const { facets } of chain) if (facets.enumeration) yield* facets.enumeration
  const shaped = chain.find((one) => one.primitive ?? one.itemType ?? one.memberTypes)
  const bounds = limits(chain)
  if (bounds.least > MOST_CHARACTERS) return
  if (shaped?.itemType) yield* lists(some(candidates(resolved(shaped.itemType), label, new Set()), 50), bounds)
  else if (shaped?.memberTypes) for (const one of shaped.memberTypes) yield* candidates(resolved(one), label, met)
  else yield* texts(chain, label, bounds)
}

function* some<T>(items: Iterable<T>, most: number): Generator<T> {
  let count = 0
  for (const item of items) {
    if (count++ >= most) return
    yield item
  }
}

function* lists(items: Iterable<string>, { least }: Limits): Generator<string> {
  for (const item of items) {
    const count = Math.max(1, least)
    if (count * (item.length + 1) <= MOST_CHARACTERS) yield Array.from({ length: count }, () => item).join(' ')
  }
}

function* texts(chain: readonly ValueType[], label: string, bounds: Limits): Generator<string> {
  const builtIn = chain.find((one) => one.namespace === XS)?.name ?? 'string'
  const own = Object.hasOwn(usual, builtIn) ? usual[builtIn]! : undefined
  const numeric = chain.some((one) => one.namespace === XS && one.name === 'decimal') || builtIn === 'float' || builtIn === 'double'
  const patterns = chain.map(({ facets: { pattern } }) => pattern).filter((one) => one !== undefined)
  // A pattern says best what is meant; of several each is tried, for the others may allow its texts too.
  for (const pattern of patterns) yield* patternTexts(pattern, bounds)
  yield* own ?? []
  if (numeric) yield* numbers(chain.map((one) => one.facets))
  else yield* fitted(label, bounds)
  yield* binaries(builtIn, bounds)
}

function* patternTexts(pattern: string | readonly string[], { least }: Limits): Generator<string> {
  for (const one of typeof pattern === 'string' ? [pattern] : pattern) {
    for (const more of [1, 0, 2, 3, 4, 5, 8, least]) {
      const text = patternSample(one, more, MOST_CHARACTERS)
      if (text !== undefined) yield text
    }
  }
}

interface Limits {
  readonly least: number
  readonly most: number
}

function limits(chain: readonly ValueType[]): Limits {
  const all = chain.map((one) => one.facets)
  const lengths = all.flatMap((one) => one.length ?? [])
  return {
    least: Math.max(0, ...lengths, ...all.flatMap((one) => one.minLength ?? [])),
    most: Math.min(Infinity, ...lengths, ...all.flatMap((one) => one.maxLength ?? [])),
  }
}

/** The label cut or repeated to a length that is allowed; without blanks and signs for the types of names. */
function* fitted(label: string, { least, most }: Limits): Generator<string> {
  const fit = (text: string): string =>
    Array.from(text.padEnd(least, `${text}-`))
      .slice(0, Math.min(most, Math.max(least, 1_000)))
      .join('')
  yield fit(label)
  yield fit(label.replace(/[^A-Za-z0-9]/g, '') || 'sample')
  yield fit('sample')
  yield fit('1')
  yield ''
}

/** Small numbers, then the bounds and their neighbours, in steps that fractionDigits allows. */
function* numbers(facets: readonly Facets[]): Generator<string> {
  yield* ['1', '10', '0', '0.5', '100', '1000', '-1']
  const digits = Math.min(2, ...facets.flatMap((one) => one.fractionDigits ?? []))
  for (const one of facets) {
    for (const bound of [one.minInclusive, one.maxInclusive, one.minExclusive, one.maxExclusive]) {
      const decimal = bound === undefined ? undefined : Decimal.parse(bound.trim())
      if (decimal === undefined) continue
      yield bound!.trim()
      for (const step of [1, 10 ** -digits, -1, -(10 ** -digits)]) yield stepped(decimal.toString(), step)
    }
  }
  for (const one of facets) if (one.totalDigits !== undefined) yield '1'.repeat(Math.min(one.totalDigits, MOST_CHARACTERS))
}

/** Exact as far as a float is: the bounds of real schemas are, and what is not is refused and the next tried. */
const stepped = (text: string, step: number): string => {
  if (!text.includes('.') && Number.isInteger(step)) return String(BigInt(text) + BigInt(step))
  return String(Number((Number(text) + step).toFixed(6)))
}

function* binaries(builtIn: string, { least }: Limits): Generator<string> {
  if (builtIn === 'hexBinary') yield '53'.repeat(Math.max(1, least))
  if (builtIn === 'base64Binary')
    yield* [least, least + 1].map((size) => `${'QUFB'.repeat(Math.floor(size / 3))}${['', 'QQ==', 'QUE='][size % 3]!}`)
}
