/**
 * RabbitMQ's shovel, an AMQP 1.0 client by other authors, takes messages from the bus into a queue of RabbitMQ, and brings them back. Its
 * addresses are ASCII, since RabbitMQ 3.10 knows no others.
 */
import { startBus } from 'onec-standin/testing'
import { expect, onTestFinished, test } from 'vitest'
import { hasRabbitMQ, startRabbitMQ } from './rabbitmq.ts'

interface Channel {
  readonly channel: string
  readonly destination: string
}

test.skipIf(!hasRabbitMQ())('messages go through RabbitMQ and come back, whole and in order', { timeout: 300_000 }, async () => {
  const bus = await startBus({
    definition: {
      applications: {
        trade: {
          participants: { shovel: { secret: 'shovel-secret' }, shop: {} },
          processes: {
            'e1c::Trade::Main::Orders': { channels: { Out: { write: 'shop', read: 'shovel' }, Back: { write: 'shovel', read: 'shop' } } },
          },
        },
      },
    },
  })
  onTestFinished(() => bus.close())
  const { id, secret } = bus.client
  const given = await fetch(`${bus.origin}/auth/oidc/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
  })
  const { id_token: token } = (await given.json()) as { id_token: string }
  const runtime = await fetch(`${bus.url}/sys/esb/runtime/channels`, { headers: { Authorization: `Bearer ${token}` } })
  const { items } = (await runtime.json()) as { items: readonly Channel[] }
  const at = (name: string): string => items.find(({ channel }) => channel === name)!.destination
  const uri = `amqp://${token}:${token}@127.0.0.1:${bus.port}?hostname=/applications/trade&sasl=plain`
  const own =
    '{protocol, amqp091}, {uris, ["amqp://guest:guest@127.0.0.1:PORT"]}, {declarations, [{\'queue.declare\', [{queue, <<"orders">>}]}]}'
  const rabbit = await startRabbitMQ([
    `{from_bus, [{source, [{protocol, amqp10}, {uris, ["${uri}"]}, {source_address, <<"${at('Out')}">>}]},
      {destination, [${own}, {publish_fields, [{exchange, <<>>}, {routing_key, <<"orders">>}]}]}, {reconnect_delay, 1}]}`,
    `{to_bus, [{source, [${own}, {queue, <<"orders">>}]},
      {destination, [{protocol, amqp10}, {uris, ["${uri}"]}, {target_address, <<"${at('Back')}">>}]}, {reconnect_delay, 1}]}`,
  ])
  const bodies = Array.from({ length: 50 }, (_, number) => `заказ ${number}`)
  for (const body of bodies) await bus.send('Out', { body, SenderCode: 'shop' })
  const back = await bus.received('Back', { count: bodies.length, timeout: 60_000 }).catch((error: unknown) => {
    throw new Error(`${String(error)}\n${rabbit.log().slice(-4000)}`)
  })
  // RabbitMQ keeps a value of AMQP 1.0 as its encoding, whose end the text is.
  expect(back.map((one) => one.text())).toEqual(bodies.map((one) => expect.stringMatching(new RegExp(`${one}$`))))
  expect(
    bus
      .messages()
      .filter((one) => one.channel.endsWith('.Out'))
      .every((one) => one.deliveries.at(-1)?.outcome === 'accepted'),
  ).toBe(true)
})
