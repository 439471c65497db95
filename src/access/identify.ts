/** Who calls: what the second stage finds out. While no user is defined every call runs without being asked. */

export interface Identified {
  /** Name of the infobase user, `''` when nobody was asked. */
  readonly user: string
  /** Stands for the password or token that the user came with, without telling it; `''` when nobody was asked. */
  readonly credential: string
  /** Whether the user has the right `Use` on an object of the metadata; absent where rights are not looked at. */
  readonly may?: (object: string) => boolean
}

export const nobody: Identified = { user: '', credential: '' }
