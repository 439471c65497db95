/**
 * What distinguishes sessions: kind and name of the service, user, password, separators, safe mode (chapter 17.6.2), and the publication,
 * whose settings count.
 */
import type { Separator } from '../publication/publication.ts'

/** Whose session it is: calls share a session only within one scope. */
export interface SessionScope {
  /** Base address. */
  readonly publication: string
  /** `hs/Name` or `ws/Name`. */
  readonly service: string
  /** The user's name; empty without users. */
  readonly user: string
  /** Represents the password or token of the user without revealing it. */
  readonly credential: string
  /** Values of the separators that the session works in. */
  readonly separators: readonly Separator[]
}

/** The pool that a call belongs to: settings act within a publication (chapter 17.6.2). */
export const poolName = ({ publication, service }: SessionScope): string => `${publication}\n${service}`

/** Two calls may share a session of their pool when these are equal; JSON keeps apart what plain joining would mix up. */
export const sessionKey = ({ user, credential, separators }: SessionScope): string =>
  user === '' && credential === '' && separators.length === 0
    ? OF_NOBODY
    : JSON.stringify([user, credential, ...separators.map(({ value, safe }) => [value, safe])])

/** What the same gives of a call without a user: most are. */
const OF_NOBODY = '["",""]'
