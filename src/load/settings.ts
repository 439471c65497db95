/**
 * Settings of a platform from a module of the user's: what a command cannot take as an option, since it is code. `export default {
 * sessions: { async SessionParametersSetting(names, session) { … } } }`.
 */
import { readFileSync, realpathSync } from 'node:fs'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { inBoth, SaidError } from '../diagnostics/said-error.ts'
import { said, type Said } from '../diagnostics/said.ts'
import type { ProjectSettings } from '../project/config.ts'
import { moduleError } from './modules/module-error.ts'
import { moduleImporter } from './modules/module-import.ts'
import { withoutExit } from './modules/no-exit.ts'

/** The part of a configuration that such a module gives. */
export type PlatformSettings = ProjectSettings

type Sound = (value: unknown) => boolean

const isFunction: Sound = (value) => typeof value === 'function'
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null

const ofSessions: Readonly<Record<string, readonly [Sound, Said]>> = {
  max: [(value) => Number.isInteger(value) && (value as number) > 0, said('a whole number above 0', 'целое число больше 0')],
  SessionParametersSetting: [isFunction, said('a function', 'функция')],
}

const isCount: Sound = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0
const isBoolean: Sound = (value) => typeof value === 'boolean'
const isTexts: Sound = (value) => Array.isArray(value) && value.every((one) => typeof one === 'string')

const ofIntegration: Readonly<Record<string, readonly [Sound, Said]>> = {
  variant: [(value) => value === 'file' || value === 'clientServer', said('"file" or "clientServer"', '«file» или «clientServer»')],
  services: [
    (value) => isRecord(value) && Object.values(value).every(isRecord),
    said('an object of settings by service', 'объект с настройками по сервисам'),
  ],
  retries: [
    (value) => Array.isArray(value) && value.length > 0 && value.every(isCount),
    said('a list of milliseconds', 'список миллисекунд'),
  ],
  hold: [isCount, said('a number of milliseconds', 'число миллисекунд')],
  sleep: [isCount, said('a number of milliseconds', 'число миллисекунд')],
  renewBefore: [isCount, said('a number of milliseconds', 'число миллисекунд')],
  alwaysInTransaction: [isBoolean, said('true or false', 'true или false')],
  sendAtCommit: [isBoolean, said('true or false', 'true или false')],
  everyMinute: [isBoolean, said('true or false', 'true или false')],
  oldCodes: [isBoolean, said('true or false', 'true или false')],
  dispatch: [isFunction, said('a function', 'функция')],
  defaultRoles: [isTexts, said('a list of names', 'список имён')],
  ca: [(value) => typeof value === 'string', said('a text', 'строка')],
}

const ofExternal: Readonly<Record<string, readonly [Sound, Said]>> = {
  parameters: [isRecord, said('an object', 'объект')],
  lostUpdates: [(value) => value === 'version' || value === 'compare', said('"version" or "compare"', '«version» или «compare»')],
  connectTimeout: [isCount, said('a number of milliseconds', 'число миллисекунд')],
  connections: [isCount, said('a number of connections', 'число соединений')],
  regional: [(value) => value === 'ru' || value === 'en', said('"ru" or "en"', '«ru» или «en»')],
  mostRows: [isCount, said('a number of rows', 'число строк')],
  dataSourceNames: [isRecord, said('an object', 'объект')],
}

const known: Readonly<Record<string, readonly [Sound, Said]>> = {
  sessions: [isRecord, said('an object', 'объект')],
  transactions: [
    (value) => isRecord(value) && isFunction(value['begin']),
    said('an object with a function `begin`', 'объект с функцией `begin`'),
  ],
  mtom: [
    (value) => value === 'asked' || value === 'always' || value === 'never',
    said('"asked", "always" or "never"', '«asked», «always» или «never»'),
  ],
  exceptionPrefix: [(value) => typeof value === 'string', said('a text', 'строка')],
  byteOrderMarkAuto: [(value) => typeof value === 'boolean', said('true or false', 'true или false')],
  integration: [isRecord, said('an object', 'объект')],
  externalDataSources: [isRecord, said('an object', 'объект')],
}

/** Evaluates the module; rejects with an Error that says what is wrong with it. */
export async function loadSettings(file: string): Promise<PlatformSettings> {
  readFileSync(file) // there, and readable
  const { import: importModule } = moduleImporter()
  const { default: settings } = await withoutExit(() => importModule(realpathSync(file))).catch((error: unknown) => {
    throw new SaidError(wordsOf(moduleError(error, realpathSync(file), () => file)), error)
  })
  if (!isRecord(settings))
    throw inBoth(
      new Error('it has no default export that is an object, such as { sessions: { SessionParametersSetting } }'),
      'нет экспорта по умолчанию – объекта вида { sessions: { SessionParametersSetting } }',
    )
  refuseUnsound(settings, known, '')
  refuseUnsound(settings['sessions'] ?? {}, ofSessions, 'sessions.')
  refuseUnsound(settings['integration'] ?? {}, ofIntegration, 'integration.')
  refuseUnsound(settings['externalDataSources'] ?? {}, ofExternal, 'externalDataSources.')
  return settings as PlatformSettings
}

/** With the place within the file, whose name the caller says. */
const wordsOf = ({ message, messageRu, location }: Diagnostic): Said => {
  const place = location === undefined ? '' : `${location.line}:${location.column}: `
  return said(`${place}${message}`, `${place}${messageRu}`)
}

function refuseUnsound(settings: object, sound: Readonly<Record<string, readonly [Sound, Said]>>, prefix: string): void {
  for (const [name, value] of Object.entries(settings)) {
    const rule = Object.hasOwn(sound, name) ? sound[name] : undefined
    if (rule === undefined)
      throw inBoth(
        new Error(`unknown setting "${prefix}${name}"; known: ${Object.keys(sound).join(', ')}`),
        `неизвестная настройка «${prefix}${name}»; есть: ${Object.keys(sound).join(', ')}`,
      )
    if (value !== undefined && !rule[0](value))
      throw inBoth(new Error(`"${prefix}${name}" must be ${rule[1].en}`), `«${prefix}${name}» должно быть: ${rule[1].ru}`)
  }
}
