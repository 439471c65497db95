/** What a project file gives to a command: its options and paths, where the command line does not say otherwise. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { printDiagnostic, type Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { withoutPassword } from '../../host/network/database-address.ts'
import { misnamedIn, projectFilesIn } from '../../load/project/find.ts'
import { allSettings, valueAt, type SettingName } from '../../project/settings.ts'
import { parseBytes } from '../../project/sizes.ts'
import { soundBase } from '../../publication/base.ts'
import { CommandError } from './command-error.ts'
import type { Command } from './commander.ts'
import { russianTerm } from './russian-help.ts'
import { SettingOption } from './setting.ts'

/** The project file of a command line. */
interface Project {
  /** As it should be printed. */
  readonly file: string
  readonly diagnostics: readonly Diagnostic[]
  /** What it names to serve. */
  readonly paths: readonly string[]
  /** The files of publications that it names. */
  readonly vrd: readonly string[]
  readonly users: string | undefined
  /** Without a password. */
  readonly data: string | undefined
  /** Where a path is written in it; absent where the command line gives the paths. */
  readonly placeOf?: ((path: string) => Location | undefined) | undefined
  /** Absolute paths of the file and of what it imports. */
  readonly watched: readonly string[]
  /** Reads it anew, and gives what the command would be given now. */
  again(): Promise<{ readonly paths: readonly string[]; readonly options: object; readonly project: Project }>
}

/** Options of commands that a project file is read for. */
export interface ProjectArguments {
  readonly project?: Project
}

/** `false`: `--no-config`; a text: `--config FILE`. */
export type Named = string | false | undefined

/** The language that the project file asks for, before the command line is read; none where there is no file, or it cannot be read. */
export async function projectLanguage(named: Named): Promise<Language | undefined> {
  if (!isThere(named)) return undefined
  const { readProject } = await import('../../load/project/read.ts')
  return readProject(named === false ? undefined : named, '.').then(
    (project) => project?.config.lang,
    () => undefined,
  )
}

const isThere = (named: Named): boolean =>
  named !== false && (named !== undefined || [...projectFilesIn('.'), ...misnamedIn('.')].length > 0)

/**
 * `asked`: the language of `--lang`, which comes first. `speak` is given that of messages. `check` reports errors of the file itself; other
 * commands end with them.
 */
export async function takeProject(
  command: Command,
  named: Named,
  asked: Language | undefined,
  speak: (language: Language) => void,
): Promise<void> {
  const options = command.options.filter((one) => one instanceof SettingOption)
  if (options.length === 0) return
  if (asked !== undefined) command.setOptionValueWithSource('lang', asked, 'cli')
  const line = new CommandLine(command, options)
  const { project, config } = named !== false && isThere(named) ? await read(line, named) : { project: undefined, config: {} }
  if (project !== undefined) {
    speak(line.language(config))
    if (project.diagnostics.length > 0 && command.name() !== 'check') throw wrong(project.diagnostics)
    command.setOptionValue('project', project)
  }
  line.take(config)
}

type Config = Readonly<Record<string, unknown>>

async function read(line: CommandLine, named: string | undefined): Promise<{ readonly project: Project; readonly config: Config }> {
  const { readProject } = await import('../../load/project/read.ts')
  const { config, ...found } = (await readProject(named, '.'))!
  return {
    config: config as Config,
    project: {
      ...found,
      placeOf: line.namesPaths ? undefined : found.placeOf,
      paths: listed(config.paths),
      vrd: listed(config.vrd),
      users: config.users,
      data: config.data && withoutPassword(config.data),
      async again() {
        const next = await read(line, named)
        if (next.project.diagnostics.length > 0) throw wrong(next.project.diagnostics)
        return { ...line.with(next.config), project: next.project }
      },
    },
  }
}

const wrong = (diagnostics: readonly Diagnostic[]): CommandError => {
  const printed = (language: Language): string => diagnostics.map((one) => printDiagnostic(one, language)).join('\n')
  return new CommandError('access', said(printed('en'), printed('ru')))
}

/** What the command line itself says of settings; that comes first. */
class CommandLine {
  readonly #command: Command
  readonly #options: readonly SettingOption[]
  readonly #given: ReadonlyMap<SettingOption, unknown>
  readonly #paths: readonly string[]
  readonly #at: number

  constructor(command: Command, options: readonly SettingOption[]) {
    this.#command = command
    this.#options = options
    this.#given = new Map(
      options.flatMap((one) =>
        command.getOptionValueSource(one.attributeName()) === 'cli' ? [[one, command.getOptionValue(one.attributeName()) as unknown]] : [],
      ),
    )
    this.#at = command.registeredArguments.findIndex((one) => one.name() === 'PATH')
    this.#paths = (command.processedArgs[this.#at] as readonly string[] | undefined) ?? []
  }

  /** Whether it says itself what is served. */
  get namesPaths(): boolean {
    return this.#paths.length > 0
  }

  /** The options and paths of the command with these settings. */
  with(config: Config): { readonly paths: readonly string[]; readonly options: object } {
    const options = { ...this.#command.opts() } as Record<string, unknown>
    for (const one of this.#options) options[one.attributeName()] = this.#valueOf(one, config)
    return { paths: this.#paths.length > 0 ? this.#paths : listed(valueAt(config, pathsOf(this.#command))), options }
  }

  language(config: Config): Language {
    return (this.with(config).options as { readonly lang: Language }).lang
  }

  take(config: Config): void {
    const { paths, options } = this.with(config)
    for (const one of this.#options) {
      const value = (options as Config)[one.attributeName()]
      if (value === undefined && one.of.needed)
        throw new CommandError(
          'usage',
          said(`required option '${one.flags}' not specified`, `не указан обязательный параметр ${russianTerm(one.flags)}`),
        )
      this.#command.setOptionValue(one.attributeName(), value)
    }
    if (this.#at >= 0) this.#command.processedArgs[this.#at] = paths
  }

  #valueOf(option: SettingOption, config: Config): unknown {
    const given = this.#given.get(option)
    // `--no-port` takes back what the project file says.
    if (given !== undefined) return given === false ? option.defaultValue : given
    const value = valueAt(config, option.setting)
    const { needs } = allSettings[option.setting]
    const unusable =
      value === undefined
      || option.of.takes?.(value) === false
      || (needs !== undefined && this.#isTakenBack(needs))
      || this.#conflicts(option)
    return unusable ? option.defaultValue : asOption(option, value)
  }

  #isTakenBack(setting: string): boolean {
    return this.#options.some((one) => one.setting === setting && this.#given.get(one) === false)
  }

  #conflicts(option: SettingOption): boolean {
    const { conflictsWith } = option as unknown as { readonly conflictsWith: readonly string[] }
    return conflictsWith.some((name) => this.#command.getOptionValueSource(name) === 'cli')
  }
}

/** A bus has its own. */
const pathsOf = (command: Command): SettingName => (command.name() === 'bus' ? 'bus.paths' : 'paths')

const listed = (value: unknown): readonly string[] => (value === undefined ? [] : ([value].flat() as string[]))

/** A value of a project file as the option would give it. */
function asOption({ setting }: SettingOption, value: unknown): unknown {
  switch (allSettings[setting].kind) {
    case 'texts':
    case 'files':
    case 'hosts':
    case 'origins':
      return listed(value)
    case 'bytes':
      return typeof value === 'string' ? parseBytes(value) : value
    case 'base':
      return soundBase(value as string)
    case 'odataSettings':
      return value === false ? 'off' : value
    default:
      return value
  }
}
