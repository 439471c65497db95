/** The two properties by which HTTP and Web services say how sessions are kept. */
import { SESSION_MAX_AGE } from '../../channel/defaults.ts'
import type { ReuseSessions } from '../../publication/reuse.ts'
import type { MetadataObject } from '../format/format.ts'
import type { Complain } from '../format/problems.ts'
import { numberProperty, wordProperty } from '../format/properties.ts'

export interface SessionProperties {
  readonly ReuseSessions: ReuseSessions
  /** Seconds. */
  readonly SessionMaxAge: number
}

const modes: ReadonlyMap<string, ReuseSessions> = new Map([
  ['DontUse', 'DontUse'],
  ['Use', 'Use'],
  ['AutoUse', 'AutoUse'],
])

/** Seconds that nearly every real service has; EDT always writes the property, so that a left-out one is our reading (mark D). */
const usualMaxAge = SESSION_MAX_AGE

export function sessionPropertiesOf(object: MetadataObject, complain: Complain): SessionProperties | undefined {
  const ReuseSessions = wordProperty(object, 'ReuseSessions', modes, 'DontUse', complain)
  const SessionMaxAge = numberProperty(object, 'SessionMaxAge', usualMaxAge, complain)
  return ReuseSessions === undefined || SessionMaxAge === undefined ? undefined : { ReuseSessions, SessionMaxAge }
}
