/** The changes that records make in the totals of a register, by month and combination of dimensions. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import { encodeInto, type Column } from '../store/column.ts'
import type { Bound } from '../store/engine.ts'
import type { Value } from '../values/value.ts'
import { ofWideText, wideText } from '../values/wide-number.ts'
import { totalCodec, type TotalsLayout } from './totals-layout.ts'

export interface Change {
  readonly dimensions: readonly Bound[]
  /** By resource, in the cell form of its totals: integers, or texts of wide numbers. */
  readonly received: Bound[]
  readonly spent: Bound[]
}

/** Places of fields in a record. */
interface Places {
  readonly active: number
  readonly period: number
  readonly type: number
  readonly dimensions: readonly number[]
  readonly resources: readonly number[]
}

export class Changes {
  readonly byMonth = new Map<string, Map<string, Change>>()
  readonly #totals: TotalsLayout
  readonly #at: Places

  constructor(totals: TotalsLayout) {
    this.#totals = totals
    const { columns } = totals.register
    const named = (name: string): number => columns.findIndex(({ field }) => field.Name === name)
    this.#at = {
      active: named('Active'),
      period: named('Period'),
      type: named('RecordType'),
      dimensions: totals.dimensions.map((one) => columns.indexOf(one)),
      resources: totals.resources.map((one) => columns.indexOf(one)),
    }
  }

  /** Records that are not active do not count. */
  add(row: readonly Value[], isRemoved: boolean): void {
    if (row[this.#at.active] === false) return
    const month = monthOf(row[this.#at.period] as DateTime)
    let byKey = this.byMonth.get(month)
    if (byKey === undefined) this.byMonth.set(month, (byKey = new Map()))
    const change = this.#changeOf(byKey, row)
    const amounts = row[this.#at.type] === 'Expense' ? change.spent : change.received
    for (const [at, place] of this.#at.resources.entries()) {
      const amount = totalCodec(this.#totals.resources[at]!).encode(row[place])
      amounts[at] = isRemoved ? minus(amounts[at]!, amount) : plus(amounts[at]!, amount)
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

  #changeOf(byKey: Map<string, Change>, row: readonly Value[]): Change {
    const dimensions: Bound[] = []
    for (const [at, place] of this.#at.dimensions.entries()) encodeInto(dimensions, this.#totals.dimensions[at]!, row[place])
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
