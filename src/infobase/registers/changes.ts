/** The changes that records make in the totals of a register, by month and combination of dimensions. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Codec } from '../store/codec.ts'
import { encodeInto, type Column } from '../store/column.ts'
import type { Bound } from '../store/engine.ts'
import type { Value } from '../values/value.ts'
import { ofWideText, wideText } from '../values/wide-number.ts'
import { nullCells, totalCodec, type TotalsLayout } from './totals-layout.ts'

export interface Change {
  readonly dimensions: readonly Bound[]
  /** By resource, in the cell form of its totals: integers, or texts of wide numbers. */
  readonly received: Bound[]
  readonly spent: Bound[]
}

/** Places of fields in a record, for each side of it. */
interface Places {
  readonly active: number
  readonly period: number
  readonly sides: readonly SidePlaces[]
  /** Of each resource. */
  readonly codecs: readonly Codec[]
  readonly zeros: readonly Bound[]
}
interface SidePlaces {
  readonly dimensions: readonly number[]
  readonly resources: readonly number[]
  readonly isSpent: (row: readonly Value[]) => boolean
}

const known = new WeakMap<TotalsLayout, Places>()

function placesOf(totals: TotalsLayout): Places {
  let found = known.get(totals)
  if (found !== undefined) return found
  const { columns } = totals.records
  const placeOf = (one: Column): number => columns.indexOf(one)
  const named = (name: string): number => columns.findIndex(({ field }) => field.Name === name)
  found = {
    active: named('Active'),
    period: named('Period'),
    sides: totals.sides.map(({ dimensions, resources, way }) => {
      const type = typeof way === 'string' ? -1 : placeOf(way.type)
      return {
        dimensions: dimensions.map(placeOf),
        resources: resources.map(placeOf),
        isSpent: typeof way === 'string' ? () => way === 'spent' : (row) => row[type] === way.spent,
      }
    }),
    codecs: totals.resources.map(totalCodec),
    zeros: totals.resources.map((one) => totalCodec(one).encode(one.codecs[0]!.empty)),
  }
  known.set(totals, found)
  return found
}

export class Changes {
  readonly byMonth = new Map<string, Map<string, Change>>()
  readonly #totals: TotalsLayout
  readonly #at: Places
  /** Records of one document mostly have one period. */
  #period: Value
  #byKey: Map<string, Change> | undefined

  constructor(totals: TotalsLayout) {
    this.#totals = totals
    this.#at = placesOf(totals)
  }

  /** Records that are not active do not count. */
  add(row: readonly Value[], isRemoved: boolean): void {
    const { active, period, sides, codecs } = this.#at
    if (row[active] === false) return
    const byKey = this.#ofMonth(row[period] as DateTime)
    for (const side of sides) {
      const change = this.#changeOf(byKey, row, side)
      const amounts = side.isSpent(row) ? change.spent : change.received
      for (let at = 0; at < codecs.length; at++) {
        const own = row[side.resources[at]!]
        // An account does not keep it.
        if (own === null || own === undefined) continue
        const amount = codecs[at]!.encode(own)
        amounts[at] = isRemoved ? minus(amounts[at]!, amount) : plus(amounts[at]!, amount)
      }
    }
  }

  #ofMonth(period: DateTime): Map<string, Change> {
    if (this.#byKey !== undefined && this.#period === period) return this.#byKey
    const month = monthOf(period)
    let byKey = this.byMonth.get(month)
    if (byKey === undefined) this.byMonth.set(month, (byKey = new Map<string, Change>()))
    this.#period = period
    this.#byKey = byKey
    return byKey
  }

  /** The same without months. */
  whole(): Iterable<Change> {
    const [first] = this.byMonth.values()
    if (this.byMonth.size === 1 && first !== undefined) return first.values()
    const all = new Map<string, Change>()
    for (const byKey of this.byMonth.values()) for (const [key, change] of byKey) addTo(all, key, change)
    return all.values()
  }

  #changeOf(byKey: Map<string, Change>, row: readonly Value[], side: SidePlaces): Change {
    const dimensions: Bound[] = []
    for (let at = 0; at < side.dimensions.length; at++) {
      const column = this.#totals.dimensions[at]!
      const own = row[side.dimensions[at]!]
      if (own === null) dimensions.push(...nullCells(column))
      else encodeInto(dimensions, column, own)
    }
    const key = dimensions.length === 1 ? String(dimensions[0]) : dimensions.join('\u0001')
    let found = byKey.get(key)
    if (found === undefined) {
      const { zeros } = this.#at
      found = { dimensions, received: [...zeros], spent: [...zeros] }
      byKey.set(key, found)
    }
    return found
  }
}

function addTo(all: Map<string, Change>, key: string, { dimensions, received, spent }: Change): void {
  const found = all.get(key)
  if (found === undefined) {
    all.set(key, { dimensions, received: [...received], spent: [...spent] })
    return
  }
  for (const at of received.keys()) {
    found.received[at] = plus(found.received[at]!, received[at]!)
    found.spent[at] = plus(found.spent[at]!, spent[at]!)
  }
}

/** `2024-02`. */
const monthOf = (at: DateTime): string => at.toString().slice(0, 7)

const plus = (a: Bound, b: Bound): Bound =>
  typeof a === 'bigint' ? a + (b as bigint) : wideText(ofWideText(a as string).plus(ofWideText(b as string)))

export const minus = (a: Bound, b: Bound): Bound =>
  typeof a === 'bigint' ? a - (b as bigint) : wideText(ofWideText(a as string).minus(ofWideText(b as string)))

export const isZero = (one: Bound): boolean => one === 0n || (typeof one === 'string' && ofWideText(one).text === '0')
export const isNothing = ({ received, spent }: Change): boolean => received.every(isZero) && spent.every(isZero)
