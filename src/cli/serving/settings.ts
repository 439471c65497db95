/** The module of --settings with options that come before it, and the sessions that go by it: read at the start, and with each load. */
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined } from '../../diagnostics/said.ts'
import { createSessions } from '../../host/machine/sessions.ts'
import { loadSettings, type PlatformSettings } from '../../load/settings.ts'
import type { SessionManager } from '../../session/manager.ts'
import type { MTOMAnswers } from '../../ws/call/settings.ts'
import { CommandError } from '../shared/command-error.ts'

export interface SettingsArguments {
  readonly settings?: string
  readonly mtom?: MTOMAnswers
}

export interface HeldSettings {
  readonly current: PlatformSettings
  /** Outlives what a reload exchanges; its hook is that of the current settings. */
  readonly manager: SessionManager
  /** Reads the module anew. Throws CommandError. */
  refresh(): Promise<void>
}

/** Throws CommandError when the module cannot be used. */
export async function holdSettings({ settings: file, mtom }: SettingsArguments): Promise<HeldSettings> {
  const options = mtom === undefined ? {} : { mtom }
  if (file === undefined) return { current: options, manager: createSessions(), refresh: () => Promise.resolve() }
  let current = await settingsOf(file)
  const { max } = current.sessions ?? {}
  const manager = createSessions({
    ...(max !== undefined && { max }),
    ...(current.sessions?.SessionParametersSetting && {
      SessionParametersSetting: (names, session) => current.sessions?.SessionParametersSetting?.(names, session),
    }),
  })
  return {
    get current() {
      return { ...current, ...options }
    },
    manager,
    async refresh() {
      current = await settingsOf(file)
    },
  }
}

async function settingsOf(file: string): Promise<PlatformSettings> {
  try {
    return await loadSettings(file)
  } catch (error) {
    throw new CommandError('access', joined([`--settings ${file}: `, saidBy(error)]))
  }
}
