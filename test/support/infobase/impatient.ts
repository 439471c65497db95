/** A machine whose clock goes on whenever it is looked at, so that there never is time for more; it counts the turns that others have. */
import { system } from '../../../src/host/machine/system.ts'

export function impatient() {
  let turns = 0
  let clock = 0
  return {
    system: {
      ...system,
      ticks: () => (clock += 5),
      async turn() {
        turns++
      },
    },
    turns: () => turns,
  }
}
