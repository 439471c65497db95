/** A client of a bus as users have it: fetch for the token and the channels, rhea for messages. */
import type { TestBus } from 'onec-standin/testing'
import rhea, { type Connection, type ConnectionOptions, type Message } from 'rhea'
import { onTestFinished } from 'vitest'

export async function tokenOf(
  bus: Pick<TestBus, 'origin'>,
  { id, secret }: { readonly id: string; readonly secret: string },
): Promise<string> {
  const answer = await fetch(`${bus.origin}/auth/oidc/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  if (!answer.ok) throw new Error(`token: ${answer.status}`)
  return ((await answer.json()) as { id_token: string }).id_token
}

export interface Runtime {
  readonly items: readonly { readonly process: string; readonly channel: string; readonly destination: string }[]
  readonly port: number
}

export async function runtimeOf(url: string, token: string): Promise<Runtime> {
  const answer = await fetch(`${url}/sys/esb/runtime/channels`, { headers: { Authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`runtime: ${answer.status}`)
  return (await answer.json()) as Runtime
}

/** Resolves when a session was begun. Rejects with the condition of the error, or `disconnected`. */
export function opened(port: number, token: string, options: Partial<ConnectionOptions> = {}): Promise<Connection> {
  const connection = rhea.create_container().connect({
    host: '127.0.0.1',
    port,
    username: token,
    password: token,
    hostname: '/applications/trade',
    reconnect: false,
    ...options,
  } as ConnectionOptions)
  onTestFinished(() => void connection.close())
  return new Promise((resolve, reject) => {
    // A peer that is refused is answered by an Open, and a Close with the reason behind it.
    connection.once('connection_open', () => connection.create_session().begin())
    connection.once('session_open', () => resolve(connection))
    connection.on('connection_error', ({ connection: one, error }) =>
      reject(new Error(conditionOf(one.error ?? error ?? 'connection_error'))),
    )
    connection.on('error', (error: unknown) => reject(new Error(conditionOf(error))))
    connection.on('disconnected', ({ error }) => reject(new Error(conditionOf(error ?? 'disconnected'))))
  })
}

const conditionOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'condition' in error ? String(error.condition) : String(error)

/** A participant with its connection and destinations. */
export class BusPeer {
  readonly connection: Connection
  readonly #runtime: Runtime
  private constructor(connection: Connection, runtime: Runtime) {
    this.connection = connection
    this.#runtime = runtime
  }

  static async of(bus: TestBus, participant: string, options: Partial<ConnectionOptions> = {}): Promise<BusPeer> {
    const client = bus.clients().find((one) => one.participant === participant)!
    const token = await tokenOf(bus, client)
    const runtime = await runtimeOf(bus.url, token)
    return new BusPeer(await opened(runtime.port, token, options), runtime)
  }

  destination(channel: string): string {
    return this.#runtime.items.find((one) => one.channel === channel)?.destination ?? `none of ${channel}`
  }

  /** Sends messages one after another; gives `accepted`, `released`, `rejected: <description>`, or `lost`. */
  async send(channel: string, ...messages: readonly Message[]): Promise<readonly string[]> {
    const sender = this.connection.open_sender({ target: this.destination(channel) })
    const outcomes: string[] = []
    for (const message of messages) {
      const outcome = await new Promise<string>((resolve) => {
        sender.once('accepted', () => resolve('accepted'))
        sender.once('released', () => resolve('released'))
        sender.once('rejected', ({ delivery }) => resolve(`rejected: ${descriptionOf(delivery!.remote_state)}`))
        sender.once('sender_error', () => resolve(`error: ${conditionOf(sender.error)}`))
        this.connection.once('disconnected', () => resolve('lost'))
        if (sender.sendable()) sender.send(message)
        else sender.once('sendable', () => void sender.send(message))
      })
      sender.removeAllListeners()
      outcomes.push(outcome)
    }
    return outcomes
  }

  /** Collects texts of bodies; each is accepted as it comes unless `settle` does it. */
  receive(channel: string, settle?: (delivery: { accept(): void; release(how: object): void }, message: Message) => void): string[] {
    const bodies: string[] = []
    const receiver = this.connection.open_receiver({ source: this.destination(channel), autoaccept: false, credit_window: 10 })
    receiver.on('message', ({ message, delivery }) => {
      bodies.push(textOf(message!.body))
      if (settle === undefined) delivery!.accept()
      else settle(delivery as never, message!)
    })
    return bodies
  }
}

const descriptionOf = (state: unknown): string => (state as { error?: { description?: string } } | undefined)?.error?.description ?? ''

const textOf = (body: unknown): string => (Buffer.isBuffer(body) ? body.toString() : String(body))

/** As 1C writes it: a binary as a value, texts as properties. */
export const message = (text: string, properties: Readonly<Record<string, string>> = {}): Message => ({
  durable: true,
  application_properties: properties,
  body: Buffer.from(text),
})
