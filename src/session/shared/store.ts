/** The port behind which several processes keep the sessions that clients name: one call at a time has one, wherever it is answered. */
import type { Separator } from '../../publication/publication.ts'

/** Seconds until what a process had taken is free, if the process is gone. */
export const TAKEN = 30

/** A session as a store keeps it. */
export interface KeptSession {
  readonly id: string
  readonly user: string
  readonly publication: string
  readonly service: string
  readonly credential: string
  readonly start: number
  readonly separators: readonly Separator[]
  /** Seconds that it is kept idle. */
  readonly maxAge: number
  /** Session parameters whose values are those of JSON; others are asked of the hook again. */
  readonly parameters: Readonly<Record<string, unknown>>
}

/** `token` names the call; what a process that is gone had taken is free after so many seconds. */
export interface SessionStore {
  /** Keeps a new session, taken by the call. */
  put(session: KeptSession, token: string, seconds: number): Promise<void>
  /** Takes a session for the call; `undefined`: there is none. */
  take(id: string, token: string, seconds: number): Promise<KeptSession | 'busy' | undefined>
  /** The call goes on. */
  hold(id: string, token: string, seconds: number): Promise<void>
  /** The call is over; the session is kept idle for its `maxAge`. */
  give(session: KeptSession, token: string): Promise<void>
  drop(id: string, token: string): Promise<void>
  /** Gives a session one of so many places for so many seconds; `false`: all of them are taken. */
  enter(id: string, places: number, seconds: number): Promise<boolean>
  /** It keeps its place for so many seconds from now. */
  stay(id: string, seconds: number): Promise<void>
  leave(id: string): Promise<void>
}
