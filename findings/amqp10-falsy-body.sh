#!/usr/bin/env bash
# amqp10 3.6.0 (npm) encodes a message of AMQP 1.0 with the body that a program gives. For false and the empty text it writes no body at
# all, where 0 and true are an amqp-value; AMQP 1.0, part 3, 3.2 wants a body in each message. What arrives cannot be told from a message
# that was sent without anything, and a receiver may refuse it. A whole number below -2147483648 ends in a RangeError, one above 2147483647
# is sent. rhea 3.0.5 beside it sends and reads all of them.
# Expected before the run: bodies that are equal to those given. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact amqp10@3.6.0 rhea@3.0.5 buffer-builder@0.2.0
cat > run.cjs <<'JS'
const BufferBuilder = require('buffer-builder')
const { encodeMessage } = require('amqp10/lib/types/message')
const { message } = require('rhea')
const byAmqp10 = (body) => {
  const builder = new BufferBuilder()
  encodeMessage({ body }, builder)
  return builder.get()
}
const read = (bytes) => {
  const { body } = message.decode(bytes)
  return body === undefined ? 'no body' : JSON.stringify(body)
}
const attempt = (body) => {
  try {
    const bytes = byAmqp10(body)
    return `${bytes.length} bytes, ${read(bytes)}`
  } catch (error) {
    return error.name
  }
}
for (const body of [1, 0, true, false, 'a', '', 2147483648, -2147483649])
  console.log(`${JSON.stringify(body)}: ${attempt(body)}; rhea: ${read(message.encode({ body }))}`)
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
1: 5 bytes, 1; rhea: 1
0: 4 bytes, 0; rhea: 0
true: 4 bytes, true; rhea: true
false: 0 bytes, no body; rhea: false
"a": 6 bytes, "a"; rhea: "a"
"": 0 bytes, no body; rhea: ""
2147483648: 8 bytes, 2147483648; rhea: 2147483648
-2147483649: RangeError; rhea: -2147483649
TXT
diff expected.txt seen.txt && echo "as found: false and an empty text are sent as no body"
