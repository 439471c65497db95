/** Rows that wait for one another go in the order in which they came, and none is lost. */
import { expect, test } from 'vitest'
import { Insertions, isInsertion } from './insertions.ts'

const into = (table: string): string => `INSERT INTO ${table} (c0, c1) VALUES (?, ?)`

test('rows of one table go by blocks, the rows before those of another one', () => {
  const insertions = new Insertions()
  const gone = []
  for (let n = 0; n < 40; n++) gone.push(...insertions.add(into('t1'), [String(n), null]))
  gone.push(...insertions.add(into('t2'), ['x', null]), ...insertions.taken())
  expect(insertions.taken()).toEqual([])
  expect(gone.map((one) => [one.text.slice(0, 14), one.values.length / 2])).toEqual([
    ['INSERT INTO t1', 32],
    ['INSERT INTO t1', 8],
    ['INSERT INTO t2', 1],
  ])
  expect(gone.flatMap((one) => one.values.filter((_, at) => at % 2 === 0))).toEqual([
    ...Array.from({ length: 40 }, (_, n) => String(n)),
    'x',
  ])
  expect(gone.at(-1)!.text).toBe(into('t2'))
  expect(gone[0]!.text).toBe(`INSERT INTO t1 (c0, c1) VALUES ${Array.from({ length: 32 }, () => '(?, ?)').join(', ')}`)
})

test('what is taken back does not go', () => {
  const insertions = new Insertions()
  insertions.add(into('t1'), ['1', '2'])
  insertions.forget()
  expect(insertions.taken()).toEqual([])
})

test.for<[string, boolean]>([
  [into('t1'), true],
  ['INSERT INTO t1 (c0) VALUES (?)', true],
  ['INSERT INTO t1 (c0, c1) VALUES (?, ?), (?, ?)', false],
  ['INSERT INTO t1 (c0) VALUES (?) ON CONFLICT (c0) DO NOTHING', false],
  ['INSERT INTO t1 (c0, c1) VALUES (1, ?)', false],
  ['INSERT INTO t1 (c0) SELECT c0 FROM t2 WHERE c0 = ?', false],
])('%s is one row that waits: %s', ([sql, expected]) => {
  expect(isInsertion(sql)).toBe(expected)
})
