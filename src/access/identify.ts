/** The second stage: who calls. While no user is defined every call runs without being asked. */
import type { Located } from '../publication/locate.ts'

export interface Identified extends Located {
  /** Name of the infobase user, `''` when nobody was asked. */
  readonly user: string
}

export const identify = (located: Located): Identified => ({ ...located, user: '' })
