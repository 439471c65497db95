/** A copy of a journal without what is done: made piece by piece while the journal goes on, and then put in its place. */
import { rmSync } from 'node:fs'
import { JournalFile, type JournalDisk } from './journal-file.ts'
import type { Kept, KeptEntry } from './kept.ts'
import { doneRecord, fileRecord, putRecord, routeRecord, triedRecord } from './records.ts'

/** Bytes of messages that are written in one go. */
const PIECE = 1024 * 1024

interface Snapshot {
  readonly entry: KeptEntry
  /** As it was when the copy began: what happens later follows. */
  readonly tries: readonly number[]
}

export class Copy {
  readonly #path: string
  readonly #file: JournalFile
  readonly #entries: readonly Snapshot[]
  #next = 0
  /** What the journal has got since the copy began. */
  #later: Uint8Array[] = []

  private constructor(path: string, file: JournalFile, entries: readonly Snapshot[]) {
    this.#path = path
    this.#file = file
    this.#entries = entries
  }

  /** @throws Error of the system */
  static begin(path: string, kept: Kept, disk: JournalDisk): Copy {
    rmSync(path, { force: true })
    const file = new JournalFile(path, disk)
    const entries = [...kept.entries.values()].map((entry) => ({ entry, tries: [...entry.tries] }))
    const copy = new Copy(path, file, entries)
    file.append([fileRecord(kept.lastId), ...[...kept.routes].map(routeRecord)])
    return copy
  }

  follow(records: readonly Uint8Array[]): void {
    this.#later.push(...records)
  }

  /** Copies a piece; true when all but a little is there. */
  async step(): Promise<boolean> {
    const records: Uint8Array[] = []
    for (let bytes = 0; this.#next < this.#entries.length && bytes < PIECE; this.#next++) {
      const snapshot = this.#entries[this.#next]!
      records.push(...recordsOf(snapshot))
      bytes += snapshot.entry.message.bytes.length
    }
    this.#file.append(records)
    if (this.#next < this.#entries.length) return new Promise((resolve) => void setImmediate(() => resolve(false)))
    this.#file.append(this.#later.splice(0))
    await this.#file.sync()
    return true
  }

  /** Nothing happens to the journal meanwhile. */
  finish(journal: JournalFile): void {
    this.#file.append(this.#later.splice(0))
    this.#file.replace(journal)
  }

  abandon(): void {
    this.#file.close()
    rmSync(this.#path, { force: true })
  }
}

function recordsOf({ entry: { message, route }, tries }: Snapshot): readonly Uint8Array[] {
  const states = tries.flatMap((deliveries, queue) => {
    if (deliveries === 0) return []
    return [deliveries === -1 ? doneRecord([{ id: message.id, queue }]) : triedRecord([{ id: message.id, queue }], deliveries)]
  })
  return [...putRecord(message, route.number), ...states]
}
