/**
 * The last code of a series as a transaction knows it that gave the one before: nobody else writes meanwhile, so that the tables need not
 * be asked for it again. A thousand new items ask once.
 */
import type { Extent } from '../../store/frame.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Base } from '../base.ts'
import type { Item } from './item.ts'

/** What a code is counted in. */
export interface CodeSeries {
  readonly name: string
  readonly tables: readonly TableLayout[]
}

interface GivenCode {
  readonly number: bigint
  /** Who was given it. */
  readonly item: Item
  /** How many times the tables had been written to. */
  readonly writes: number
}

const given = new WeakMap<Extent, Map<string, GivenCode>>()

/** `undefined`: the tables are to be asked, since the code that was given last was not written, or something else was. */
export function lastCode(base: Base, series: CodeSeries): bigint | undefined {
  const extent = extentOf(base)
  const last = extent && given.get(extent)?.get(nameOf(series))
  if (last === undefined || last.item.IsNew() || writesOf(base, series) !== last.writes + 1) return undefined
  return last.number
}

/** `item`: is written with it next. */
export function rememberCode(base: Base, series: CodeSeries, item: Item, number: bigint): void {
  const extent = extentOf(base)
  if (extent === undefined) return
  let known = given.get(extent)
  if (known === undefined) given.set(extent, (known = new Map<string, GivenCode>()))
  known.set(nameOf(series), { number, item, writes: writesOf(base, series) })
}

function extentOf({ context }: Base): Extent | undefined {
  const extent = context.get()?.transaction
  return extent?.open === true ? extent : undefined
}

const nameOf = ({ name, tables }: CodeSeries): string => `${tables[0]!.name} ${name}`

const writesOf = ({ writer }: Base, { tables }: CodeSeries): number => tables.reduce((sum, one) => sum + writer.writesOf(one), 0)
