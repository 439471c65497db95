/**
 * The options of answering by modules in 1C's language, and of what their calls may reach: `--bsl`, `--files`, `--handler-timeout`,
 * `--net`, `--crl`.
 */
import { statSync } from 'node:fs'
import { said } from '../../diagnostics/said.ts'
import type { BSLOptions } from '../../load/bsl/program.ts'
import { CommandError } from './command-error.ts'
import { InvalidArgumentError, Option } from './commander.ts'
import { hostOf } from './option-values.ts'
import { collected } from './options.ts'
import { say } from './terminal.ts'

export interface BSLArguments {
  readonly bsl?: true
  readonly files?: readonly string[]
  /** Milliseconds. */
  readonly handlerTimeout?: number
  /** Hosts that may be called. */
  readonly net?: readonly string[]
  /** Files of lists of revoked certificates. */
  readonly crl?: readonly string[]
}

export const bsl = (): Option => new Option('--bsl', 'let the modules of configurations answer where no TypeScript does')

export const files = (): Option =>
  new Option('--files <folder>', 'folder that modules may read and write (--bsl), beside temporary files; may be repeated').argParser(
    collected,
  )

export const handlerTimeout = (): Option =>
  new Option('--handler-timeout <seconds>', 'ends a handler of a module that goes on longer (--bsl; default: 30)').argParser((text) => {
    const seconds = Number(text)
    if (!(seconds > 0)) throw new InvalidArgumentError('Seconds are a number above 0, such as 5 or 0.5.')
    return seconds * 1000
  })

export const net = (): Option =>
  new Option(
    '--net <host>',
    'host that calls may go out to where no stub answers: api.example, *.example, 127.0.0.1:8080; may be repeated',
  ).argParser(hostOf)

export const crl = (): Option =>
  new Option('--crl <file>', 'list of revoked certificates for the calls of modules (--bsl), PEM or DER; may be repeated').argParser(
    collected,
  )

/** Says once of each place that a module caught what is not supported there: its answer may look right. */
function lacksCaught(): NonNullable<BSLOptions['exception']> {
  const known = new Set<string>()
  return ({ unsupported, english }, [first], isCaught) => {
    if (unsupported === undefined || !isCaught) return
    const line = `bsl: caught by the module${first ? ` at ${first.module}(${first.line})` : ''}: ${english}`
    if (!known.has(line)) say(line)
    known.add(line)
  }
}

/** `undefined` without `--bsl`; refuses options that would do nothing. Messages and records of the event log go to stderr. */
export function bslOptionsOf(given: BSLArguments): BSLOptions | undefined {
  const { bsl: wanted, files: folders, handlerTimeout: limit, net: hosts, crl: lists } = given
  if (!wanted) {
    const alone = folders ? '--files' : lists ? '--crl' : limit === undefined ? undefined : '--handler-timeout'
    if (alone !== undefined) throw new CommandError('usage', said(`${alone} needs --bsl`, `${alone} действует вместе с --bsl`))
    return undefined
  }
  for (const folder of folders ?? [])
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new CommandError('usage', said(`--files: ${folder} is not a folder`, `--files: ${folder} – не папка`))
  for (const list of lists ?? [])
    if (!statSync(list, { throwIfNoEntry: false })?.isFile())
      throw new CommandError('usage', said(`--crl: ${list} is not a file`, `--crl: ${list} – не файл`))
  return {
    ...(folders && { files: folders }),
    ...(hosts && { net: hosts }),
    ...(lists && { crl: lists }),
    ...(limit !== undefined && { handlerTimeout: limit }),
    message: (text) => say(`bsl: ${text}`),
    exception: lacksCaught(),
    log: ({ level, event, comment }) => say(`bsl: ${level}: ${event}${comment === '' ? '' : `: ${comment}`}`),
  }
}
