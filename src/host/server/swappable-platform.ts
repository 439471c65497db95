/** A platform whose services can be exchanged at a stroke while it is served: what has begun ends on the platform that it began on. */
import type { Platform } from '../../platform/configuration.ts'

export interface SwappablePlatform extends Platform {
  /** From now on `next` answers; its base must be that of the first. */
  swap(next: Platform): void
}

export function swappablePlatform(first: Platform): SwappablePlatform {
  let current = first
  return {
    base: first.base,
    get services() {
      return current.services
    },
    get publications() {
      return current.publications
    },
    handle: (arrival) => current.handle(arrival),
    publishes: (target) => current.publishes(target),
    addressOf: (method, target) => current.addressOf(method, target),
    explain: (method, target) => current.explain(method, target),
    sessions: () => current.sessions(),
    swap(next) {
      current = next
    },
  }
}
