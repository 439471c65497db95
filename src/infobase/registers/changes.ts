/** The changes that records make in the totals of a register, by month and combination of dimensions. */
import type { DateTime } from '../../xdto/values/date-time.ts'
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
}
interface SidePlaces {
  readonly dimensions: readonly number[]
  readonly resources: readonly number[]
  readonly isSpent: (row: readonly Value[]) => boolean
}

export class Changes {
  readonly byMonth = new Map<string, Map<string, Change>>()
  readonly #totals: TotalsLayout
  readonly #at: Places

  constructor(totals: TotalsLayout) {
    this.#totals = totals
    const { columns } = totals.records
    const placeOf = (one: Column): number => columns.indexOf(one)
    const named = (name: string): number => columns.findIndex(({ field }) => field.Name === name)
    this.#at = {
      active: named('Active'),
      period: named('Period'),
      sides: totals.sides.map(({ dimensions, resources, way }) => ({
        dimensions: dimensions.map(placeOf),
        resources: resources.map(placeOf),
        isSpent: typeof way === 'string' ? () => way === 'spent' : (row) => row[placeOf(way.type)] === way.spent,
      })),
    }
  }

  /** Records that are not active do not count. */
  add(row: readonly Value[], isRemoved: boolean): void {
    if (row[this.#at.active] === false) return
    const month = monthOf(row[this.#at.period] as DateTime)
    let byKey = this.byMonth.get(month)
    if (byKey === undefined) this.byMonth.set(month, (byKey = new Map()))
    for (const side of this.#at.sides) {
      const change = this.#changeOf(byKey, row, side)
      const amounts = side.isSpent(row) ? change.spent : change.received
      for (const [at, place] of side.resources.entries()) {
        const own = row[place]
        // An account does not keep it.
        if (own === null || own === undefined) continue
        const amount = totalCodec(this.#totals.resources[at]!).encode(own)
        amounts[at] = isRemoved ? minus(amounts[at]!, amount) : plus(amounts[at]!, amount)
      }
    }
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
    for (const [at, place] of side.dimensions.entries()) {
      const column = this.#totals.dimensions[at]!
      if (row[place] === null) dimensions.push(...nullCells(column))
      else encodeInto(dimensions, column, row[place])
    }
    const key = dimensions.join('\u0001')
    let found = byKey.get(key)
    if (found === undefined) {
      found = { dimensions, received: this.#totals.resources.map(zeroOf), spent: this.#totals.resources.map(zeroOf) }
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

const zeroOf = (resource: Column): Bound => totalCodec(resource).encode(resource.codecs[0]!.empty)

const plus = (a: Bound, b: Bound): Bound =>
  typeof a === 'bigint' ? a + (b as bigint) : wideText(ofWideText(a as string).plus(ofWideText(b as string)))

export const minus = (a: Bound, b: Bound): Bound =>
  typeof a === 'bigint' ? a - (b as bigint) : wideText(ofWideText(a as string).minus(ofWideText(b as string)))

export const isZero = (one: Bound): boolean => one === 0n || (typeof one === 'string' && ofWideText(one).text === '0')
export const isNothing = ({ received, spent }: Change): boolean => received.every(isZero) && spent.every(isZero)
