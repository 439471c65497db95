/** A platform that answers otherwise and is the same in everything else. */
import type { Platform } from './configuration.ts'

export const wrapPlatform = (platform: Platform, handle: Platform['handle']): Platform => ({
  base: platform.base,
  get services() {
    return platform.services
  },
  get publications() {
    return platform.publications
  },
  sessions: () => platform.sessions(),
  publishes: (target) => platform.publishes(target),
  addressOf: (method, target) => platform.addressOf(method, target),
  explain: (method, target) => platform.explain(method, target),
  handle,
})
