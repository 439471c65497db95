/** `standin bus`: reads the definition, listens on both ports, reports the addresses, and serves until a signal. */
import { existsSync } from 'node:fs'
import { inspect } from 'node:util'
import type { BusPlan } from '../../bus/definition/plan.ts'
import type { Language } from '../../diagnostics/print.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import type { BrokerSettings } from '../../integration/bus/parts.ts'
import { defaultBusFile, readBusPaths } from '../../load/bus/bus-paths.ts'
import type { OpenBus } from '../../load/bus/open-bus.ts'
import { readTLSFiles, type TLSFiles } from '../serve/tls-files.ts'
import { listen } from '../serving/listen.ts'
import { firstSignal } from '../serving/signals.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { hasErrors, out, say, sayDiagnostics, summary } from '../shared/terminal.ts'
import { busBanner, busReady, type AdminOfBus } from './banner.ts'
import { openOrExplain } from './open.ts'

export interface BusArguments extends TLSFiles {
  readonly port: number
  readonly amqpPort: number
  readonly host: string
  readonly journal?: string
  readonly tokenLifetime: number
  readonly maxKept?: number
  readonly unknownRecipient?: BrokerSettings['unknownRecipient']
  readonly repeated?: BrokerSettings['repeated']
  readonly admin?: number
  readonly adminHost?: string
  readonly json?: true
  readonly lang: Language
}

export async function busCommand(given: readonly string[], options: BusArguments): Promise<Exit> {
  const { lang, host, port, amqpPort, journal, tokenLifetime, maxKept, unknownRecipient, repeated, admin, adminHost } = options
  if (adminHost !== undefined && admin === undefined)
    throw new CommandError('usage', said('--admin-host needs --admin <port>', '--admin-host требует --admin <порт>'))
  const tls = readTLSFiles(options)
  const plan = await planOf(given, lang)
  const opened = await openOrExplain(plan, {
    host,
    port,
    amqpPort,
    tokenLifetime,
    ...(tls && { tls }),
    ...(journal !== undefined && { journal }),
    settings: {
      ...(maxKept !== undefined && { kept: maxKept }),
      ...(unknownRecipient && { unknownRecipient }),
      ...(repeated && { repeated }),
    },
    // Only the admin surface could show what went through.
    ...(admin === undefined && { seen: { entries: 0 } }),
    notKept: onceEach((reason) => say(notKept(journal, saidBy(reason))[lang])),
    failed: (error) => say(said(`defect of the bus\n${inspect(error)}`, `дефект шины\n${inspect(error)}`)),
  })
  const stopped = firstSignal()
  const surface = admin === undefined ? undefined : await adminOf(opened, admin, adminHost)
  for (const note of opened.bus.broker.notes) say(note[lang])
  out(options.json ? busReady(opened, surface) : busBanner(opened, surface, lang))
  await stopped
  await Promise.all([opened.close(), surface?.served.close(0)])
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

/** Also of `exec --bus`. @throws CommandError where there is nothing sound to serve */
export async function planOf(given: readonly string[], lang: Language): Promise<BusPlan> {
  if (given.length === 0 && !existsSync(defaultBusFile))
    throw new CommandError(
      'path',
      said(
        `no PATH is given and there is no ${defaultBusFile} here; write one (docs/integration-bus.md), or give a configuration`,
        `путь не указан, и файла ${defaultBusFile} здесь нет; напишите его (docs/integration-bus.md) или укажите конфигурацию`,
      ),
    )
  const { plan, diagnostics } = await readBusPaths(given.length === 0 ? [defaultBusFile] : given)
  refusePathProblems(diagnostics, lang)
  sayDiagnostics(diagnostics, lang)
  if (hasErrors(diagnostics))
    throw new CommandError(
      'errors',
      said(`the bus is not served: ${summary(diagnostics, 'en')}`, `шина не запущена: ${summary(diagnostics, 'ru')}`),
    )
  if (plan.applications.every((one) => one.Channels.length === 0))
    throw new CommandError('nothing', said('there are no channels to serve', 'каналов нет: обслуживать нечего'))
  return plan
}

/** Its clients control the bus: on an address other than this machine's own a token is required. */
export async function adminOf(opened: OpenBus, port: number, host = '127.0.0.1'): Promise<AdminOfBus> {
  const [{ isLoopback }, { system }] = await Promise.all([import('../../standin/admin/gate.ts'), import('../../host/machine/system.ts')])
  const given = process.env['STANDIN_ADMIN_TOKEN'] || undefined
  const made = given === undefined && !isLoopback(host) ? Buffer.from(system.randomBytes(24)).toString('base64url') : undefined
  const served = await listen(opened.admin(given ?? made), { port, host }, undefined, { port: '--admin', host: '--admin-host' })
  return { served, token: made }
}
