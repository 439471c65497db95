/**
 * Keeps messages in a file: what is accepted is on the disk before it is accepted, in groups that share one wait for the disk. A second
 * process is kept away, and the file is copied when most of it is done with.
 */
import { rmSync } from 'node:fs'
import { saidBy } from '../../diagnostics/said-by.ts'
import { BusError } from '../../integration/bus/bus-error.ts'
import { busFault } from '../../integration/bus/diagnostics.ts'
import type { BusStore, KeptMessage } from '../../integration/bus/store.ts'
import { ownFile } from '../sql/owner-file.ts'
import { Copy } from './copy.ts'
import { disk, JournalFile, syncFolder, type JournalDisk } from './journal-file.ts'
import { Kept } from './kept.ts'
import { readJournal } from './read-journal.ts'
import { clearRecord, doneRecord, fileRecord, markRecord, putRecord, routeRecord, triedRecord, type InQueue } from './records.ts'

export interface JournalOptions {
  /** Bytes of a file that is not copied yet. */
  readonly copiedAbove?: number
  readonly disk?: JournalDisk
  /** Is given why messages are not kept, for each group of them. */
  readonly refused?: (reason: Error) => void
}

/** A message that is not on the disk yet. */
interface Put {
  readonly records: readonly Uint8Array[]
  put(): void
  kept(error?: Error): void
}

/** @throws BusError where another process has it, or nothing can be written beside it; Error of the system where it cannot be opened */
export function journalStore(path: string, options: JournalOptions = {}): BusStore {
  const release = ownFile(path, {
    busy: () => new BusError(busFault('journal-busy', { file: path })),
    unwritable: (error) => new BusError(busFault('journal-unwritable', { file: path, why: saidBy(error) }), error),
  })
  try {
    rmSync(`${path}.copy`, { force: true })
    return new JournalStore(path, new JournalFile(path, options.disk ?? disk), release, options)
  } catch (error) {
    release()
    throw error
  }
}

/** Bytes of a file that is copied for the room that this makes. */
const WORTHWHILE = 64 * 1024

class JournalStore implements BusStore {
  readonly #path: string
  readonly #file: JournalFile
  readonly #release: () => void
  #copiedAbove: number
  readonly #disk: JournalDisk
  readonly #refused: JournalOptions['refused']
  readonly #kept = new Kept()
  /** What was done and tried, and routes: written as soon as may be. */
  #small: Uint8Array[] = []
  #puts: Put[] = []
  /** What was done since the last record of it. */
  #done: InQueue[] = []
  #synced = 0
  #running: Promise<void> | undefined
  #copy: Copy | undefined
  /** The disk had no room: what is done with takes some, so the file is copied however short it is. */
  #isCramped = false
  /** Bytes of what a copy would have had that there was no room for. */
  #roomless = Infinity
  #failed: Error | undefined
  #isClosed = false
  /** What is in the file is known; until then nothing is written over it. */
  #isRead = false

  constructor(path: string, file: JournalFile, release: () => void, options: JournalOptions) {
    this.#path = path
    this.#file = file
    this.#release = release
    this.#copiedAbove = options.copiedAbove ?? 4 * 1024 * 1024
    this.#disk = options.disk ?? disk
    this.#refused = options.refused
  }

