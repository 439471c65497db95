/** The settings of integration services: where they connect to, how their jobs run, and what the chapter leaves open. */
import type { Dispatch } from './jobs/parts.ts'
import type { JobSettings } from './jobs/settings.ts'
import type { KeptSettings } from './queue/settings-store.ts'

/** What `createPlatform`, `startStandin` and a module of settings take as `integration`. */
export interface IntegrationSettings extends Partial<JobSettings> {
  /** Addresses, names and passwords by service, `*` for all; they count as long as the infobase keeps none (`SetSettings`). */
  readonly services?: Readonly<Record<string, Partial<KeptSettings>>>
  /** Calls ExecuteProcessing at the start and once a minute, as a scheduled job does in 1C. */
  readonly everyMinute?: boolean
  /** For whom a message is handled, and in which data area; the user of the service's settings when absent. */
  readonly dispatch?: Dispatch
  /** Roles of handlers that run without a user, as ОсновныеРоли of a configuration; every right when absent. */
  readonly defaultRoles?: readonly string[]
  /** Writes `SenderCode` and `RecipientCode` beside the names of today, for old consumers. */
  readonly oldCodes?: boolean
  /** In PEM: by which a bus with TLS is checked, beside the machine's own. */
  readonly ca?: string
}
