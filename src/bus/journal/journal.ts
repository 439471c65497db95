/** What happened at a bus: requests over HTTP, messages in and out, refused peers; the oldest make room for the newest. */
import type { BusEvent } from '../../integration/bus/observer.ts'
import type { AnsweredRequest } from '../http/platform.ts'
import { ExchangedMessage, type ArrivalOutcome } from './exchanged.ts'

/** Bounds of the journal of a bus. */
export interface BusJournalOptions {
  /** Messages that are kept, and as many requests; 10 000 when absent. */
  readonly entries?: number
  /** Bytes of messages that are kept; 64 MiB when absent. */
  readonly bytes?: number
}

/** A request over HTTP. */
export interface BusRequest extends AnsweredRequest {
  /** Milliseconds since 1970. */
  readonly at: number
}

/** A peer that the broker refused. */
export interface RefusedPeer {
  /** Milliseconds since 1970. */
  readonly at: number
  /** As it came, above the limit of connections (the first of many); at its login, at its application, or at a link. */
  readonly what: 'connection' | 'login' | 'application' | 'link'
  /** Condition and sentence. */
  readonly error: string
}

export interface BusJournal {
  /** For the broker. */
  readonly observe: (event: BusEvent) => void
  readonly request: (one: AnsweredRequest) => void
  /** Oldest first. */
  messages(): readonly ExchangedMessage[]
  requests(): readonly BusRequest[]
  refused(): readonly RefusedPeer[]
  /** Connections to the broker now. */
  readonly connections: number
  /** Runs after each change, until it is called off. */
  onChange(run: () => void): () => void
  clear(): void
}

/** `participantAt`: whose an address is. */
export function createBusJournal(
  now: () => number,
  participantAt: (address: string) => string,
  { entries = 10_000, bytes = 64 * 1024 * 1024 }: BusJournalOptions = {},
): BusJournal {
  const messages: ExchangedMessage[] = []
  const requests: BusRequest[] = []
  const refused: RefusedPeer[] = []
  const kept = new Map<number, ExchangedMessage>()
  const watching = new Set<() => void>()
  let [count, held, connections] = [0, 0, 0]

  const take = (message: ExchangedMessage, id: number): void => {
    messages.push(message)
    held += message.amqp.bytes.length
    if (id > 0) kept.set(id, message)
    while (messages.length > entries || (held > bytes && messages.length > 1)) held -= messages.shift()!.amqp.bytes.length
    if (kept.size > entries) kept.delete(kept.keys().next().value!)
  }
  const arrived = ({ message, ...event }: Extract<BusEvent, { kind: 'arrived' | 'notKept' | 'repeated' }>): void => {
    const { application, channel, sender: participant, amqp, id } = message
    const error = 'error' in event ? `${event.error.condition}: ${event.error.description}` : undefined
    take(
      new ExchangedMessage({ number: ++count, at: now(), application, channel, participant, outcome: outcomes[event.kind], error, amqp }),
      id,
    )
  }
  return {
    observe(event) {
      if (event.kind === 'arrived' || event.kind === 'notKept' || event.kind === 'repeated') arrived(event)
      else if (event.kind === 'delivered')
        kept.get(event.message.id)?.delivered({
          participant: participantAt(event.message.queues[0] ?? ''),
          at: now(),
          deliveryCount: event.message.deliveryCount,
          outcome: 'pending',
        })
      else if (event.kind === 'settled')
        kept.get(event.message.id)?.settled(participantAt(event.message.queues[0] ?? ''), event.outcome.kind)
      else if (event.kind === 'connected') connections++
      else if (event.kind === 'disconnected') connections--
      else if (event.kind === 'refused')
        bounded(refused, { at: now(), what: event.what, error: `${event.error.condition}: ${event.error.description}` }, entries)
      for (const run of watching) run()
    },
    request(one) {
      bounded(requests, { ...one, at: now() }, entries)
      for (const run of watching) run()
    },
    messages: () => messages,
    requests: () => requests,
    refused: () => refused,
    get connections() {
      return connections
    },
    onChange(run) {
      watching.add(run)
      return () => void watching.delete(run)
    },
    clear() {
      for (const list of [messages, requests, refused]) list.length = 0
      kept.clear()
      held = 0
    },
  }
}

const outcomes = { arrived: 'accepted', notKept: 'refused', repeated: 'repeated' } as const satisfies Record<string, ArrivalOutcome>

function bounded<T>(list: T[], one: T, most: number): void {
  list.push(one)
  if (list.length > most) list.shift()
}
