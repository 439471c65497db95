/** Random values of random types survive writing and reading, and what is written is taken by a foreign XML parser. */
import fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import { XDTOFactory } from './factory.ts'
import { v8 } from './platform/types.ts'
import { Typed, type AnyValue } from './types/any-value.ts'
import { XDTOPackage } from './types/package.ts'
import { property, type PropertyDefinition, type PropertySettings } from './types/property.ts'
import type { XDTOType } from './types/type.ts'
import { xs } from './types/xs.ts'
import { CalendarDate } from './values/calendar-date.ts'
import { DateTime } from './values/date-time.ts'
import { Decimal } from './values/decimal.ts'

/** A type with an arbitrary of its values. */
interface Sample {
  readonly type: XDTOType
  readonly values: fc.Arbitrary<unknown>
  /** Whether it may be an attribute. */
  readonly simple: boolean
}

const xmlText = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((text) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), fc.nat(12))
  .map(([unscaled, scale]) => Decimal.of(unscaled, scale))
const days = fc.tuple(fc.integer({ min: 1, max: 3999 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
const moments = fc
  .tuple(
    days,
    fc.nat(23),
    fc.nat(59),
    fc.constantFrom('', '5', '123456789'),
    fc.option(fc.integer({ min: -840, max: 840 }), { nil: undefined }),
  )
  .map(([[year, month, day], hour, second, fraction, offset]) => DateTime.of({ year, month, day, hour, second, fraction, offset }))
const dates = days.map(([year, month, day]) => new CalendarDate(year, month, day))

const simple: readonly Sample[] = (
  [
    [xs.string, xmlText],
    [xs.decimal, decimals],
    [xs.integer, fc.bigInt()],
    [xs.long, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })],
    [xs.int, fc.integer()],
    [xs.byte, fc.integer({ min: -128, max: 127 })],
    [xs.boolean, fc.boolean()],
    [xs.double, fc.double()],
    [xs.dateTime, moments],
    [xs.date, dates],
    [xs.base64Binary, fc.uint8Array({ maxLength: 20 })],
    [xs.hexBinary, fc.uint8Array({ maxLength: 20 })],
    [v8.UUID, fc.uuid()],
    [
      xs.QName,
      fc.record({
        namespace: fc.constantFrom('urn:q', 'urn:shop', 'http://www.w3.org/2001/XMLSchema'),
        local: fc.constantFrom('a', 'Имя'),
      }),
    ],
  ] as const
).map(([type, values]) => ({ type, values, simple: true }))

const anyValues: fc.Arbitrary<AnyValue> = fc.letrec<{ any: AnyValue }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(
      fc.constant(null),
      xmlText,
      fc.boolean(),
      decimals,
      moments,
      dates,
      fc.uint8Array({ maxLength: 8 }),
      fc.integer().map((one) => new Typed(xs.int, one)),
      fc.uuid().map((one) => new Typed(v8.UUID, one)),
    ),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.array(fc.tuple(xmlText, tie('any')), { maxLength: 3 }).map((pairs) => new Map(pairs)),
    fc.dictionary(fc.constantFrom('a', 'Имя', '__proto__', 'constructor'), tie('any'), { maxKeys: 3, noNullPrototype: false }),
  ),
})).any as fc.Arbitrary<AnyValue>

const names = ['A', 'Имя', 'с-дефисом', '__proto__', 'constructor', 'toString', 'x.1']

let made = 0

/** Object types whose properties are of the samples given. */
const objectOf = (inner: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> =>
  fc
    .array(
      fc.record({
        sample: inner,
        lowerBound: fc.constantFrom(0, 1),
        many: fc.boolean(),
        nillable: fc.boolean(),
        attribute: fc.boolean(),
        qualified: fc.option(fc.boolean(), { nil: undefined }),
      }),
      { maxLength: names.length },
    )
    .chain((drawn) =>
      fc.constant(drawn).map((properties): Sample => {
        const Random = XDTOPackage({ Namespace: properties.length % 2 === 0 ? 'urn:shop' : 'urn:other' })
        const entries = properties.map(
          ({ sample, lowerBound, many, nillable, attribute, qualified }, at): [string, PropertyDefinition, fc.Arbitrary<unknown>] => {
            const asAttribute = attribute && sample.simple
            const settings: PropertySettings = {
              ...(lowerBound === 0 && { lowerBound }),
              ...(!asAttribute && many && { upperBound: -1 }),
              ...(!asAttribute && nillable && { nillable }),
              ...(asAttribute && { form: 'Attribute' as const }),
              ...(qualified !== undefined && { qualified }),
            }
            const item = !asAttribute && nillable ? fc.option(sample.values, { nil: null }) : sample.values
            const value =
              !asAttribute && many
                ? fc.array(item, { minLength: lowerBound, maxLength: 3 })
                : lowerBound === 0
                  ? fc.option(item, { nil: undefined })
                  : item
            return [names[at]!, property(sample.type, settings), value]
          },
        )
        const type = Random.objectType(`T${made++}`, Object.fromEntries(entries.map(([name, definition]) => [name, definition])), {})
        const values = fc.tuple(...entries.map(([, , value]) => value)).map((drawnValues) => {
          const object = {}
          drawnValues.forEach((value, at) => {
            if (value !== undefined)
              Object.defineProperty(object, names[at]!, { value, enumerable: true, configurable: true, writable: true })
          })
          return object
        })
        return { type, values, simple: false }
      }),
    )

const samples: fc.Arbitrary<Sample> = fc.letrec<{ sample: Sample }>((tie) => ({
  sample: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    fc.constantFrom(...simple),
    fc.constant<Sample>({ type: xs.anyType, values: anyValues, simple: false }),
    objectOf(tie('sample')),
  ),
})).sample

const factory = XDTOFactory()

test.each(['1c', 'compact'] as const)('in the %s layout', { timeout: 300_000 }, (layout) => {
  const withValues = objectOf(samples).chain((sample) => sample.values.map((value) => ({ sample, value })))
  fc.assert(
    fc.property(withValues, ({ sample, value }) => {
      const text = factory.WriteXML(value, sample.type, undefined, layout)
      expect(XMLValidator.validate(text)).toBe(true)
      expect(factory.ReadXML(text, sample.type)).toEqual(value)
    }),
    { numRuns: 400 },
  )
})

test('any bytes instead of a document are refused, never taken for a value and never a defect', () => {
  const Shop = XDTOPackage({ Namespace: 'urn:shop' })
  const Order = Shop.objectType('Order', {
    Number: property(xs.string),
    Lines: property(Shop.objectType('Line', { Sum: property(xs.decimal) }), { upperBound: -1 }),
  })
  const valid = '<Order xmlns="urn:shop"><Number>1</Number><Lines><Sum>1.5</Sum></Lines></Order>'
  fc.assert(
    fc.property(fc.nat(valid.length - 1), fc.nat(6), fc.string({ maxLength: 6 }), (at, cut, inserted) => {
      const mutated = valid.slice(0, at) + inserted + valid.slice(at + cut)
      try {
        const value = factory.ReadXML(mutated, Order)
        expect(factory.ReadXML(factory.WriteXML(value, Order), Order)).toEqual(value)
      } catch (error) {
        expect(['XDTOError', 'XMLError']).toContain((error as Error).name)
      }
    }),
    { numRuns: 2000 },
  )
})
