/** Who calls: what the second stage finds out. While no user is defined every call runs without being asked. */

export interface Identified {
  /** Name of the infobase user, `''` without authentication. */
  readonly user: string
  /** Represents the password or token of the user without revealing it; `''` without authentication. */
  readonly credential: string
  /** Whether the user has the right `Use` on an object of the metadata; absent where rights are not looked at. */
  readonly may?: (object: string) => boolean
}

export const nobody: Identified = { user: '', credential: '' }
