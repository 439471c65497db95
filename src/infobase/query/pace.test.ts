/** Others have their turn when so much of the clock was used, and not before. */
import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

test('a pace is over after its time, and begins anew behind a turn', async () => {
  let now = 100
  let turns = 0
  const system = {
    ticks: () => now,
    turn: async () => {
      turns++
      now += 50
    },
  }
  const pace = new Pace(system, 5)
  const seen: boolean[] = []
  for (const at of [100, 104, 105, 300]) {
    now = at
    seen.push(pace.isOver)
  }
  expect([seen, turns]).toEqual([[false, false, true, true], 0])
  await pace.turn()
  expect([pace.isOver, turns]).toEqual([false, 1])
  now += 5
  expect(pace.isOver).toBe(true)
})
