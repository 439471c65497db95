/** Opens the sessions that several processes share, by the address of their store: `redis://…` or `postgres://…`. */
import type { SessionSettings } from '../../session/live.ts'
import type { SessionManager } from '../../session/manager.ts'
import { SharedSessions } from '../../session/shared/sessions.ts'
import { system } from '../machine/system.ts'
import { isPostgres } from '../network/database-address.ts'

export interface OpenedSessions {
  readonly manager: SessionManager
  close(): void
}

/** @throws Error where there is no driver, or no server */
export async function openSharedSessions(address: string, settings: SessionSettings): Promise<OpenedSessions> {
  const { store, close } = isPostgres(address)
    ? await (await import('./postgres.ts')).openPostgresSessions(address)
    : await (await import('./redis.ts')).openRedisSessions(address)
  const manager = new SharedSessions(store, settings, system)
  return { manager, close: () => void manager.close().finally(close) }
}
