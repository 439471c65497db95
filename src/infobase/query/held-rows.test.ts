/** Rows that are held as columns are the rows that their cells decode to, wherever they are taken from, and are decoded no sooner. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, CellList } from '../store/engine.ts'
import type { Value } from '../values/value.ts'
import { HeldRows, ReadRows } from './held-rows.ts'

const decode = (cells: CellList): readonly Value[] => cells.map((cell) => `${typeof cell} ${String(cell)}`)
const ofKind: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
  'number': fc.oneof(fc.integer(), fc.double({ noNaN: true })),
  'text': fc.string({ unit: 'binary' }),
  'text without its own parting': fc.constantFrom('', 'Основной', '🎈', '\ud800', 'a\nb'),
  'text with it': fc.constantFrom('', '\u0000', 'a\u0000b'),
  'bigint': fc.bigInt(),
  'bytes': fc.uint8Array({ maxLength: 3 }),
  'null': fc.constant(null),
}
const column = fc.oneof(...Object.values(ofKind), fc.oneof(...Object.values(ofKind)))

test('rows of any cells are what these decode to', () => {
  const columns = fc.array(fc.constantFrom(...Object.keys(ofKind), 'any'), { maxLength: 4 })
  const pieces = columns.chain((kinds) => {
    const row = fc.tuple(...kinds.map((kind) => ofKind[kind] ?? column))
    return fc.array(fc.array(row, { maxLength: 30 }), { maxLength: 5 })
  })
  let taken = 0
  fc.assert(
    fc.property(pieces, fc.nat(120), fc.nat(60), fc.boolean(), (all, from, count, isWhole) => {
      const held = new HeldRows()
      for (const [at, cells] of all.entries())
        if (at % 3 === 2) held.addAll(isWhole ? cells.map(decode) : new HeldRows().add(cells, decode))
        else held.add(cells, decode)
      const plain = all.flat().map(decode)
      expect(held.length).toBe(plain.length)
      expect(held.slice(from, from + count)).toEqual(plain.slice(from, from + count))
      expect([...held]).toEqual(plain)
      expect(held.map(String)).toEqual(plain.map(String))
      expect([...new ReadRows(all.flat(), decode)]).toEqual(plain)
      expect(new ReadRows(all.flat(), decode).slice(from, from + count)).toEqual(plain.slice(from, from + count))
      taken += held.slice(from, from + count).length
    }),
    { numRuns: 300 },
  )
  expect(taken).toBeGreaterThan(100)
})

test('a row is decoded when it is taken, and those beside it are not', () => {
  let decoded = 0
  const counting = (cells: CellList): readonly Value[] => {
    decoded++
    return decode(cells)
  }
  const cells = Array.from({ length: 2_500 }, (_, at): CellList => [at, `с${at % 7}`])
  const held = new HeldRows().addAll(new HeldRows().add(cells, counting)).add(cells, counting)
  const read = new ReadRows(cells, counting)
  expect([held.length, read.length, decoded]).toEqual([5_000, 2_500, 0])
  expect(held.slice(2_450, 2_550)).toEqual([...cells.slice(2_450), ...cells.slice(0, 50)].map(decode))
  expect(decoded).toBe(100)
  expect(read.slice(7, 10)).toEqual(cells.slice(7, 10).map(decode))
  expect(decoded).toBe(103)
})
