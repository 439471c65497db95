/** Which sessions there are, and which of them their clients forgot to finish. */
import type { Language } from '../diagnostics/print.ts'
import type { Separator } from '../publication/publication.ts'
import type { ReuseSessions } from '../publication/reuse.ts'

/** A session as a report shows it. */
export interface SessionState {
  /** As in the cookie `ibsession`. */
  readonly id: string
  /** The user's name; empty without users. */
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
  /** Values of the separators that the session works in. */
  readonly separators: readonly Separator[]
}

/** Sessions that are open, and those whose clients forgot them. */
export interface SessionReport {
  /** Sessions that exist now. */
  readonly open: readonly SessionState[]
  /** Sessions that clients started and never finished, until their time was over: the last 100. */
  readonly abandoned: readonly SessionState[]
  /** How many there were in all. */
  readonly abandonedCount: number
}

const words = {
  en: {
    open: 'still open',
    ended: 'ended by time',
    running: 'sessions in which a call still runs',
    left: 'sessions that clients left open',
  },
  ru: {
    open: 'ещё открыт',
    ended: 'завершён по времени',
    running: 'сеансы, в которых ещё идёт вызов',
    left: 'сеансы, которые клиенты не завершили',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>

/** The report as lines for a person; none when there is nothing to say. `now`: milliseconds since 1970. */
export function printSessions({ open, abandoned, abandonedCount }: SessionReport, now: number, language: Language = 'en'): string[] {
  const said = words[language]
  const running = open.filter(({ busy }) => busy)
  const held = open.filter(({ kind, busy }) => kind === 'Use' && !busy)
  const left = [
    ...held.map((one) => `${line(one, now, language)}, ${said.open}`),
    ...abandoned.map((one) => `${line(one, now, language)}, ${said.ended}`),
  ]
  return [
    ...titled(
      said.running,
      running.length,
      running.map((one) => line(one, now, language)),
    ),
    ...titled(said.left, held.length + abandonedCount, left),
  ]
}

const titled = (title: string, count: number, lines: readonly string[]): string[] =>
  count === 0 ? [] : [`${title}: ${count}`, ...lines.map((one) => `  ${one}`)]

function line({ id, user, publication, service, start, calls }: SessionState, now: number, language: Language): string {
  const seconds = Math.round((now - start) / 1000)
  const told =
    language === 'en'
      ? `started ${seconds} s ago, ${calls} ${calls === 1 ? 'call' : 'calls'}`
      : `начат ${seconds} с назад, вызовов: ${calls}`
  return `${id} ${publication}/${service}${user === '' ? '' : ` ${user}`}: ${told}`
}
