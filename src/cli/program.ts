/** The door to commander: the commands with their options, help and examples; what a command does is loaded when it is called. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { readFileSync } from 'node:fs'
import { soundBase } from '../publication/base.ts'
import { parseBytes } from './bytes.ts'
import { CommandError } from './command-error.ts'
import type { Exit } from './exit-codes.ts'
import type { WSDLForm } from '../wsdl/write.ts'
import type { Language } from '../diagnostics/print.ts'
import type { CheckArguments } from './commands/check.ts'
import type { ExecArguments } from './commands/exec.ts'
import type { ImportArguments } from './commands/import.ts'
import type { RoutesArguments } from './commands/routes.ts'
import type { ServeArguments } from './commands/serve.ts'
import type { UserArguments } from './commands/user.ts'
import type { VRDArguments } from './commands/vrd.ts'
import type { WSDLArguments } from './commands/wsdl.ts'
import type { WSDLTypesArguments } from './commands/wsdl-types.ts'

/** Ends with the name of the exit code, or with the code of the command that `exec` ran; throws `CommandError`, or what is a defect. */
export async function run(args: readonly string[]): Promise<Exit | number> {
  let exit: Exit | number = 'ok'
  const { own, command } = splitCommand(args)
  const program = createProgram((ended) => { exit = ended }, command)
  try {
    await program.parseAsync(joinExplain(own), { from: 'user' })
    return exit
  } catch (error) {
    if (error instanceof CommanderError) return endOf(error)
    throw error
  }
}

/** Help and version end well; for the rest commander's sentence has not been printed yet (see `configureOutput`). */
function endOf(error: CommanderError): Exit {
  if (error.exitCode === 0) return 'ok'
  throw new CommandError('usage', error.code === 'commander.help' ? 'name a command; `standin --help` lists them' : `${error.message.replace(/^error: /, '')}\nstandin --help shows commands and options`)
}

/** What stands behind `--` of `exec` is not ours to read. */
function splitCommand(args: readonly string[]): { readonly own: readonly string[]; readonly command: readonly string[] } {
  const at = args[0] === 'exec' ? args.indexOf('--') : -1
  return at < 0 ? { own: args, command: [] } : { own: args.slice(0, at), command: args.slice(at + 1) }
}

/** `--explain METHOD URL` has two values, which commander does not know. */
export function joinExplain(args: readonly string[]): string[] {
  const at = args.indexOf('--explain')
  const [method, url] = args.slice(at + 1, at + 3)
  if (at < 0 || method === undefined || url === undefined || url.startsWith('-')) return [...args]
  return [...args.slice(0, at), '--explain', `${method} ${url}`, ...args.slice(at + 3)]
}

const version = (): string => (JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string }).version

