/** `standin bus`: reads the definition, listens on both ports, reports the addresses, and serves until a signal. */
import { existsSync } from 'node:fs'
import { inspect } from 'node:util'
import type { BusPlan } from '../../bus/definition/plan.ts'
import type { ReadBus } from '../../bus/definition/read-bus.ts'
import type { Language } from '../../diagnostics/print.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import type { BrokerSettings } from '../../integration/bus/parts.ts'
import { busSource, defaultBusFile, type BusSource } from '../../load/bus/bus-paths.ts'
import type { OpenBus } from '../../load/bus/open-bus.ts'
import type { Watcher } from '../../load/watch.ts'
import { readTLSFiles, type TLSFiles } from '../serve/tls-files.ts'
import { listen } from '../serving/listen.ts'
import { firstSignal } from '../serving/signals.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { hasErrors, out, say, sayDiagnostics, summary } from '../shared/terminal.ts'
import { busBanner, busReady, type AdminOfBus } from './banner.ts'
import { openOrExplain, prepareOrExplain } from './open.ts'

export interface BusArguments extends TLSFiles {
  readonly port: number
  readonly amqpPort: number
  readonly host: string
  readonly journal?: string
  readonly tokenLifetime: number
  readonly detachTimeout: number
  readonly maxKept?: number
  readonly unknownRecipient?: BrokerSettings['unknownRecipient']
  readonly repeated?: BrokerSettings['repeated']
  readonly watch?: true
  readonly admin?: number
  readonly adminHost?: string
  readonly json?: true
  readonly lang: Language
}

export async function busCommand(given: readonly string[], options: BusArguments): Promise<Exit> {
  const { lang, host, port, amqpPort, journal, tokenLifetime, detachTimeout, maxKept, unknownRecipient, repeated, admin, adminHost } =
    options
  if (adminHost !== undefined && admin === undefined)
    throw new CommandError('usage', said('--admin-host needs --admin <port>', '--admin-host требует --admin <порт>'))
  const tls = readTLSFiles(options)
  const source = sourceOf(given)
  const first = await source.load()
  const plan = soundPlan(first, lang)
  const at = {
    host,
    port,
    amqpPort,
    tokenLifetime,
    detachTimeout,
    ...(tls && { tls }),
    ...(journal !== undefined && { journal }),
    settings: {
      ...(maxKept !== undefined && { kept: maxKept }),
      ...(unknownRecipient && { unknownRecipient }),
      ...(repeated && { repeated }),
    },
    // Only the admin surface could show what went through.
    ...(admin === undefined && { seen: { entries: 0 } }),
    soon: true,
    notKept: onceEach((reason) => say(notKept(journal, saidBy(reason))[lang])),
    crowded: (why: Said) => say(why[lang]),
    failed: (error: unknown) => say(said(`defect of the bus\n${inspect(error)}`, `дефект шины\n${inspect(error)}`)),
  }
  const opened = await openOrExplain(plan, at)
  const stopped = firstSignal()
  const surface = admin === undefined ? undefined : await adminOf(opened, admin, adminHost)
  // Before anyone hears that it is ready, so that no edit is missed.
  const watcher = options.watch ? await following(source, first, opened, lang) : undefined
  for (const note of opened.bus.broker.notes) say(note[lang])
  out(options.json ? busReady(opened, surface) : busBanner(opened, surface, lang))
  try {
    // Behind the line: clients fetch a token and a list of channels before their first message.
    await Promise.race([stopped, prepareOrExplain(opened, at).then(() => stopped)])
  } finally {
    await Promise.all([opened.close(), surface?.served.close(0), watcher?.close()])
  }
  return 'ok'
}

const notKept = (journal = '', { en, ru }: Said): Said =>
  said(
    `${journal}: messages are not kept, so they are not accepted: ${en}`,
    `${journal}: сообщения не сохраняются и поэтому не принимаются: ${ru}`,
  )

/** A full disk is said once, not with each message that is sent again. */
function onceEach(tell: (reason: Error) => void): (reason: Error) => void {
  let last = ''
  return (reason) => {
    if (reason.message === last) return
    last = reason.message
    tell(reason)
  }
}

/** `--watch`: an edit takes the place of what was served before, unless it has errors. */
async function following(
  source: BusSource,
  first: { readonly watched: readonly string[] },
  { bus }: OpenBus,
  lang: Language,
): Promise<Watcher> {
  const { reloadOnChange, unloaded } = await import('../serving/reload.ts')
  const take = async (read: ReadBus): Promise<void> => {
    const { applications } = read.plan
    sayDiagnostics(read.diagnostics, lang)
    const found = [summary(read.diagnostics, 'en'), summary(read.diagnostics, 'ru')] as const
    if (hasErrors(read.diagnostics) || isEmpty(read.plan))
      return say(
        said(
          `the change is ignored: ${found[0]}; the bus goes on as before`,
          `изменение не принято: ${found[1]}; шина работает как прежде`,
        )[lang],
      )
    bus.replace(read.plan)
    const channels = applications.flatMap((one) => one.Channels).length
    say(
      said(
        `reloaded: applications: ${applications.length}, channels: ${channels}, ${found[0]}`,
        `загружено заново: приложений: ${applications.length}, каналов: ${channels}, ${found[1]}`,
      )[lang],
    )
  }
  return reloadOnChange(source, first, [], take, (error) => say(unloaded(error, lang)))
}

function sourceOf(given: readonly string[]): BusSource {
  if (given.length === 0 && !existsSync(defaultBusFile))
    throw new CommandError(
      'path',
      said(
        `no PATH is given and there is no ${defaultBusFile} here; write one (docs/integration-bus.md), or give a configuration`,
        `путь не указан, и файла ${defaultBusFile} здесь нет; напишите его (docs/ru/integration-bus.md) или укажите конфигурацию`,
      ),
    )
  return busSource(given.length === 0 ? [defaultBusFile] : given)
}

/** Of `exec --bus`. @throws CommandError where there is nothing sound to serve */
export const planOf = async (given: readonly string[], lang: Language): Promise<BusPlan> => soundPlan(await sourceOf(given).load(), lang)

function soundPlan({ plan, diagnostics }: ReadBus, lang: Language): BusPlan {
  refusePathProblems(diagnostics, lang)
  sayDiagnostics(diagnostics, lang)
  if (hasErrors(diagnostics))
    throw new CommandError(
      'errors',
      said(`the bus is not served: ${summary(diagnostics, 'en')}`, `шина не запущена: ${summary(diagnostics, 'ru')}`),
    )
  if (isEmpty(plan)) throw new CommandError('nothing', said('there are no channels to serve', 'каналов нет: обслуживать нечего'))
  return plan
}

const isEmpty = ({ applications }: BusPlan): boolean => applications.every((one) => one.Channels.length === 0)

/** Its clients control the bus: on an address other than this machine's own a token is required. */
export async function adminOf(opened: OpenBus, port: number, host = '127.0.0.1'): Promise<AdminOfBus> {
  const [{ isLoopback }, { system }] = await Promise.all([import('../../standin/admin/gate.ts'), import('../../host/machine/system.ts')])
  const given = process.env['STANDIN_ADMIN_TOKEN'] || undefined
  const made = given === undefined && !isLoopback(host) ? Buffer.from(system.randomBytes(24)).toString('base64url') : undefined
  const served = await listen(await opened.admin(given ?? made), { port, host }, undefined, { port: '--admin', host: '--admin-host' })
  return { served, token: made }
}
