/** Rows that are there already are gone through once, in pieces: the rows of the plan in its order, with turns for others in between. */
import { expect, test } from 'vitest'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { Layout } from '../store/layout.ts'
import { keyOf, type Value } from '../values/value.ts'
import { and, compare, field, value, type Expression } from './expression.ts'
import { evaluated } from './plain/evaluate.ts'
import { column, type Plan, type Row } from './plan.ts'
import type { GivenSource } from './source.ts'
import { countGiven, walkGiven } from './walk-given.ts'

const ROWS = 1_350
const source: GivenSource = {
  kind: 'given',
  fields: ['Номер', 'Склад', 'Сумма'],
  rows: Array.from({ length: ROWS }, (_, at): readonly Value[] => [Decimal.from(at), `с${at % 4}`, Decimal.from((at * 7919) % 101)]),
}
const number = (one: number): Expression => value(Decimal.from(one))
const layout = { tags: { of: () => 1 }, table: () => undefined, section: () => undefined } as unknown as Layout

/** A clock that is late whenever it is looked at. */
function late() {
  const seen = { rows: 0, turns: 0 }
  let now = 0
  const data = {
    layout,
    item: () => undefined,
    rows: (one: Plan['source']) =>
      one.kind === 'given'
        ? one.rows.map(
            (row) =>
              (name: string): Value =>
                row[one.fields.indexOf(name)],
          )
        : [],
  }
  const walking = {
    layout,
    transactions: { read: async <T>(action: () => T): Promise<T> => action() },
    system: {
      ticks: () => (now += 7),
      turn: async () => {
        seen.turns++
      },
    },
    reader: {
      select(plan: Plan): readonly Row[] {
        seen.rows += plan.source.kind === 'given' ? plan.source.rows.length : 0
        return evaluated(plan, data)
      },
    },
  }
  return { walking, seen, whole: (plan: Plan) => evaluated(plan, data) }
}

const columns = ['Номер', 'Сумма'].map((name) => column(name))
const filters: readonly (Expression | undefined)[] = [
  undefined,
  compare(field('Сумма'), '>', number(50)),
  and(compare(field('Склад'), '=', value('С2')), compare(field('Номер'), '<', number(300))),
]
const orders: readonly Plan['order'][] = [
  undefined,
  [{ expression: field('Сумма'), descending: true }],
  [{ expression: field('Склад') }, { expression: field('Сумма') }],
]
const pages: readonly Pick<Plan, 'skip' | 'top'>[] = [
  {},
  { top: 3 },
  { skip: 90, top: 300 },
  { skip: 90, top: 700 },
  { skip: 400, top: 900 },
  { skip: 1_200 },
  { top: 0 },
]
const shown = (rows: readonly Row[]): readonly string[] => rows.map((row) => row.map(keyOf).join(' '))

test('gives what the plan gives at once, and looks at each row once', async () => {
  for (const where of filters)
    for (const order of orders)
      for (const page of pages) {
        const { walking, seen, whole } = late()
        const plan = { source, columns, ...page, ...(where && { where }), ...(order && { order }) }
        const rows: Row[] = []
        for await (const piece of walkGiven(walking, plan)!) {
          expect(piece.length).toBeLessThanOrEqual(500)
          rows.push(...piece)
        }
        expect(shown(rows)).toEqual(shown(whole(plan)))
        expect(seen.rows).toBeLessThanOrEqual(ROWS)
        if (page.top === undefined) expect([seen.rows, seen.turns >= ROWS / 100]).toEqual([ROWS, true])
        expect(await countGiven(walking, plan)).toBe(whole({ ...plan, skip: 0, top: ROWS }).length)
      }
})

test('few rows, and rows that others go into, are read at once', () => {
  const { walking } = late()
  expect(walkGiven(walking, { source: { ...source, rows: source.rows.slice(0, 500) }, columns })).toBe(undefined)
  expect(walkGiven(walking, { source, columns, distinct: true })).toBe(undefined)
  expect(walkGiven(walking, { source, columns, group: [field('Склад')] })).toBe(undefined)
})

test('counts rows that are told once as they are told', async () => {
  const { walking } = late()
  expect(await countGiven(walking, { source, columns: [column('Склад')], distinct: true })).toBe(4)
})