  async load(): ReturnType<BusStore['load']> {
    const { end, notes } = readJournal(this.#file.fd, this.#path, this.#kept)
    this.#file.end = end
    if (end === 0) {
      this.#file.append([fileRecord(0)])
      await this.#file.sync()
      syncFolder(this.#path)
    }
    this.#synced = this.#file.end
    this.#isRead = true
    return { messages: this.#kept.found(), lastId: this.#kept.lastId, notes }
  }

  keep(message: KeptMessage, kept: (error?: Error) => void): void {
    if (this.#failed !== undefined) return kept(this.#failed)
    const { route, isNew } = this.#kept.routeOf(message)
    if (isNew) this.#small.push(routeRecord(route))
    this.#puts.push({ records: putRecord(message, route.number), put: () => this.#kept.put(message, route), kept })
    this.#run()
  }

  tried(address: string, ids: readonly number[]): void {
    const messages = ids.map((id) => ({ id, queue: this.#kept.tried(id, address) })).filter(({ queue }) => queue !== -1)
    if (messages.length > 0) this.#small.push(triedRecord(messages))
    this.#writeSmall()
  }

  done(address: string, id: number): void {
    const queue = this.#kept.done(id, address)
    if (queue === -1) return
    this.#done.push({ id, queue })
    this.#run()
  }

  clear(cleared: (error?: Error) => void): void {
    if (this.#failed !== undefined) return cleared(this.#failed)
    // In its order among messages: those before it may wait for the disk still.
    this.#puts.push({ records: [clearRecord()], put: () => this.#kept.clear(), kept: cleared })
    this.#run()
  }

  async close(): Promise<void> {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#run()
    await this.#running
    this.#copy?.abandon()
    this.#copy = undefined
    if (this.#isRead && this.#failed === undefined) {
      this.#small.push(markRecord(this.#synced))
      this.#writeSmall()
    }
    this.#failed = new BusError(busFault('bus-closed', {}))
    this.#file.close()
    this.#release()
  }

  #run(): void {
    if (this.#failed !== undefined) return
    this.#running ??= this.#groups()
  }

  async #groups(): Promise<void> {
    // Whatever else comes in this turn is of the group too.
    await new Promise<void>((resolve) => void setImmediate(resolve))
    while (this.#failed === undefined && this.#hasWork()) {
      if (this.#puts.length === 0) this.#writeSmall()
      else await this.#group()
      await this.#copyOn()
      // There is no room for them now.
      if (this.#puts.length === 0 && this.#small.length > 0 && this.#copy === undefined) break
    }
    // At once: what comes in the next moment begins anew.
    this.#running = undefined
  }

  #hasWork(): boolean {
    return this.#small.length > 0 || this.#done.length > 0 || this.#puts.length > 0 || this.#copy !== undefined
  }

  async #group(): Promise<void> {
    const puts = this.#puts
    this.#puts = []
    this.#sumUp()
    try {
      this.#write([markRecord(this.#synced), ...this.#small, ...puts.flatMap(({ records }) => records)])
    } catch (error) {
      this.#isCramped = true
      return this.#refuse(puts, error)
    }
    this.#small = []
    const { end } = this.#file
    try {
      await this.#file.sync()
    } catch (error) {
      // After this the system may have forgotten what it was to write.
      this.#failed = new BusError(busFault('journal-failed', { file: this.#path, why: saidBy(error) }), error)
      return this.#refuse(puts, this.#failed)
    }
    this.#synced = end
    this.#roomless = Infinity
    for (const { put, kept } of puts) {
      put()
      kept()
    }
  }

  /** None of those is kept, nor any that came after them: otherwise one would overtake another. */
  #refuse(puts: readonly Put[], error: unknown): void {
    const reason = error instanceof Error ? error : new Error(String(error))
    this.#refused?.(reason)
    for (const { kept } of [...puts, ...this.#puts.splice(0)]) kept(reason)
  }

  #write(records: readonly Uint8Array[]): void {
    this.#file.append(records)
    this.#copy?.follow(records)
  }

  /** Without a wait for the disk: they outlive the process, and what a power cut takes of them is only delivered again. */
  #writeSmall(): void {
    this.#sumUp()
    if (this.#small.length === 0 || this.#failed !== undefined) return
    try {
      this.#write(this.#small)
      this.#small = []
    } catch {
      // They stay, and are written with what comes next.
      this.#isCramped = true
    }
  }

  #sumUp(): void {
    if (this.#done.length > 0) this.#small.push(doneRecord(this.#done.splice(0)))
  }

  async #copyOn(): Promise<void> {
    try {
      if (this.#copy === undefined) {
        const isWorthIt = this.#isCramped && this.#kept.size * 2 < this.#roomless
        this.#isCramped = false
        if (this.#file.end < Math.max(isWorthIt ? WORTHWHILE : this.#copiedAbove, this.#kept.size * 2)) return
        this.#copy = Copy.begin(`${this.#path}.copy`, this.#kept, this.#disk)
      }
      if (!(await this.#copy.step())) return
      this.#copy.finish(this.#file)
      this.#synced = this.#file.end
    } catch {
      // There is no room for it now; the file goes on as it is, and is copied when it has grown.
      this.#copy?.abandon()
      this.#copiedAbove = this.#file.end + this.#file.end / 4
      this.#roomless = this.#kept.size
    }
    this.#copy = undefined
  }
}
