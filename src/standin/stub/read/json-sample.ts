/**
 * Random but valid JSON by a JSON Schema, or by the name of a kind: `$sample: guid`, `$sample: { type: array, items: { type: integer } }`.
 * The same seed and count of answers give the same values.
 */
import { didYouMean } from '../../../diagnostics/near.ts'
import { said } from '../../../diagnostics/said.ts'
import type { Chance } from '../../../infobase/seed/random.ts'
import { patternSample } from '../../../xdto/sample/pattern-sample.ts'
import { exactJSON } from '../../calls/exact-json.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import type { Reading } from '../../reading/reading.ts'
import { jsonOf, type SourceNode } from '../../reading/source-node.ts'
import { randomNamed, randomNames, randoms } from '../../value/random.ts'
import type { Values } from '../../value/values.ts'

type Make = (chance: Chance) => unknown

const types = ['string', 'integer', 'number', 'boolean', 'null', 'array', 'object'] as const

const schemaKeys = [
  'type',
  'format',
  'enum',
  'const',
  'pattern',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'multipleOf',
  'items',
  'minItems',
  'maxItems',
  'properties',
  'required',
] as const

/** Formats of JSON Schema, and the kinds of `random.…`. */
const formats: Readonly<Record<string, Make>> = {
  'uuid': (chance) => randoms.guid.make(chance),
  'date-time': (chance) => `${randoms.date.make(chance)}Z`,
  'time': (chance) => randoms.date.make(chance).slice(11),
  'uri': (chance) => `https://example.ru/${chance.whole(1, 999_999)}`,
}

const formatNames = [...Object.keys(formats), ...randomNames]

export function sampleText(reading: Reading, node: SourceNode): (values: Values) => string {
  const make = readSchema(reading, node, '$sample')
  return (values) => exactJSON(values.chance === undefined ? null : (make(values.chance()) ?? null))
}

function readSchema(reading: Reading, node: SourceNode, what: string): Make {
  if (node.kind === 'scalar') return formatOf(reading, node, what)
  const fields = reading.fields(node, what, schemaKeys)
  const fixed = fields.get('const')
  if (fixed !== undefined) return always(JSON.parse(jsonOf(fixed)))
  const choices = fields.get('enum')
  if (choices !== undefined) {
    const values = reading.list(choices, `${what}.enum`).map((one): unknown => JSON.parse(jsonOf(one)))
    return values.length === 0 ? always(null) : (chance) => chance.pick(values)
  }
  return makers[typeOf(reading, fields, what)](reading, fields, what)
}

const always =
  (value: unknown): Make =>
  () =>
    value

function typeOf(reading: Reading, fields: Fields, what: string): (typeof types)[number] {
  const node = fields.get('type')
  const found = reading.text(node, `${what}.type`) ?? (fields.has('properties') ? 'object' : fields.has('items') ? 'array' : 'string')
  const known = types.find((one) => one === found)
  if (known === undefined) reading.wrong(node!, `${what}.type`, said(`one of ${types.join(', ')}`, `одно из ${types.join(', ')}`))
  return known ?? 'null'
}

function formatOf(reading: Reading, node: SourceNode, what: string): Make {
  const found = reading.text(node, what) ?? ''
  if (Object.hasOwn(formats, found)) return formats[found]!
  const random = randomNamed(found)
  if (random !== undefined && random.given[0] === 0) return (chance) => random.make(chance, [])
  reading.tell(
    reportStub('unknown-sample', { found, meant: didYouMean(found, formatNames), allowed: formatNames.join(', ') }, reading.place(node.at)),
  )
  return always(null)
}

type Fields = ReadonlyMap<string, SourceNode>
type Maker = (reading: Reading, fields: Fields, what: string) => Make

