#!/usr/bin/env bash
# rhea 3.0.5 (npm) as a receiver of AMQP 1.0. A sender that gives up a message of several frames ends it with a transfer whose `aborted` is
# true; the receiver is to discard it and to settle nothing (AMQP 1.0, part 2, 2.6.14 and 2.7.5). rhea knows the field in its table of
# frames and reads it nowhere: the message is given to the application as if it had come whole, and accepted. A bus on it would store half
# of an order. Expected before the run: no `message` event. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact rhea@3.0.5
cat > run.cjs <<'JS'
const rhea = require('rhea')
const frames = require('rhea/lib/frames.js')
const server = rhea.create_container()
server.on('message', ({ message }) => console.log('message:', message.body))
const listener = server.listen({ port: 0, host: '127.0.0.1' })
listener.on('listening', () => {
  const client = rhea.create_container()
  const connection = client.connect({ port: listener.address().port, host: '127.0.0.1', reconnect: false })
  const sender = connection.open_sender('orders')
  client.on('accepted', () => console.log('accepted'))
  client.once('sendable', () => {
    const transfer = (fields, payload) => {
      const whole = { handle: sender.local.handle, delivery_id: 0, delivery_tag: Buffer.from('1'), message_format: 0, ...fields }
      sender.session.output(frames.transfer(whole), payload)
    }
    transfer({ more: true }, rhea.message.encode({ body: 'the first part' }))
    transfer({ aborted: true }, Buffer.alloc(0))
    setTimeout(() => process.exit(), 500)
  })
})
JS
node run.cjs | tee seen.txt
printf 'message: the first part\n' > expected.txt
diff expected.txt seen.txt && echo "as found: an aborted message is given to the application"
