// The broker of the bus with one application of one channel: messages in memory, or in the journal file that is given.
import { createAmqpListener } from '../../build/host/amqp/listen.js'
import { journalStore } from '../../build/host/bus/journal-store.js'
import { createBroker } from '../../build/integration/bus/broker.js'
import { memoryStore } from '../../build/integration/bus/memory-store.js'

const [file] = process.argv.slice(2)
const receivers = [{ address: 'in', participant: 'B', channel: 'c' }]
const destinations = {
  out: { channel: 'c', participant: 'A', direction: 'send', receivers },
  in: { channel: 'c', participant: 'B', direction: 'receive', receivers: [] },
}
const broker = await createBroker({
  topology: { application: () => ({ name: 'bench', destination: (address) => destinations[address] }) },
  access: { authenticate: () => true },
  store: file === undefined ? memoryStore() : journalStore(file),
  now: Date.now,
})
const { port } = await createAmqpListener().listen({ host: '127.0.0.1', port: Number(process.env.BUS_PORT ?? 0) }, broker.amqp)
console.log(JSON.stringify({ url: `amqp://127.0.0.1:${port}` }))
process.on('SIGTERM', () => process.exit(0))
