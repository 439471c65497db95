/** Roots of services that go on from the roots of others: what lies below the longer root is never the shorter one's. */
import type { ReadService, ReadTemplate } from './read.ts'

export interface LongerRoot {
  readonly service: ReadService
  /** Its segments less those that the shorter root has. */
  readonly below: readonly string[]
}

/** By the service of the shorter root; services without a longer root beside them have no entry. */
export function longerRoots<Service extends ReadService>(services: readonly Service[]): ReadonlyMap<Service, readonly LongerRoot[]> {
  const byRoot = new Map(services.map((one) => [one.root.join('/'), one]))
  const longer = new Map<Service, LongerRoot[]>()
  for (const service of services) {
    for (let length = 1; length < service.root.length; length++) {
      const shorter = byRoot.get(service.root.slice(0, length).join('/'))
      if (shorter !== undefined) longer.set(shorter, [...(longer.get(shorter) ?? []), { service, below: service.root.slice(length) }])
    }
  }
  return longer
}

/** Whether every URL of the template lies below the longer root. */
export const liesBelow = ({ template }: ReadTemplate, { below }: LongerRoot): boolean =>
  below.every((text, at) => template.segments[at]?.kind === 'literal' && template.segments[at].text === text)
