/** Runs a command line: finds the command, loads its definition, and turns commander's errors into exit codes. */
import { readFileSync } from 'node:fs'
import type { Language } from '../diagnostics/print.ts'
import { splitConfig } from './config-option.ts'
import { joinStrict } from './join-strict.ts'
import { environmentLanguage, splitLanguage } from './lang-option.ts'
import { CommandError } from './shared/command-error.ts'
import { Command, CommanderError, Option } from './shared/commander.ts'
import type { Define, End } from './shared/define.ts'
import type { Exit } from './shared/exit-codes.ts'
import { english, helpWords, type HelpWords } from './shared/help.ts'
import { projectLanguage, takeProject } from './shared/project.ts'
import { addNegations } from './shared/setting.ts'

/** The only name that would need quotes, and with it all others. */
const importStructure = 'import-structure'

/** In the order of the help. */
const definitions: Readonly<Record<string, () => Promise<{ readonly define: Define }>>> = {
  serve: () => import('./serve/define.ts'),
  exec: () => import('./exec/define.ts'),
  bus: () => import('./bus/define.ts'),
  routes: () => import('./routes/define.ts'),
  check: () => import('./check/define.ts'),
  wsdl: () => import('./wsdl/define.ts'),
  record: () => import('./record/define.ts'),
  stub: () => import('./stub/define.ts'),
  openapi: () => import('./openapi/define.ts'),
  types: () => import('./types/define.ts'),
  data: () => import('./data/define.ts'),
  odata: () => import('./odata/define.ts'),
  import: () => import('./import/define.ts'),
  [importStructure]: () => import('./import-structure/define.ts'),
  init: () => import('./init/define.ts'),
  vrd: () => import('./vrd/define.ts'),
  user: () => import('./user/define.ts'),
}

/** Commands that others are below. */
const subcommands: Readonly<Record<string, string>> = {
  data: 'load dump reset seed diff',
  odata: 'compose',
  stub: 'init',
  user: 'add',
  vrd: 'init',
  wsdl: 'types sample',
}

/** Those that do nothing by themselves. */
const groups: readonly string[] = Object.keys(subcommands).filter((name) => name !== 'wsdl')

/**
 * Ends with the name of the exit code, or with the code of the command that `exec` ran; throws `CommandError`, or what is a defect. `speak`
 * is given the language of messages, each time when it is known better: that of `--lang`, of the project file, of the environment.
 */
export async function run(args: readonly string[], speak: (language: Language) => void): Promise<Exit | number> {
  speak(environmentLanguage(process.env))
  const { named, rest } = splitConfig(args)
  let asked: Language | undefined
  let isParsed = false
  let exit: Exit | number = 'ok'
  let words: readonly string[] = []
  try {
    const line = splitLanguage(rest)
    asked = line.asked
    const { own, command } = splitCommand(line.rest)
    words = own
    const language = asked ?? (asksForHelp(own) ? await projectLanguage(named) : undefined) ?? environmentLanguage(process.env)
    speak(language)
    const program = await createProgram(own[0], (ended) => (exit = ended), command, await wordsOf(language))
    addNegations(program)
    program.hook('preAction', (_, action) => {
      isParsed = true
      return takeProject(action, named, asked, speak)
    })
    await program.parseAsync(joinStrict(joinExplain(own)), { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 'ok'
    if (isParsed || !(error instanceof CommanderError || error instanceof CommandError)) throw error
    const ofProject = asked === undefined ? await projectLanguage(named) : undefined
    if (ofProject !== undefined) speak(ofProject)
    const { usageError } = await import('./shared/usage-error.ts')
    throw usageError(error, meantCommand(words), words[0])
  }
}

/** With the command below a group: the help of a group lists no options. */
function meantCommand([name, below]: readonly string[]): string | undefined {
  if (!isCommand(name)) return undefined
  return below !== undefined && subcommands[name]?.split(' ').includes(below) ? `${name} ${below}` : name
}

const isCommand = (name: string | undefined): name is string => name !== undefined && Object.hasOwn(definitions, name)

/** Help is printed while the line is read. */
const asksForHelp = (own: readonly string[]): boolean =>
  own.length === 0 || own[0] === 'help' || own.includes('--help') || own.includes('-h') || (own.length === 1 && groups.includes(own[0]!))

/** What is in Russian is loaded where it is asked for. */
async function wordsOf(language: Language): Promise<HelpWords> {
  return language === 'en' ? english : helpWords(language, (await import('./shared/russian-settings.ts')).russianSettings)
}

/** What follows `--` of `exec` is not ours to read. */
function splitCommand(args: readonly string[]): { readonly own: readonly string[]; readonly command: readonly string[] } {
  const at = args[0] === 'exec' ? args.indexOf('--') : -1
  return at < 0 ? { own: args, command: [] } : { own: args.slice(0, at), command: args.slice(at + 1) }
}

/** `--explain METHOD URL` has two values, which commander does not know. */
function joinExplain(args: readonly string[]): string[] {
  const at = args.indexOf('--explain')
  const [method, url] = args.slice(at + 1, at + 3)
  if (at < 0 || method === undefined || url === undefined || url.startsWith('-')) return [...args]
  return [...args.slice(0, at), '--explain', `${method} ${url}`, ...args.slice(at + 3)]
}

const version = (): string =>
  (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

/**
 * Defines the command that is meant alone: the others cost time; all of them where help or a suggestion may name them. `behind`: what
 * follows `--`.
 */
export async function createProgram(named: string | undefined, end: End, behind: readonly string[], words: HelpWords): Promise<Command> {
  const { say, examples } = words
  const program = new Command('standin')
    .description(
      say(
        "A stand-in for 1C:Enterprise's internet services, without 1C.",
        'Имитатор интернет-сервисов 1С:Предприятия: работает без самой 1С.',
      ),
    )
    .version(version(), '-V, --version', say('print the version', 'показать версию'))
    .helpOption('-h, --help', say('show help', 'показать справку'))
    .option(
      '--config <file>',
      say(
        'project file (default: standin.config.ts, .mts, .js, .mjs or .json here)',
        'файл проекта (по умолчанию standin.config.ts, .mts, .js, .mjs или .json в этом каталоге)',
      ),
    )
    .option(
      '--no-config',
      say(
        'read no project file; `--no-` before an option of a command takes back what the file says',
        'не читать файл проекта; `--no-` перед параметром команды отменяет сказанное в файле',
      ),
    )
    .addOption(new Option('--lang <language>', say('language of help and messages', 'язык справки и сообщений')).choices(['en', 'ru']))
    .helpCommand('help [command]', say('show help of a command', 'показать справку по команде'))
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
  // Long names of commands leave less than commander would wrap in.
  const layout = { minWidthToWrap: 25 }
  program.configureHelp(words.language === 'ru' ? { ...layout, ...(await import('./shared/russian-help.ts')).russianHelp } : layout)
  const names = isCommand(named) ? [named] : Object.keys(definitions)
  for (const name of names) (await definitions[name]!()).define(program.command(name), end, behind, words)
  return program.addHelpText(
    'after',
    examples([
      [
        'standin serve',
        'serve the folder services/ on http://127.0.0.1:8080',
        'запустить сервисы из services/ по адресу http://127.0.0.1:8080',
      ],
      [
        'standin serve ./my-configuration --port 0',
        'every service of a configuration dump, on any free port',
        'все сервисы из выгрузки конфигурации, на свободном порту',
      ],
      ['standin check', 'report errors in services/', 'проверить services/'],
      ['standin serve --help', 'options and examples of a command', 'параметры и примеры команды'],
    ]),
  )
}
