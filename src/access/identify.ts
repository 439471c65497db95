/** The second stage: who calls. While no user is defined every call runs without being asked. */
import type { Located } from '../publication/locate.ts'

/** Who calls. */
export interface Identified {
  /** Name of the infobase user, `''` when nobody was asked. */
  readonly user: string
}

const nobody: Identified = { user: '' }

export const identify = (_located: Located): Identified => nobody
