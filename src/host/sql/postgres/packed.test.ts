/** Long answers come packed: every row of them, in order, with cells of all kinds, of the last statement alone. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFreshPostgres, postgresForTests } from '../../../../test/support/infobase/engines.ts'
import type { CellList, Engine } from '../../../infobase/store/engine.ts'

const kinds = `n, n::numeric / 8, 9007199254740993 + n, 'Товар ' || n, nullif(n % 3, 0), n % 2 = 0`
const rowOf = (n: number): readonly unknown[] => [
  n,
  n % 8 === 0 ? n / 8 : expect.anything(),
  9007199254740993n + BigInt(n),
  `Товар ${n}`,
  n % 3 === 0 ? null : n % 3,
  n % 2 === 0 ? 1 : 0,
]

describe.runIf(postgresForTests !== '')('an answer', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openFreshPostgres()
  })
  afterAll(() => engine.close())

  test.for([0, 1, 99, 100, 101, 250, 3_100])('of %i rows', async (count) => {
    const expected = Array.from({ length: count }, (_, at) => rowOf(at + 1))
    const statement = engine.prepare(`SELECT ${kinds} FROM generate_series(1, ${count}) AS s(n) ORDER BY n`)
    expect(statement.list!([])).toEqual(expected)
    expect(await statement.listLater!([])).toEqual(expected)
    const pieces: CellList[] = []
    await engine.shared!.steady(async (reading) => {
      for await (const piece of statement.pieces!(reading, [])) pieces.push(...piece)
    })
    expect(pieces).toEqual(expected)
  })

  test('has bytes as they are, each by itself', () => {
    const rows = engine.prepare(`SELECT decode(lpad(to_hex(n), 4, '0'), 'hex') FROM generate_series(1, 300) AS s(n) ORDER BY n`).list!([])
    expect(rows).toEqual(Array.from({ length: 300 }, (_, at) => [Uint8Array.of((at + 1) >> 8, (at + 1) & 255)]))
    expect(rows.every(([bytes]) => (bytes as Uint8Array).buffer.byteLength === 2)).toBe(true)
  })
})
