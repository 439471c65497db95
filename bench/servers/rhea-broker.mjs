// A broker in memory on rhea alone, as its examples have one: each message is accepted, put into a list, and sent on.
import rhea from 'rhea'

const container = rhea.create_container({ receiver_options: { credit_window: 500, autoaccept: false } })
container.sasl_server_mechanisms.enable_plain(() => true)
const waiting = []
let sender
const pump = () => {
  while (sender?.sendable() && waiting.length > 0) sender.send(waiting.shift())
}
container.on('sender_open', (context) => {
  ;({ sender } = context)
  sender.set_source(sender.source)
})
container.on('receiver_open', ({ receiver }) => receiver.set_target(receiver.target))
container.on('message', ({ message, delivery }) => {
  delivery.accept()
  waiting.push(message)
  pump()
})
container.on('sendable', () => setImmediate(pump))
container.on('settled', pump)
for (const event of ['disconnected', 'connection_error', 'connection_close', 'error']) container.on(event, () => undefined)
const server = container.listen({ port: 0, host: '127.0.0.1' })
server.on('listening', () => console.log(JSON.stringify({ url: `amqp://127.0.0.1:${server.address().port}` })))
