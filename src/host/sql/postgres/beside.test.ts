/** What is read beside everything else: steady, in pieces, by few connections, or by the one that there is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFreshPostgres, postgresForTests } from '../../../../test/support/infobase/engines.ts'
import { EngineError, type CellList, type Engine, type SteadyReading } from '../../../infobase/store/engine.ts'
import { Beside } from './beside.ts'
import type { Reply } from './protocol.ts'
import type { Asked } from './wire.ts'

describe.runIf(postgresForTests !== '')('beside everything else', () => {
  let engine: Engine
  beforeAll(async () => {
    engine = await openFreshPostgres()
    engine.execute('CREATE TABLE t1 (n INTEGER PRIMARY KEY); INSERT INTO t1 SELECT * FROM generate_series(1, 1201)')
  })
  afterAll(() => engine.close())
  const rows = 'SELECT n FROM t1 WHERE n > ? ORDER BY n'
  const sizes = async (reading: SteadyReading, after = 0n): Promise<readonly number[]> => {
    const found: (readonly CellList[])[] = []
    for await (const piece of engine.prepare(rows).pieces!(reading, [after])) found.push(piece)
    expect(found.flat().map(([n]) => Number(n))).toEqual(Array.from({ length: 1201 - Number(after) }, (_, at) => at + 1 + Number(after)))
    return found.map((piece) => piece.length)
  }

  test('rows come in pieces, the last of which may be whole', async () => {
    expect(await engine.shared!.steady((reading) => sizes(reading))).toEqual([500, 500, 201])
    expect(await engine.shared!.steady((reading) => sizes(reading, 201n))).toEqual([500, 500])
  })

  test('all of a reading is of one moment, whatever is written meanwhile', async () => {
    await engine.shared!.steady(async (reading) => {
      await sizes(reading)
      engine.prepare('INSERT INTO t1 VALUES (?)').run([1202n])
      expect(Number((await engine.prepare('SELECT count(*) FROM t1').listLater!([]))[0]![0])).toBe(1202)
      await sizes(reading)
      engine.prepare('DELETE FROM t1 WHERE n = ?').run([1202n])
    })
  })

  test('more readings than there are connections wait, and what is short waits for none of them', async () => {
    const made: Promise<unknown>[] = []
    let go = (): void => undefined
    const gate = new Promise<void>((resolve) => (go = resolve))
    for (let at = 0; at < 6; at++)
      made.push(
        engine.shared!.steady(async (reading) => {
          await gate
          return sizes(reading)
        }),
      )
    expect(Number((await engine.prepare('SELECT 7').listLater!([]))[0]![0])).toBe(7)
    go()
    expect(await Promise.all(made)).toEqual(made.map(() => [500, 500, 201]))
  })

  test('who takes no more rows, and a statement that fails, leave the connection as it was', async () => {
    const wrong = engine.prepare('SELECT n / 0 FROM t1')
    for (let at = 0; at < 4; at++) {
      await engine.shared!.steady(async (reading) => {
        for await (const piece of engine.prepare(rows).pieces!(reading, [0n])) {
          expect(piece).toHaveLength(500)
          break
        }
      })
      await expect(engine.shared!.steady((reading) => wrong.pieces!(reading, []).next())).rejects.toThrow(EngineError)
      await expect(wrong.listLater!([])).rejects.toThrow(EngineError)
    }
    expect(await engine.shared!.steady((reading) => sizes(reading))).toEqual([500, 500, 201])
  })
})

test('a server that gives no more connections is asked over the one that there is, without cursors', async () => {
  const asked: Asked[] = []
  const beside = new Beside({
    askLater(question: Asked): Promise<Reply> {
      asked.push(question)
      if (question.line !== 'read') return Promise.reject(new EngineError('lost', 'too many clients'))
      return Promise.resolve({ id: 1, rows: [[1], [2]] })
    },
  })
  const pieces: (readonly CellList[])[] = []
  await beside.steady(async (reading) => {
    for await (const piece of beside.pieces(reading, { text: 'SELECT 1', values: [] })) pieces.push(piece)
  })
  expect(pieces).toEqual([[[1], [2]]])
  expect((await beside.ask({ text: 'SELECT 2' })).rows).toEqual([[1], [2]])
  expect(asked.flatMap(({ line, text }) => (line === 'read' ? [text] : []))).toEqual(['SELECT 1', 'SELECT 2'])
})
