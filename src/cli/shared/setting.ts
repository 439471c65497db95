/** Options of commands that are settings of a project as well: made of the one table. */
import type { Language } from '../../diagnostics/print.ts'
import { kinds, type KindName } from '../../project/kinds.ts'
import { allSettings, type SettingName } from '../../project/settings.ts'
import { Option, type Command } from './commander.ts'
import {
  baseOf,
  bytesOf,
  collected,
  hostOf,
  lifetimeOf,
  odataOf,
  originOf,
  pathOf,
  pathsOf,
  portOf,
  positive,
  readingValues,
  connectionOf,
  schemaOf,
  secondsOf,
  timeOf,
  type ValueReader,
} from './option-values.ts'

/** What is particular to a command. */
export interface OfCommand {
  /** Where the command calls it otherwise. */
  readonly flags?: string
  readonly meaning?: string
  readonly otherwise?: string
  /** Whether the command can use a value of a project file; each when absent. */
  readonly takes?: (value: unknown) => boolean
  /** The command needs it, from its line or from the project file. */
  readonly needed?: true
}

/** An option whose value a project file may give. */
export class SettingOption extends Option {
  readonly setting: SettingName
  readonly of: OfCommand
  constructor(setting: SettingName, flags: string, meaning: string, of: OfCommand) {
    super(flags, meaning)
    this.setting = setting
    this.of = of
  }
}

/** From the text of the option to its value; the rest are texts as they are. */
const readers: Readonly<Partial<Record<KindName, (text: string, before: never) => unknown>>> = {
  port: portOf,
  count: positive,
  lifetime: lifetimeOf,
  seconds: secondsOf,
  texts: collected,
  file: pathOf,
  files: pathsOf,
  settings: pathOf,
  base: baseOf,
  bytes: bytesOf,
  hosts: hostOf,
  origins: originOf,
  schemas: schemaOf,
  connectionStrings: connectionOf,
  time: timeOf,
  odataSettings: odataOf,
}

/** Of each setting what it means, in a language other than English. */
export type Meanings = Readonly<Record<SettingName, string>>

/** `language`: also the value of `--lang` where nothing says another one. */
export function setting(name: SettingName, of: OfCommand = {}, language: Language = 'en', meanings?: Meanings): SettingOption {
  const { flags = '', kind, meaning, otherwise } = { ...allSettings[name], ...(meanings && { meaning: meanings[name] }), ...of }
  const option = new SettingOption(name, flags, meaning, of)
  const { schema } = kinds[kind] as { readonly schema: { readonly enum?: readonly string[] } }
  if (schema.enum !== undefined) option.choices(schema.enum)
  const read = readers[kind]
  // Of `<file...>` commander makes the list.
  if (read !== undefined && !option.variadic) readingValues(option, read as ValueReader)
  if (name === 'lang') option.default(language, 'LC_ALL, LC_MESSAGES, LANG')
  else if (otherwise !== undefined) option.default(otherwise, otherwise !== '' ? undefined : language === 'ru' ? 'нет' : 'none')
  return option
}

type MakeSetting = (name: SettingName, of?: OfCommand) => SettingOption

/** Adds the settings with these names, which are parted by blanks, in their order. */
export function addSettings(command: Command, names: string, make: MakeSetting): Command {
  for (const name of names.split(/\s+/)) {
    if (!Object.hasOwn(allSettings, name)) throw new TypeError(`no setting has the name ${name}`)
    command.addOption(make(name as SettingName))
  }
  return command
}

/** `--no-…` of each setting takes back what a project file says; the help does not repeat them. */
export function addNegations(command: Command): void {
  for (const option of command.options)
    if (option instanceof SettingOption) command.addOption(new Option(option.long!.replace('--', '--no-')).hideHelp())
  command.commands.forEach(addNegations)
}

/** Data that a file or database keeps; a fixture only begins with it. */
const isKept = (data: unknown): boolean => !/\.(?:ya?ml|json)$/i.test(String(data))

/** `--data` of commands that work with what is kept. */
export const keptData = (make: MakeSetting, of: Pick<OfCommand, 'meaning' | 'needed'>): SettingOption =>
  make('data', { ...of, takes: isKept })
