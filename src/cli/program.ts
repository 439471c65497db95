/** Runs a command line: finds the command, loads its definition, and turns commander's errors into exit codes. */
import { readFileSync } from 'node:fs'
import type { Language } from '../diagnostics/print.ts'
import { said } from '../diagnostics/said.ts'
import { splitConfig } from './config-option.ts'
import { joinStrict } from './join-strict.ts'
import { CommandError } from './shared/command-error.ts'
import { Command, CommanderError } from './shared/commander.ts'
import type { Define, End } from './shared/define.ts'
import type { Exit } from './shared/exit-codes.ts'
import { examples } from './shared/help.ts'
import { takeProject } from './shared/project.ts'
import { addNegations } from './shared/setting.ts'

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
  init: () => import('./init/define.ts'),
  vrd: () => import('./vrd/define.ts'),
  user: () => import('./user/define.ts'),
}

/** Ends with the name of the exit code, or with the code of the command that `exec` ran; throws `CommandError`, or what is a defect. */
export async function run(args: readonly string[], speak: (language: Language) => void): Promise<Exit | number> {
  let exit: Exit | number = 'ok'
  const { named, rest } = splitConfig(args)
  const { own, command } = splitCommand(rest)
  const program = await createProgram(
    own[0],
    (ended) => {
      exit = ended
    },
    command,
  )
  addNegations(program)
  program.hook('preAction', (_, action) => takeProject(action, named, speak))
  try {
    await program.parseAsync(joinStrict(joinExplain(own)), { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return endOf(error)
    throw error
  }
}

/** Help and version end well; for the rest commander's sentence has not been printed yet (see `configureOutput`). */
function endOf(error: CommanderError): Exit {
  if (error.exitCode === 0) return 'ok'
  throw new CommandError(
    'usage',
    error.code === 'commander.help'
      ? said('name a command; `standin --help` lists them', 'укажите команду; их перечислит `standin --help`')
      : `${error.message.replace(/^error: /, '')}\nstandin --help shows commands and options`,
  )
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

/** Defines the command that is meant alone: the others cost time; all of them where help or a suggestion may name them. */
async function createProgram(named: string | undefined, end: End, behind: readonly string[]): Promise<Command> {
  const program = new Command('standin')
    .description("A stand-in for 1C:Enterprise's internet services, without 1C.")
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .option('--config <file>', 'project file (default: standin.config.ts, .mts, .js, .mjs or .json here)')
    .option('--no-config', 'read no project file; `--no-` before an option of a command takes back what the file says')
    .helpCommand('help [command]', 'show help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
  const names = named !== undefined && Object.hasOwn(definitions, named) ? [named] : Object.keys(definitions)
  for (const name of names) (await definitions[name]!()).define(program.command(name), end, behind)
  return program.addHelpText(
    'after',
    examples([
      ['standin serve', 'serve the folder services/ on http://127.0.0.1:8080'],
      ['standin serve ./my-configuration --port 0', 'every service of a configuration dump, on any free port'],
      ['standin check', 'report errors in services/'],
      ['standin <command> --help', 'options and examples of a command'],
    ]),
  )
}
