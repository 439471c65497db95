/** Which sessions there are, and which of them their clients forgot to finish. */
import type { Separator } from '../publication/publication.ts'
import type { ReuseSessions } from '../publication/reuse.ts'

export interface SessionState {
  readonly id: string
  readonly user: string
  /** Base address. */
  readonly publication: string
  /** `hs/Name` or `ws/Name`. */
  readonly service: string
  readonly kind: ReuseSessions
  /** Milliseconds since 1970. */
  readonly start: number
  /** Calls that ran, or run, in it. */
  readonly calls: number
  /** Whether a call runs in it now. */
  readonly busy: boolean
  readonly separators: readonly Separator[]
}

export interface SessionReport {
  /** Sessions that exist now. */
  readonly open: readonly SessionState[]
  /** Sessions that clients started and never finished, until their time was over: the last 100. */
  readonly abandoned: readonly SessionState[]
  /** How many there were in all. */
  readonly abandonedCount: number
}

/** The report as lines for a person; none when there is nothing to say. `now`: milliseconds since 1970. */
export function printSessions({ open, abandoned, abandonedCount }: SessionReport, now: number): string[] {
  const running = open.filter(({ busy }) => busy)
  const held = open.filter(({ kind, busy }) => kind === 'Use' && !busy)
  const left = [...held.map((one) => `${line(one, now)}, still open`), ...abandoned.map((one) => `${line(one, now)}, ended by time`)]
  return [
    ...titled(
      'sessions in which a call still runs',
      running.length,
      running.map((one) => line(one, now)),
    ),
    ...titled('sessions that clients left open', held.length + abandonedCount, left),
  ]
}

const titled = (title: string, count: number, lines: readonly string[]): string[] =>
  count === 0 ? [] : [`${title}: ${count}`, ...lines.map((one) => `  ${one}`)]

const line = ({ id, user, publication, service, start, calls }: SessionState, now: number): string =>
  `${id} ${publication}/${service}${user === '' ? '' : ` ${user}`}: started ${Math.round((now - start) / 1000)} s ago, ${calls} `
  + `${calls === 1 ? 'call' : 'calls'}`