/** `end` is told how the command that was parsed ended; `command` is what stands behind `--`. */
export function createProgram(end: End, command: readonly string[]): Command {
  const program = new Command('standin')
    .description("A stand-in for 1C:Enterprise's internet services, without 1C.")
    .version(version(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help of a command')
    .showSuggestionAfterError()
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
  for (const [name, define] of Object.entries(commands)) define(program.command(name).exitOverride().configureOutput({ outputError: () => undefined }), end, command)
  return program.addHelpText('after', examples([
    ['standin serve', 'serve the folder services/ on http://127.0.0.1:8080'],
    ['standin serve ./my-configuration --port 0', 'every service of a configuration dump, on any free port'],
    ['standin check', 'say what is wrong in services/'],
    ['standin <command> --help', 'options and examples of a command'],
  ]))
}

const pathsHelp = 'folders of service modules (hs/*.ts and ws/*.ts, .mts, .js, .mjs) and 1C configurations (Designer dump or EDT project); "services" when none is given'

type End = (exit: Exit | number) => void
type Define = (command: Command, end: End, behind: readonly string[]) => void

const commands: Readonly<Record<'serve' | 'exec' | 'routes' | 'check' | 'wsdl' | 'import' | 'vrd' | 'user', Define>> = {
  serve: (command, end) => command
    .description('Serve HTTP services and Web services until a signal (SIGINT, SIGTERM).')
    .argument('[PATH...]', pathsHelp)
    .addOption(new Option('--port <number>', 'port; 0 = any free one').default(8080).argParser(portOf))
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(vrd())
    .addOption(users())
    .option('--trust-forwarded', "tell addresses as a proxy's X-Forwarded-Proto, -Host and -Prefix say: only behind a proxy that sets them")
    .option('--sessions', 'when stopped, say which sessions clients left open')
    .addOption(new Option('--base </name>', 'address of the publication, before /hs and /ws').default('', 'none').argParser(baseOf))
    .option('--watch', 'take edited modules and configurations without a restart')
    .addOption(new Option('--max-body <bytes>', 'bound of every body, such as 500000, 10MB, 100MiB (default: 100MiB for bodies read whole, none for streams)').argParser(bytesOf))
    .addOption(new Option('--admin <number>', 'port of the admin surface (journal, verification, stubs, failures); 0 = any free one').argParser(portOf))
    .option('--record <folder>', 'where mode `record` of a stub file writes what the real 1C answered (default: recorded)')
    .option('--json', 'one line of JSON on stdout when ready, no banner')
    .option('--log', 'log requests to stderr even where it is no terminal')
    .option('--hide-exceptions', "answer a fixed sentence in place of the text of a handler's exception")
    .addOption(form('--wsdl <form>'))
    .option('--tls-cert <file>', 'certificate (PEM): serve https')
    .option('--tls-key <file>', 'its private key (PEM)')
    .option('--tls-client-ca <file>', 'authority of client certificates (PEM): clients must present one')
    .addOption(language())
    .addHelpText('after', examples([
      ['standin serve', 'services/ on http://127.0.0.1:8080'],
      ['standin serve --port 0 --json', 'any free port, told in the line {"event":"ready","url":...}'],
      ['standin serve ./dump services --base /trade', 'a configuration, with handlers from services/'],
      ['standin serve --vrd default.vrd --users users.json', 'as the publication says, asking for users'],
      ['standin serve --watch', 'edit and see'],
      ['standin serve --tls-cert cert.pem --tls-key key.pem --tls-client-ca ca.pem', 'https with client certificates'],
    ]))
    .action(async (paths: string[], options: ServeArguments) => end(await (await import('./commands/serve.ts')).serveCommand(paths, options))),

  exec: (command, end, behind) => command
    .description('Serve on a free port, run a command with STANDIN_URL and STANDIN_ADMIN_URL set, stop, and end as the command ended.')
    .argument('[PATH...]', `${pathsHelp}; then -- and the command`)
    .addOption(new Option('--base </name>', 'address of the publication, before /hs').default('', 'none').argParser(baseOf))
    .option('--report <file...>', 'coverage of the contract when the command has ended: .xml is JUnit, .html a page')
    .option('--strict', 'a request that nothing serves makes it end with 1')
    .option('--log', 'log requests to stderr')
    .addOption(language())
    .addHelpText('after', examples([
      ['standin exec -- php tests/run.php', 'services/ at $STANDIN_URL while the command runs'],
      ['standin exec ./dump stubs --strict -- vendor/bin/phpunit', 'unserved requests end with 1, with what was near'],
      ['standin exec --report junit.xml coverage.html -- pytest', 'which templates, methods and operations were called'],
    ]))
    .action(async (paths: string[], options: ExecArguments) => end(await (await import('./commands/exec.ts')).execCommand(paths, behind, options))),

  routes: (command, end) => command
    .description('Print services, templates and methods as a tree, or explain where a request goes.')
    .argument('[PATH...]', pathsHelp)
    .addOption(new Option('--explain <METHOD URL>', 'why this request goes where it goes; a whole URL, or a path with /hs').argParser(explainOf))
    .addOption(new Option('--base </name>', 'address of the publication, before /hs').default('', 'none').argParser(baseOf))
    .option('--json', 'as JSON')
    .addOption(language())
    .addHelpText('after', examples([
      ['standin routes', 'the tree of services/'],
      ['standin routes ./dump services', 'which methods of a configuration have no handler yet'],
      ['standin routes --explain GET /hs/documents/2', 'which template takes it, and why'],
    ]))
    .action(async (paths: string[], options: RoutesArguments) => end(await (await import('./commands/routes.ts')).routesCommand(paths, options))),

  check: (command, end) => command
    .description('Say everything that is wrong in service modules and configurations; ends with 1 when there are errors.')
    .argument('[PATH...]', pathsHelp)
    .addOption(vrd())
    .addOption(users())
    .addOption(new Option('--base </name>', 'address of a publication whose default.vrd names none').default('', 'none').argParser(baseOf))
    .option('--json', 'one object a line: file, line, column, code, severity, message, messageRu')
    .addOption(language())
    .addHelpText('after', examples([['standin check', 'services/'], ['standin check ./dump services --lang ru', 'in Russian'], ['standin check --json', 'for an editor or a build']]))
    .action(async (paths: string[], options: CheckArguments) => end(await (await import('./commands/check.ts')).checkCommand(paths, options))),

  wsdl: (command, end) => {
    command
    .description('Print the WSDL of a Web service.')
    .argument('<NAME>', "the service's Name or its DescriptorFileName")
    .argument('[PATH...]', pathsHelp)
    .option('--address <url>', 'where the service is said to be (default: http://127.0.0.1:8080/ws/<Name>)')
    .addOption(form('--form <form>'))
    .addOption(language())
    .addHelpText('after', examples([['standin wsdl shipment.1cws', 'of a service in services/'], ['standin wsdl Exchange ./dump --form valid', 'of a configuration, schema-valid']]))
    .action(async (name: string, paths: string[], options: WSDLArguments) => end(await (await import('./commands/wsdl.ts')).wsdlCommand(name, paths, options)))
    command.command('types')
      .description('Write the TypeScript types of the operations of a WSDL document, for WSProxy and WebServiceFromWSDL.')
      .argument('<FILE>', 'a WSDL document, or an http address')
      .option('--out <file>', 'where to write them (default: stdout)')
      .addOption(language())
      .addHelpText('after', examples([['standin wsdl types wsdl/Orders.wsdl --out wsdl/Orders.types.ts', 'beside the document']]))
      .action(async (file: string, options: WSDLTypesArguments) => end(await (await import('./commands/wsdl-types.ts')).wsdlTypesCommand(file, options)))
  },

  import: (command, end) => command
    .description('Write a typed module for each service of a 1C configuration, and for the XDTO packages of its Web services.')
    .argument('<CONFIG>', 'a Designer dump or an EDT project')
    .option('--out <folder>', 'folder of service modules; they are written into its hs/, ws/ and xdto/', 'services')
    .option('--force', 'overwrite modules that are there')
    .addOption(language())
    .addHelpText('after', examples([['standin import ./dump', 'writes services/hs/<Name>.ts, services/ws/<Name>.ts and services/xdto/<Name>.ts'], ['standin import ./dump --out stubs --force', 'elsewhere, overwriting']]))
    .action(async (path: string, options: ImportArguments) => end((await import('./commands/import.ts')).importCommand(path, options))),

  vrd: (command, end) => void subcommand(command.description('Publications: default.vrd.'), 'init')
    .description('Write a default.vrd that publishes what is served.')
    .argument('[PATH...]', pathsHelp)
    .addOption(new Option('--base </name>', 'address of the publication').default('', 'none').argParser(baseOf))
    .option('--out <file>', 'file to write', 'default.vrd')
    .option('--force', 'overwrite it')
    .addOption(language())
    .addHelpText('after', examples([['standin vrd init --base /trade', 'default.vrd of services/'], ['standin serve --vrd default.vrd', 'serve as it says']]))
    .action(async (paths: string[], options: VRDArguments) => end(await (await import('./commands/vrd.ts')).vrdInitCommand(paths, options))),

  user: (command, end) => void subcommand(command.description('Users of the infobase: users.json.'), 'add')
    .description('Add a user; the password is the first line of stdin.')
    .argument('<NAME>', 'name of the user')
    .option('--users <file>', 'file of the users', 'users.json')
    .addOption(new Option('--role <role>', 'a role; may be repeated').argParser(collected))
    .option('--email <address>', 'by which access tokens may find the user')
    .option('--tokens', 'accept access tokens for the user')
    .option('--force', 'replace a user of that name')
    .addHelpText('after', examples([["echo 'secret' | standin user add Иванов", 'into users.json'], ['standin user add Обмен --role Обмен --tokens < password.txt', 'with a role, and with access tokens']]))
    .action(async (name: string, options: UserArguments) => end(await (await import('./commands/user.ts')).userAddCommand(name, options))),
}

const subcommand = (command: Command, name: string): Command => command.command(name).exitOverride().configureOutput({ outputError: () => undefined })

const vrd = (): Option => new Option('--vrd <file>', 'default.vrd that says what is published where; may be repeated').argParser(collected)
const users = (): Option => new Option('--users <file>', 'users.json: demand a name and password')
const collected = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value]
const form = (flags: string): Option => new Option(flags, 'how WSDLs are written: as 1C does, or schema-valid where that is not').choices(['onec', 'valid'] satisfies WSDLForm[]).default('onec')

const language = (): Option => new Option('--lang <language>', 'language of what is found wrong').choices(['en', 'ru'] satisfies Language[]).default('en')

const examples = (lines: readonly (readonly [command: string, meaning: string])[]): string => {
  const width = Math.max(...lines.map(([command]) => command.length))
  return ['', 'Examples:', ...lines.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`)].join('\n')
}

function portOf(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.')
  return Number(text)
}

function baseOf(text: string): string {
  const base = soundBase(text)
  if (base === undefined) throw new InvalidArgumentError('A base is a path such as /trade: letters, digits, "_", "-", ".", "~".')
  return base
}

function bytesOf(text: string): number {
  const bytes = parseBytes(text)
  if (bytes === undefined) throw new InvalidArgumentError('Bytes are a number, with a unit if you like: 500000, 10MB, 100MiB.')
  return bytes
}

function explainOf(text: string): { method: string; url: string } {
  const found = /^(\S+) (.+)$/.exec(text)
  if (!found) throw new InvalidArgumentError('Two values are expected: a method and a URL, such as --explain GET /hs/documents/2.')
  return { method: found[1]!, url: found[2]! }
}
