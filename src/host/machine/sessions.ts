/** Sessions in memory on the real machine, for those who keep them beside platforms that come and go. */
import type { SessionSettings } from '../../session/live.ts'
import type { SessionManager } from '../../session/manager.ts'
import { MemorySessions } from '../../session/memory.ts'
import { system } from './system.ts'

/** For `Configuration.sessions.manager`; what `settings` says must be said there, too. */
export const createSessions = (settings: SessionSettings = {}): SessionManager => new MemorySessions(settings, system)
