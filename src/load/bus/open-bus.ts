/** Opens a bus on this machine: HTTP and AMQP on ports of their own, messages in memory or in a file. */
import { createBus, type Bus } from '../../bus/bus.ts'
import type { BusPlan } from '../../bus/definition/plan.ts'
import type { BusJournalOptions } from '../../bus/journal/journal.ts'
import type { Said } from '../../diagnostics/said.ts'
import type { Pause, System } from '../../exchange/system.ts'
import { crypto } from '../../host/machine/crypto.ts'
import { pause as realPause, system as realSystem } from '../../host/machine/system.ts'
import { serve, type Served, type TLSOptions } from '../../host/server/serve.ts'
import { conditions } from '../../integration/amqp/error.ts'
import type { Listening } from '../../integration/amqp/listener.ts'
import { createBroker } from '../../integration/bus/broker.ts'
import { busFault, toPeer } from '../../integration/bus/diagnostics.ts'
import type { BrokerSettings } from '../../integration/bus/parts.ts'
import type { BusStore } from '../../integration/bus/store.ts'
import type { Platform } from '../../platform/configuration.ts'
import { foundTokenKeys, keptTokenKeys, newTokenKeys } from './token-keys.ts'

/** Where a bus is, and how long things last. */
export interface BusAt {
  readonly host: string
  /** 0: any free one. */
  readonly port: number
  readonly amqpPort: number
  readonly tls?: TLSOptions
  /** File of messages; in memory when absent. The key of tokens is kept beside it. */
  readonly journal?: string
  /** Seconds. */
  readonly tokenLifetime?: number
  /** Seconds that the answer to a detach of the bus is waited for; 10 when absent. */
  readonly detachTimeout?: number
  readonly settings?: Partial<BrokerSettings>
  /** What is kept of messages for tests. */
  readonly seen?: BusJournalOptions
  readonly clock?: Pick<System, 'now'> & Partial<Pick<System, 'after'>> & { readonly pause?: Pause }
  /** Peers wait for what speaks AMQP, which `prepare` loads; otherwise it is loaded first. */
  readonly soon?: boolean
  /** Receives why the journal does not keep messages: a full disk. */
  readonly notKept?: (reason: Error) => void
  /** Receives that there are as many connections as there may be, once until there is room again. */
  readonly crowded?: (said: Said) => void
  /** Receives a defect. */
  readonly failed: (error: unknown) => void
}

/** A bus that is served. */
export interface OpenBus {
  readonly bus: Bus
  /** `http://127.0.0.1:9090`. */
  readonly url: string
  readonly port: number
  readonly amqpPort: number
  /** The admin surface, to be served apart. */
  admin(token?: string): Promise<Platform>
  /** Loads what speaks AMQP. Rejects with BusError where rhea does not load. */
  prepare(): Promise<void>
  close(): Promise<void>
}

/** Rejects with BusError where rhea is not there, the port of AMQP cannot be had or the journal is damaged; with node's error for HTTP. */
export async function openBus(plan: BusPlan, at: BusAt): Promise<OpenBus> {
  const { journal: file, tls, clock, settings, seen, tokenLifetime, detachTimeout, notKept, failed } = at
  // Asked for first: without the package there is nothing to open.
  const { createAmqpListener } = await import('../../host/amqp/listen.ts')
  const listener = createAmqpListener()
  // Before a message is taken: a key that is damaged would be found by the first client.
  if (file !== undefined) foundTokenKeys(keyBeside(file))
  const store = await storeAt(file, notKept)
  let listening: Listening | undefined
  const bus = await createBus(plan, {
    system: { ...realSystem, ...(clock && { now: () => clock.now(), ...(clock.after && { after: (ms, run) => clock.after!(ms, run) }) }) },
    crypto,
    pause: clock?.pause ?? realPause,
    broker: (parts) => opened(createBroker({ ...parts, store }), () => store.close()),
    keys: file === undefined ? newTokenKeys : () => keptTokenKeys(keyBeside(file)),
    port: () => listening?.port ?? 0,
    ...(settings && { settings }),
    ...(seen && { journal: seen }),
    ...(tokenLifetime !== undefined && { tokenLifetime }),
    failed,
  })
  const limits = detachTimeout === undefined ? undefined : { detach: detachTimeout * 1000 }
  const crowded = (from: string, most: number): void => {
    const fault = busFault('crowded', { from, most: String(most) })
    bus.journal.observe({ kind: 'refused', what: 'connection', from, error: toPeer(conditions.limit, fault) })
    at.crowded?.({ en: fault.message, ru: fault.messageRu ?? fault.message })
  }
  const ofAMQP = { host: at.host, port: at.amqpPort, crowded, ...(tls && { tls: texts(tls) }), ...(limits && { limits }) }
  const { amqp, http } = await both(
    bus,
    () => listener.listen(ofAMQP, bus.broker.amqp),
    async (amqp) => {
      listening = amqp
      if (at.soon !== true) await amqp.prepare()
      return serve(bus.platform, { host: at.host, port: at.port, ...(tls && { tls }) })
    },
  )
  return {
    bus,
    url: http.url,
    port: http.port,
    amqpPort: amqp.port,
    async admin(token) {
      const [{ busAdmin }, { pageFile }] = await Promise.all([
        import('../../bus/admin/surface.ts'),
        import('../../host/server/page-files.ts'),
      ])
      return busAdmin(bus, failed, { token, pageFile })
    },
    prepare: () => amqp.prepare(),
    async close() {
      await Promise.all([amqp.close(), http.close(0)])
      await bus.close()
    },
  }
}

/** The key of the tokens of a bus with a journal. */
const keyBeside = (journal: string): string => `${journal}.key.pem`

/** What it is made of is let go where it cannot be had. */
const opened = async <T>(opening: Promise<T>, letGo: () => Promise<void>): Promise<T> =>
  opening.catch(async (error: unknown) => {
    await letGo()
    throw error
  })

/** Opens the one, then the other; what was opened is closed where one of them cannot be had. */
async function both(
  bus: Bus,
  listen: () => Promise<Listening>,
  serveHTTP: (amqp: Listening) => Promise<Served>,
): Promise<{ readonly amqp: Listening; readonly http: Served }> {
  let amqp: Listening | undefined
  try {
    amqp = await listen()
    return { amqp, http: await serveHTTP(amqp) }
  } catch (error) {
    await amqp?.close()
    await bus.close()
    throw error
  }
}

async function storeAt(file: string | undefined, refused: BusAt['notKept']): Promise<BusStore> {
  if (file === undefined) return (await import('../../integration/bus/memory-store.ts')).memoryStore()
  return (await import('../../host/bus/journal-store.ts')).journalStore(file, { ...(refused && { refused }) })
}

const texts = ({ cert, key }: TLSOptions): { readonly cert: string; readonly key: string } => ({
  cert: Buffer.from(cert).toString(),
  key: Buffer.from(key).toString(),
})
