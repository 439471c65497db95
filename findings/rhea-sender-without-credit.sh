#!/usr/bin/env bash
# rhea 3.0.5 (npm) as a sender of AMQP 1.0. Credit belongs to a link (AMQP 1.0, part 2, 2.6.7). In rhea the senders of a session share one
# line: a message for a link without credit keeps back those of all others, although these have credit. A service that sends to several
# channels of a bus over one connection stops as a whole where one channel has no reader. A sender on a session of its own goes on.
# Expected before the run: the message for `read` arrives. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact rhea@3.0.5
cat > run.cjs <<'JS'
const rhea = require('rhea')
const server = rhea.create_container({ receiver_options: { credit_window: 0 } })
const got = []
server.on('receiver_open', ({ receiver }) => receiver.target.address === 'read' && receiver.add_credit(10))
server.on('message', ({ message }) => got.push(message.body))
const listener = server.listen({ port: 0, host: '127.0.0.1' })
const later = (then) => setTimeout(then, 700)
listener.on('listening', () => {
  const client = rhea.create_container()
  const connection = client.connect({ port: listener.address().port, host: '127.0.0.1', reconnect: false })
  const unread = connection.open_sender('unread')
  const read = connection.open_sender('read')
  read.once('sendable', () => {
    unread.send({ body: 'for nobody yet' })
    read.send({ body: 'beside it' })
    later(() => {
      console.log(`credit ${unread.credit} and ${read.credit}; arrived: ${got.join(', ') || 'nothing'}`)
      const session = connection.create_session()
      session.begin()
      const own = session.open_sender('read')
      own.once('sendable', () => own.send({ body: 'on its own session' }))
      later(() => {
        console.log(`arrived: ${got.join(', ')}`)
        process.exit()
      })
    })
  })
})
JS
node run.cjs | tee seen.txt
printf 'credit 0 and 10; arrived: nothing\narrived: on its own session\n' > expected.txt
diff expected.txt seen.txt && echo "as found: a sender without credit keeps back the others of its session"
