/** An observer as the stages use it: reported by the number of the request, and never able to hurt one. */
import type { Observation, Observe } from './observation.ts'

/** Requests are numbered when something is first said of them; `request` is whatever value represents one. */
export function createTell(observe: Observe): (request: object, say: (id: number) => readonly Observation[]) => void {
  const numbers = new WeakMap<object, number>()
  let last = 0
  return (request, say) => {
    const id = numbers.get(request) ?? ++last
    numbers.set(request, id)
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
