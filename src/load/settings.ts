/**
 * Settings of a platform from a module of the user's: what a command cannot take as an option, since it is code. `export default {
 * sessions: { async SessionParametersSetting(names, session) { … } } }`.
 */
import { readFileSync, realpathSync } from 'node:fs'
import type { ProjectSettings } from '../project/config.ts'
import { moduleImporter } from './modules/module-import.ts'
import { withoutExit } from './modules/no-exit.ts'

/** The part of a configuration that such a module gives. */
export type PlatformSettings = ProjectSettings

type Sound = (value: unknown) => boolean

const isFunction: Sound = (value) => typeof value === 'function'
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

const ofSessions: Readonly<Record<string, readonly [Sound, string]>> = {
  max: [(value) => Number.isInteger(value) && (value as number) > 0, 'a whole number above 0'],
  SessionParametersSetting: [isFunction, 'a function'],
}

const isCount: Sound = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0
const isBoolean: Sound = (value) => typeof value === 'boolean'
const isTexts: Sound = (value) => Array.isArray(value) && value.every((one) => typeof one === 'string')

const ofIntegration: Readonly<Record<string, readonly [Sound, string]>> = {
  variant: [(value) => value === 'file' || value === 'clientServer', '"file" or "clientServer"'],
  services: [(value) => isRecord(value) && Object.values(value).every(isRecord), 'an object of settings by service'],
  retries: [(value) => Array.isArray(value) && value.length > 0 && value.every(isCount), 'a list of milliseconds'],
  hold: [isCount, 'a number of milliseconds'],
  sleep: [isCount, 'a number of milliseconds'],
  renewBefore: [isCount, 'a number of milliseconds'],
  alwaysInTransaction: [isBoolean, 'true or false'],
  sendAtCommit: [isBoolean, 'true or false'],
  everyMinute: [isBoolean, 'true or false'],
  oldCodes: [isBoolean, 'true or false'],
  dispatch: [isFunction, 'a function'],
  defaultRoles: [isTexts, 'a list of names'],
  ca: [(value) => typeof value === 'string', 'a text'],
}

const known: Readonly<Record<string, readonly [Sound, string]>> = {
  sessions: [isRecord, 'an object'],
  transactions: [(value) => isRecord(value) && isFunction(value['begin']), 'an object with a function `begin`'],
  mtom: [(value) => value === 'asked' || value === 'always' || value === 'never', '"asked", "always" or "never"'],
  exceptionPrefix: [(value) => typeof value === 'string', 'a text'],
  byteOrderMarkAuto: [(value) => typeof value === 'boolean', 'true or false'],
  integration: [isRecord, 'an object'],
}

/** Evaluates the module; rejects with an Error that says what is wrong with it. */
export async function loadSettings(file: string): Promise<PlatformSettings> {
  readFileSync(file) // there, and readable
  const { import: importModule } = moduleImporter()
  const { default: settings } = await withoutExit(() => importModule(realpathSync(file)))
  if (!isRecord(settings)) throw new Error('it has no default export that is an object, such as { sessions: { SessionParametersSetting } }')
  refuseUnsound(settings, known, '')
  refuseUnsound(settings['sessions'] ?? {}, ofSessions, 'sessions.')
  refuseUnsound(settings['integration'] ?? {}, ofIntegration, 'integration.')
  return settings as PlatformSettings
}

function refuseUnsound(settings: object, sound: Readonly<Record<string, readonly [Sound, string]>>, prefix: string): void {
  for (const [name, value] of Object.entries(settings)) {
    const rule = Object.hasOwn(sound, name) ? sound[name] : undefined
    if (rule === undefined) throw new Error(`unknown setting "${prefix}${name}"; known: ${Object.keys(sound).join(', ')}`)
    if (value !== undefined && !rule[0](value)) throw new Error(`"${prefix}${name}" must be ${rule[1]}`)
  }
}
