/**
 * The options of answering by modules in 1C's language, and of what their calls may reach: `--bsl`, `--files`, `--handler-timeout`,
 * `--net`, `--crl`.
 */
import { readFileSync, statSync } from 'node:fs'
import { said } from '../../diagnostics/said.ts'
import type { BSLOptions } from '../../load/bsl/program.ts'
import { CommandError } from './command-error.ts'
import { say } from './terminal.ts'

export interface BSLArguments {
  readonly bsl?: true
  readonly files?: readonly string[]
  /** Seconds. */
  readonly handlerTimeout?: number
  /** Hosts that may be called. */
  readonly net?: readonly string[]
  /** Files of lists of revoked certificates. */
  readonly crl?: readonly string[]
}

/** Says once of each place that a module caught what is not supported there: its answer may look right. */
function lacksCaught(): NonNullable<BSLOptions['exception']> {
  const known = new Set<string>()
  return ({ unsupported, english, message }, [first], isCaught) => {
    if (unsupported === undefined || !isCaught) return
    const place = first ? ` ${first.module}(${first.line})` : ''
    const line = said(
      `bsl: caught by the module${place === '' ? '' : ` at${place}`}: ${english}`,
      `bsl: перехвачено модулем${place}: ${message}`,
    )
    if (!known.has(line.en)) say(line)
    known.add(line.en)
  }
}

/** Reads each list once before it is needed. Throws CommandError for a file that holds none, or one that could not be checked. */
export async function checkRevocationLists({ bsl: wanted, crl: files = [] }: BSLArguments): Promise<void> {
  if (!wanted || files.length === 0) return
  const { readRevocationLists } = await import('../../host/network/outgoing/revocation-list.ts')
  for (const file of files) {
    let lists: ReturnType<typeof readRevocationLists> = []
    try {
      lists = readRevocationLists(readFileSync(file))
    } catch {
      throw notAList(file)
    }
    if (lists.some(({ digest }) => digest === undefined))
      throw new CommandError(
        'usage',
        said(
          `--crl: ${file} is signed by an algorithm that is not known here; RSA and ECDSA with SHA-256, SHA-384 or SHA-512 are`,
          `--crl: ${file} подписан неизвестным здесь алгоритмом; известны RSA и ECDSA с SHA-256, SHA-384 и SHA-512`,
        ),
      )
  }
}

const notAList = (file: string): CommandError =>
  new CommandError(
    'usage',
    said(
      `--crl: ${file} holds no list of revoked certificates; PEM (BEGIN X509 CRL) or DER is expected`,
      `--crl: в ${file} нет списка отозванных сертификатов; ожидается PEM (BEGIN X509 CRL) или DER`,
    ),
  )

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
    ...(limit !== undefined && { handlerTimeout: limit * 1000 }),
    message: (text) => say(`bsl: ${text}`),
    exception: lacksCaught(),
    log: ({ level, event, comment }) => say(`bsl: ${level}: ${event}${comment === '' ? '' : `: ${comment}`}`),
  }
}
