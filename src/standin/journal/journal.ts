/**
 * The journal of a platform: its last exchanges, bounded in number and bytes, each kept as it passed and understood only when a test asks.
 */
import type { Arrival } from '../../exchange/arrival.ts'
import { headerValue } from '../../exchange/headers.ts'
import { isStream, type Reply } from '../../exchange/reply.ts'
import type { Pause, System } from '../../exchange/system.ts'
import type { CallListener, Platform } from '../../platform/configuration.ts'
import { wrapPlatform } from '../../platform/wrap.ts'
import { Entry } from './entry.ts'

/** How much a journal keeps. */
export interface JournalOptions {
  /** Exchanges that are kept; 10 000 when absent. */
  readonly entries?: number
  /** Bytes that all of them may hold, estimated; 64 MiB when absent. */
  readonly bytes?: number
  /** Bytes that are kept of a body; 64 KiB when absent. */
  readonly bodyBytes?: number
  /** Receives each exchange that is dropped to make room, or cleared. */
  readonly dropped?: (entry: Entry) => void
}

export interface Journal {
  /** The same platform, whose requests are written down. */
  wrap(platform: Platform): Platform
  /** Writes down a request and the answer of `handle`, which is given the entry; an error is written down in its place, and thrown. */
  record(arrival: Arrival, handle: (entry: Entry) => Promise<Reply>): Promise<Reply>
  /** For `Configuration.journal` of that platform. */
  readonly listener: CallListener
  /** Oldest first; those that are not answered yet among them. */
  entries(): readonly Entry[]
  clear(): void
  /** Calls it with each exchange that is over, and with `undefined` where the journal was emptied; gives what ends that. */
  watch(seen: (entry: Entry | undefined) => void): () => void
  /** Exchanges since the start, those that were dropped or cleared among them. */
  readonly count: number
  /** Milliseconds since 1970 of a value of `Entry.started`. */
  timeOf(ticks: number): number
}

/** Milliseconds that an answer waits for the rest of a body which no handler has read: most have come by then. */
const PATIENCE = 100

/** `pause`: of the real machine, whatever time a test has. */
export function createJournal(
  system: System,
  pause: Pause,
  { entries: capacity = 10_000, bytes: maxBytes = 64 * 1024 * 1024, bodyBytes = 64 * 1024, dropped }: JournalOptions = {},
): Journal {
  const epoch = system.now() - system.ticks()
  const ring: (Entry | undefined)[] = []
  const watchers = new Set<(entry: Entry | undefined) => void>()
  let count = 0
  let first = 0
  let held = 0

  const dropFirst = (): void => {
    const entry = ring[first % capacity]
    ring[first++ % capacity] = undefined
    if (entry === undefined) return
    held -= entry.held
    dropped?.(entry)
  }
  const begin = (entry: Entry): void => {
    if (count - first === capacity) dropFirst()
    ring[count++ % capacity] = entry
  }
  const hold = (entry: Entry): void => {
    for (const seen of watchers) seen(entry)
    if (entry.id <= first) return
    held += entry.held = entry.size
    while (held > maxBytes && first < count) dropFirst()
  }
  const record: Journal['record'] = async (arrival, handle) => {
    const entry = new Entry(count + 1, arrival, system.ticks(), bodyBytes)
    begin(entry)
    const rest = (): Promise<void> => readRest(entry, pause)
    try {
      const reply = await handle(entry)
      // A stream may still read the body as it goes out.
      if (!isStreamed(reply)) await rest()
      const sent = entry.end(reply, system.ticks(), rest)
      hold(entry)
      return sent
    } catch (error) {
      await rest()
      entry.fail(error, system.ticks())
      hold(entry)
      throw error
    }
  }
  return {
    record,
    wrap: (platform) => wrapPlatform(platform, (arrival) => record(arrival, (entry) => platform.handle(entry))),
    listener: {
      called(arrival, call) {
        if (arrival instanceof Entry) arrival.call = call
      },
      answered({ arrival, error, part }) {
        if (!(arrival instanceof Entry)) return
        arrival.error = error
        arrival.part = part
      },
    },
    entries: () => Array.from({ length: count - first }, (_, at) => ring[(first + at) % capacity]!),
    clear() {
      while (first < count) dropFirst()
      ring.length = 0
      held = 0
      for (const seen of watchers) seen(undefined)
    },
    watch(seen) {
      watchers.add(seen)
      return () => void watchers.delete(seen)
    },
    get count() {
      return count
    },
    timeOf: (ticks) => epoch + ticks,
  }
}

const isStreamed = ({ body }: Reply): boolean => body !== undefined && isStream(body)

/** A client that asks first sends no body which no handler wants (RFC 9110, 10.1.1). */
const waitsToBeAsked = ({ headers }: Entry): boolean => /^100-continue$/i.test(headerValue(headers, 'expect')?.trim() ?? '')

async function readRest(entry: Entry, pause: Pause): Promise<void> {
  if (entry.tapRead()) return
  if (entry.body === undefined || (!entry.requestTap!.begun && waitsToBeAsked(entry))) return
  const over = new AbortController()
  await entry.requestTap!.readRest(() => pause(PATIENCE, over.signal))
  over.abort()
}
