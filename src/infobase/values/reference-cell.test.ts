/** The order of references is that of 1C's bytes. */
import { describe, expect, test } from 'vitest'
import { createUUIDs } from '../objects/new-uuids.ts'
import { referenceCell, uuidOfCell } from './reference-cell.ts'

test('a UUID is kept in the order dddd eeeeeeeeeeee cccc bbbb aaaaaaaa', () => {
  const uuid = '2685cc8e-40c3-11e0-af06-0015e9b8c48d'
  expect(referenceCell(uuid)).toBe('af060015e9b8c48d11e040c32685cc8e')
  expect(uuidOfCell(referenceCell(uuid))).toBe(uuid)
})

describe('new UUIDs', () => {
  const made = (times: readonly number[], random = 7): readonly string[] => {
    let at = 0
    const next = createUUIDs({ now: () => times[at++]!, randomBytes: (length) => new Uint8Array(length).fill(random) })
    return times.map(() => next())
  }
  const start = Date.UTC(2024, 2, 1)

  test('have the form of version 1, with the time and a node that is no network card', () => {
    const [first] = made([start])
    expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-1[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f][13579bdf][0-9a-f]{10}$/)
    const [low, middle, high] = first!.split('-')
    expect(Number((BigInt(`0x${high!.slice(1)}${middle!}${low!}`) - 122_192_928_000_000_000n) / 10_000n)).toBe(start)
  })
  test.each([
    ['of one millisecond', [start, start, start, start]],
    ['while the clock goes on', [start, start + 1, start + 60_000, start + 7_200_000, start + 400 * 86_400_000]],
    ['while the clock goes back', [start, start - 5_000, start - 86_400_000, start + 1]],
  ])('list in the order of their creation: %s', (_, times) => {
    const cells = made(times).map(referenceCell)
    expect(cells).toEqual(cells.toSorted())
    expect(new Set(cells).size).toBe(times.length)
  })
  test('of a later run list behind those of an earlier one, whatever is random', () => {
    const [earlier] = made([start], 255)
    for (const later of [1_000, 3_600_000, 86_400_000 * 3, 86_400_000 * 900])
      expect(referenceCell(made([start + later], 0)[0]!) > referenceCell(earlier!)).toBe(true)
  })
  test('of two processes that start in one second differ', () => {
    expect(made([start], 1)).not.toEqual(made([start], 2))
  })
})
