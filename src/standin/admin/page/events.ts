/** Exchanges as they happen, as server-sent events: first the last ones of the journal, then each that is over. */
import { maskedTarget } from '../../../exchange/secret-names.ts'
import { maskerOf } from '../../journal/masker-of.ts'
import type { Received } from '../../journal/received.ts'
import { isUnserved } from '../../report-misses.ts'
import type { Standin } from '../../standin.ts'
import type { Answer } from '../answers.ts'

/** Exchanges that are sent at first, and that wait for a reader who is slow; older ones are left out. */
const KEPT = 300

/** `after=<id>`: those with a greater id alone. */
export const events: Answer = ({ standin, query, arrival, ports }) => {
  const ends = ports.closing === undefined ? arrival.signal : AbortSignal.any([arrival.signal, ports.closing])
  return {
    status: 200,
    headers: ['Content-Type', 'text/event-stream; charset=utf-8', 'Cache-Control', 'no-store'],
    body: { stream: () => eventsOf(standin, Number(query.get('after') ?? 0), ends) },
  }
}

const utf8 = new TextEncoder()
const event = (name: string, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`

/** What was seen and not sent yet; `wake` is called where there is something to do. */
interface Queue {
  seen: ((() => Received) | undefined)[]
  wake: () => void
}

async function* eventsOf(standin: Standin, after: number, ends: AbortSignal): AsyncGenerator<Uint8Array> {
  const queue: Queue = { seen: [], wake: () => {} }
  const stop = standin.watch((one) => {
    queue.seen.push(one)
    if (queue.seen.length > KEPT) queue.seen.shift()
    queue.wake()
  })
  const end = (): void => queue.wake()
  ends.addEventListener('abort', end)
  try {
    const { count } = standin.journal
    const first = standin.received(Math.max(after, count - KEPT)).filter(({ reply, refusal }) => (reply ?? refusal) !== undefined)
    yield utf8.encode(event('open', { count }) + first.map(exchangeEvent(standin)).join(''))
    while (!ends.aborted) {
      if (queue.seen.length === 0) await woken(queue)
      const batch = queue.seen
      queue.seen = []
      const text = batch.map((one) => (one === undefined ? event('cleared', {}) : exchangeEvent(standin)(one()))).join('')
      if (text !== '') yield utf8.encode(text)
    }
  } finally {
    ends.removeEventListener('abort', end)
    stop()
  }
}

const woken = (queue: Queue): Promise<void> =>
  new Promise((resolve) => {
    queue.wake = resolve
  })

const exchangeEvent =
  (standin: Standin) =>
  (one: Received): string =>
    event('exchange', summary(one, standin))

/** An exchange in one line of a list, without bodies. */
function summary(one: Received, standin: Standin): object {
  const { id, at, ms, method, target, outgoing, address, reply, refusal, note, user } = one
  return {
    id,
    at,
    ms: ms ?? null,
    method,
    target: maskerOf(one, standin.isSecret).text(maskedTarget(target, standin.isSecret)),
    outgoing,
    channel: address?.channel ?? null,
    service: address?.service ?? null,
    part: address?.part ?? null,
    status: reply?.StatusCode ?? null,
    refusal: refusal ?? null,
    unserved: isUnserved(one, standin),
    stub: note.stub ?? null,
    failures: note.failures ?? [],
    relayed: note.relayed ?? null,
    user,
  }
}
