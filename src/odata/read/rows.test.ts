/** A set's rows as they are read: one whole slice, which says whether there is more, and what comes behind it as it comes. */
import { expect, test } from 'vitest'
import type { Row } from '../../infobase/query/plan.ts'
import type { EntityType } from '../model/entity.ts'
import { SLICE, slicesOf, type Query } from './rows.ts'
import type { Source } from './source.ts'

const PIECE = 90
const entity = { shape: 'object', key: [], source: { kind: 'object', name: 'Catalog.Товары' } } as unknown as EntityType
const query: Query = { entity, order: [], skip: 0, top: undefined }

test.for([
  ['many rows', 2_000],
  ['a slice and nothing more', SLICE],
  ['less than a slice', 130],
  ['nothing', 0],
] as const)('holds no more rows than the first slice needs: %s', async ([, count]) => {
  const all = Array.from({ length: count }, (_, at): Row => [String(at)])
  let read = 0
  const walk = async () =>
    (async function* () {
      for (; read < count; read += PIECE) yield all.slice(read, read + PIECE)
    })()
  const given: Row[] = []
  let taken = 0
  for await (const rows of slicesOf(query, ['Code'], { reads: { walk }, area: new Map() } as unknown as Source)) {
    given.push(...rows)
    if (taken === 0) expect(rows.length).toBeGreaterThanOrEqual(Math.min(SLICE, count))
    else expect(rows.length).toBeLessThanOrEqual(PIECE)
    taken++
  }
  expect(given).toEqual(all)
})