const makers: { readonly [Type in (typeof types)[number]]: Maker } = {
  string: readString,
  integer: (reading, fields, what) => readNumber(reading, fields, what, 1),
  number: (reading, fields, what) => readNumber(reading, fields, what, 0.01),
  boolean: () => (chance) => chance.whole(0, 1) === 1,
  null: () => always(null),
  array: readArray,
  object: readObject,
}

const whole = (reading: Reading, fields: Fields, key: string, what: string, most = 10_000): number | undefined =>
  reading.number(fields.get(key), `${what}.${key}`, [0, most])

const withoutEdges = (pattern: string): string => pattern.replace(/^\^|\$$/g, '')

const aPattern = said(
  'a regular expression of XML Schema, which has a text of at most 10000 characters',
  'регулярное выражение XML Schema, которому отвечает строка не длиннее 10000 символов',
)

function readString(reading: Reading, fields: Fields, what: string): Make {
  const [least = 0, most] = [whole(reading, fields, 'minLength', what), whole(reading, fields, 'maxLength', what)]
  const pattern = reading.text(fields.get('pattern'), `${what}.pattern`)
  if (pattern !== undefined && patternSample(withoutEdges(pattern), 0, 10_000) === undefined)
    reading.wrong(fields.get('pattern')!, `${what}.pattern`, aPattern)
  const format = fields.get('format')
  const plain: Make = (chance) => randoms.text.make(chance, [200])
  const make: Make =
    pattern !== undefined
      ? (chance) =>
          patternSample(withoutEdges(pattern), chance.whole(0, 3), 10_000) ?? patternSample(withoutEdges(pattern), 0, 10_000) ?? ''
      : format === undefined
        ? plain
        : formatOf(reading, format, `${what}.format`)
  return (chance) =>
    Array.from(String(make(chance)).padEnd(least, '.'))
      .slice(0, most ?? Infinity)
      .join('')
}

const nothingBetween = said('a minimum, a maximum and a multiple between them', 'минимум, максимум и кратное между ними')

function readNumber(reading: Reading, fields: Fields, what: string, usual: number): Make {
  const bound = (key: string): number | undefined => reading.number(fields.get(key), `${what}.${key}`, [-1e15, 1e15], false)
  const step = reading.number(fields.get('multipleOf'), `${what}.multipleOf`, [1e-9, 1e15], false) ?? usual
  const least = bound('minimum') ?? 0
  const most = bound('maximum') ?? least + 1_000
  const [from, to] = [Math.ceil(least / step), Math.floor(most / step)]
  if (from > to) reading.wrong((fields.get('maximum') ?? fields.get('multipleOf'))!, what, nothingBetween)
  const places = (/\.(\d+)$/.exec(String(step))?.[1] ?? '').length
  return (chance) => Number((chance.whole(from, Math.max(from, to)) * step).toFixed(places))
}

function readArray(reading: Reading, fields: Fields, what: string): Make {
  const least = whole(reading, fields, 'minItems', what) ?? 1
  const most = Math.max(least, whole(reading, fields, 'maxItems', what) ?? Math.max(least, 3))
  const items = fields.get('items')
  const make = items === undefined ? always(null) : readSchema(reading, items, `${what}.items`)
  return (chance) => Array.from({ length: chance.whole(least, most) }, () => make(chance))
}

/** What is not required is there every other time; without `required` all is. */
function readObject(reading: Reading, fields: Fields, what: string): Make {
  const properties = fields.get('properties')
  const required = fields.has('required')
    ? new Set(reading.list(fields.get('required')!, `${what}.required`).map((one) => reading.text(one, what)))
    : undefined
  const makes = (properties === undefined ? [] : (reading.map(properties, `${what}.properties`)?.entries ?? [])).map(
    ({ key, value }) => [key, readSchema(reading, value, `${what}.properties.${key}`)] as const,
  )
  return (chance) =>
    Object.fromEntries(
      makes.flatMap(([key, make]) =>
        required === undefined || required.has(key) || chance.whole(0, 1) === 1 ? [[key, make(chance)]] : [],
      ),
    )
}
