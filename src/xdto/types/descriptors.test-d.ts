/** The TypeScript types that descriptors carry: what compiles here is a promise, and so is each line that must not compile. */
import { expectTypeOf } from 'vitest'
import type { DateTime } from '../values/date-time.ts'
import type { Decimal } from '../values/decimal.ts'
import type { Additional, AnyValue, SequenceItem, additional, sequence } from './any-value.ts'
import type { ObjectType } from './object-type.ts'
import { XDTOPackage } from './package.ts'
import { property, reference } from './property.ts'
import type { XDTOType, XDTOValue } from './type.ts'
import { xs } from './xs.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { SKU: property(xs.string, { form: 'Attribute' }), Sum: property(xs.decimal) })
const Order = Shop.objectType('Order', {
  Number: property(xs.string),
  Date: property(xs.dateTime, { lowerBound: 0 }),
  Note: property(xs.string, { nillable: true }),
  Seen: property(xs.boolean, { lowerBound: 0, nillable: true }),
  Lines: property(Line, { lowerBound: 0, upperBound: -1 }),
  Marks: property(xs.int, { upperBound: 5, nillable: true }),
  Anything: property(),
})
type Line = XDTOValue<typeof Line>
type Order = XDTOValue<typeof Order>

expectTypeOf<Line>().toEqualTypeOf<{ readonly SKU: string; readonly Sum: Decimal }>()
expectTypeOf<Order>().toEqualTypeOf<{
  readonly Number: string
  readonly Date?: DateTime
  readonly Note: string | null
  readonly Seen?: boolean | null
  readonly Lines: readonly { readonly SKU: string; readonly Sum: Decimal }[]
  readonly Marks: readonly (number | null)[]
  readonly Anything: AnyValue
}>()

expectTypeOf<XDTOValue<typeof xs.long>>().toEqualTypeOf<bigint>()
expectTypeOf<XDTOValue<typeof xs.base64Binary>>().toEqualTypeOf<Uint8Array>()

const Color = Shop.valueType('Color', xs.string, { enumeration: ['red', 'green'] })
expectTypeOf<XDTOValue<typeof Color>>().toEqualTypeOf<'red' | 'green'>()
const Red = Shop.valueType('Red', Color, { enumeration: ['red'] })
expectTypeOf<XDTOValue<typeof Red>>().toEqualTypeOf<'red'>()
const Size = Shop.valueType('Size', xs.int, { enumeration: ['1', '2'] })
expectTypeOf<XDTOValue<typeof Size>>().toEqualTypeOf<number>()
expectTypeOf<XDTOValue<ReturnType<typeof Shop.listType<number>>>>().toEqualTypeOf<readonly number[]>()
const Either = Shop.unionType('Either', [xs.int, () => Color])
expectTypeOf<XDTOValue<typeof Either>>().toEqualTypeOf<number | 'red' | 'green'>()

const Big = Shop.objectType('Big', { Extra: property(xs.int), Note: property(xs.string) }, { base: Order, open: true })
expectTypeOf<XDTOValue<typeof Big>['Extra']>().toEqualTypeOf<number>()
expectTypeOf<XDTOValue<typeof Big>['Note']>().toEqualTypeOf<string>()
expectTypeOf<XDTOValue<typeof Big>['Lines']>().toEqualTypeOf<Order['Lines']>()
expectTypeOf<XDTOValue<typeof Big>[typeof additional]>().toEqualTypeOf<Additional | undefined>()
const Mixed = Shop.objectType('Mixed', {}, { mixed: true })
expectTypeOf<XDTOValue<typeof Mixed>[typeof sequence]>().toEqualTypeOf<readonly SequenceItem[] | undefined>()

interface Node {
  readonly Name: string
  readonly Children: readonly Node[]
}
const Node: ObjectType<Node> = Shop.objectType('Node', {
  Name: property(xs.string),
  Children: property(() => Node, { lowerBound: 0, upperBound: -1 }),
})
expectTypeOf<XDTOValue<typeof Node>>().toEqualTypeOf<Node>()

const Title = Shop.rootProperty('Title', property(xs.string, { nillable: true }))
const Titled = Shop.objectType('Titled', { Title: reference(Title, { lowerBound: 0 }) })
expectTypeOf<XDTOValue<typeof Titled>>().toEqualTypeOf<{ readonly Title?: string | null }>()

expectTypeOf(Line).toExtend<XDTOType<Line>>()

// @ts-expect-error a misspelt setting
property(xs.string, { lowerbound: 0 })
// @ts-expect-error a form that XDTO does not have
property(xs.string, { form: 'Comment' })
// @ts-expect-error a list type restricts no object type
Shop.valueType('Wrong', Line)
// @ts-expect-error a decimal is never a plain number in a value
export const wrong: Line = { SKU: 'a', Sum: 1.5 }
// @ts-expect-error a required property
export const short: Line = { SKU: 'a' }
