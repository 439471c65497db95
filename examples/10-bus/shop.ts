/** A shop: it sends an order over the bus, and waits until the office has confirmed it. The client is plain: fetch and rhea. */
import { randomUUID } from 'node:crypto'
import rhea, { type Connection } from 'rhea'

/** What the shop is given: the address of the application at the bus, and its client. */
export interface BusAddress {
  readonly url: string
  readonly id: string
  readonly secret: string
}

interface RuntimeChannels {
  readonly items: readonly { readonly process: string; readonly channel: string; readonly destination: string }[]
  readonly port: number
}

/** A connection to the broker, and where its channels are. */
interface Connected {
  readonly connection: Connection
  destination(channel: string): string
}

async function answerOf<T>(response: Response): Promise<T> {
  const body = (await response.json()) as T & { readonly error?: { readonly message: string } }
  if (!response.ok) throw new Error(body.error?.message ?? `HTTP ${response.status}`)
  return body
}

/** Token, channels, connection: as 1C does it. */
async function connect({ url, id, secret }: BusAddress): Promise<Connected> {
  const token = await fetch(`${new URL(url).origin}/auth/oidc/token`, {
    method: 'POST',
    headers: { 'Authorization': `Basic ${btoa(`${id}:${secret}`)}`, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'grant_type=client_credentials',
  })
  const { id_token } = await answerOf<{ id_token: string }>(token)
  const runtime = await fetch(`${url}/sys/esb/runtime/channels`, { headers: { Authorization: `Bearer ${id_token}` } })
  const { items, port } = await answerOf<RuntimeChannels>(runtime)
  const { hostname: host, pathname } = new URL(url)
  const container = rhea.create_container()
  const connection = container.connect({
    host,
    port,
    hostname: decodeURIComponent(pathname),
    username: id_token,
    password: id_token,
    reconnect: false,
  })
  await new Promise<void>((resolve, reject) => {
    connection.once('connection_open', () => resolve())
    for (const event of ['connection_error', 'disconnected', 'error']) connection.on(event, () => reject(new Error('the broker refused')))
  })
  return {
    connection,
    destination(channel) {
      const found = items.find((one) => one.channel === channel)
      if (found === undefined) throw new Error(`the bus has no channel ${channel} for this client`)
      return found.destination
    },
  }
}

/** Resolves with the status that the office answers. Rejects when the bus refuses, or the connection ends. */
export async function order(bus: BusAddress, number: number): Promise<string> {
  const { connection, destination } = await connect(bus)
  try {
    const id = randomUUID()
    return await new Promise((resolve, reject) => {
      connection.on('disconnected', () => reject(new Error('the connection ended')))
      const receiver = connection.open_receiver({ source: destination('Статусы'), autoaccept: false, credit_window: 1 })
      receiver.on('message', ({ message, delivery }) => {
        delivery!.accept()
        if (message!.application_properties?.['integ_message_correlation_id'] !== id) return
        const body = message!.body as Buffer
        resolve((JSON.parse(body.toString()) as { Статус: string }).Статус)
      })
      const sender = connection.open_sender({ target: destination('Заказы') })
      sender.on('rejected', ({ delivery }) => reject(new Error(`the order was refused: ${describe(delivery!.remote_state)}`)))
      sender.once('sendable', () => {
        sender.send({
          durable: true,
          application_properties: { integ_message_id: id, integ_sender_code: 'shop', Вид: 'Заказ' },
          body: Buffer.from(JSON.stringify({ Номер: number })),
        })
      })
    })
  } finally {
    connection.removeAllListeners('disconnected')
    connection.on('disconnected', () => {})
    connection.close()
  }
}

const describe = (state: unknown): string => (state as { error?: { description?: string } } | undefined)?.error?.description ?? ''
