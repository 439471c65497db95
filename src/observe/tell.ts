/** An observer as the stages use it: reported by the number of the request, and never able to hurt one. */
import type { Observation, Observe } from './observation.ts'

/**
 * Says something of a request, which is whatever value represents one; requests are numbered when something is first said of them. `last`:
 * nothing follows, so that the number need not be kept.
 */
export type Tell = (request: object, say: (id: number) => readonly Observation[], last?: boolean) => void

export function createTell(observe: Observe): Tell {
  const numbers = new WeakMap<object, number>()
  let highest = 0
  return (request, say, last = false) => {
    const known = numbers.get(request)
    const id = known ?? ++highest
    // A weak key costs more than all else that is said of a request.
    if (known === undefined && !last) numbers.set(request, id)
    for (const observation of say(id)) quietly(observe, observation)
  }
}

function quietly(observe: Observe, observation: Observation): void {
  try {
    observe(observation)
  } catch {
    /* an observer's own fault is not the client's, and it has no one to report to */
  }
}
