/** The module of --settings with options that come before it, and the sessions that go by it: read at the start, and with each load. */
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said } from '../../diagnostics/said.ts'
import { createSessions } from '../../host/machine/sessions.ts'
import { isPostgres, withoutPassword } from '../../host/network/database-address.ts'
import type { OpenedSessions } from '../../host/sessions/open.ts'
import { loadSettings, type PlatformSettings } from '../../load/settings.ts'
import type { SessionSettings } from '../../session/live.ts'
import type { SessionManager } from '../../session/manager.ts'
import type { MTOMAnswers } from '../../ws/call/settings.ts'
import { CommandError } from '../shared/command-error.ts'

export interface SettingsArguments {
  /** A module, or what a project file has in its place. */
  readonly settings?: string | PlatformSettings
  readonly mtom?: MTOMAnswers
  /** The address of a store that several processes share their sessions by; that of `data` is one as well. */
  readonly shareSessions?: string
  readonly data?: string
}

export interface HeldSettings {
  readonly current: PlatformSettings
  /** Outlives what a reload exchanges; its hook is that of the current settings. */
  readonly manager: SessionManager
  close(): void
  /** Reads the module anew; its options may be others now. Throws CommandError. */
  refresh(options: Pick<SettingsArguments, 'settings' | 'mtom'>): Promise<void>
}

/** Throws CommandError when the module cannot be used. */
export async function holdSettings({ shareSessions, data = '', ...options }: SettingsArguments): Promise<HeldSettings> {
  const address = shareSessions ?? (isPostgres(data) ? data : undefined)
  let current = await settingsOf(options)
  const { max } = current.sessions ?? {}
  const { manager, close } = await opened(address, {
    ...(max !== undefined && { max }),
    ...(current.sessions?.SessionParametersSetting && {
      SessionParametersSetting: (names, session) => current.sessions?.SessionParametersSetting?.(names, session),
    }),
  })
  return {
    get current() {
      return current
    },
    manager,
    close,
    async refresh(next) {
      current = await settingsOf(next)
    },
  }
}

/** In memory, unless there is an address. */
async function opened(address: string | undefined, settings: SessionSettings): Promise<OpenedSessions> {
  if (address === undefined) return { manager: createSessions(settings), close: () => {} }
  const shown = withoutPassword(address)
  const named = said(`sessions in ${shown}: `, `сеансы в ${shown}: `)
  if (!isPostgres(address) && !/^rediss?:\/\//i.test(address)) {
    const expected = said('redis://… or postgres://… is expected', 'ожидается redis://… или postgres://…')
    throw new CommandError('usage', joined([named, expected]))
  }
  try {
    return await (await import('../../host/sessions/open.ts')).openSharedSessions(address, settings)
  } catch (error) {
    // It names the database itself: the data may be there, too.
    if (error instanceof Error && error.name === 'DataError') throw new CommandError('access', saidBy(error))
    const missing = (error as { readonly code?: unknown }).code === 'ERR_MODULE_NOT_FOUND'
    const driver = isPostgres(address) ? 'pg' : 'ioredis'
    const why = missing ? said(`npm install ${driver}`, `npm install ${driver}`) : saidBy(error)
    throw new CommandError('access', joined([named, why]))
  }
}

async function settingsOf({ settings = {}, mtom }: Pick<SettingsArguments, 'settings' | 'mtom'>): Promise<PlatformSettings> {
  const own = mtom === undefined ? {} : { mtom }
  if (typeof settings === 'object') return { ...settings, ...own }
  try {
    return { ...(await loadSettings(settings)), ...own }
  } catch (error) {
    throw new CommandError('access', joined([`--settings ${settings}: `, saidBy(error)]))
  }
}
