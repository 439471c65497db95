/** The file of a journal: written at its end, put on the disk in groups, and replaced by a shorter copy. */
import { closeSync, constants, fdatasync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** What a journal does to its file; a test has its own. */
export interface JournalDisk {
  write(fd: number, bytes: Uint8Array, position: number): void
  sync(fd: number, done: (error: Error | null) => void): void
}

export const disk: JournalDisk = {
  write(fd, bytes, position) {
    for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at, bytes.length - at, position + at)
  },
  sync: (fd, done) => fdatasync(fd, done),
}

/** Pieces up to this are joined before they are written. */
const JOINED = 16 * 1024

export class JournalFile {
  readonly #path: string
  readonly #disk: JournalDisk
  #fd: number
  #end = 0

  /** Opens it for reading and writing; it is made where it is not there. */
  constructor(path: string, ports: JournalDisk) {
    this.#path = path
    this.#disk = ports
    this.#fd = openSync(path, openFlags, 0o600)
  }

  get fd(): number {
    return this.#fd
  }

  /** Bytes of whole records. */
  get end(): number {
    return this.#end
  }

  set end(end: number) {
    this.#end = end
  }

  /** All of it, or nothing. @throws Error of the system */
  append(pieces: readonly Uint8Array[]): void {
    let at = this.#end
    try {
      for (const piece of joinSmall(pieces)) {
        this.#disk.write(this.#fd, piece, at)
        at += piece.length
      }
      this.#end = at
    } catch (error) {
      // What is behind the end is written over by what comes next; until then it would be read as torn.
      this.#cutOff()
      throw error
    }
  }

  /** Everything so far is on the disk when it resolves. */
  sync(): Promise<void> {
    return new Promise((resolve, reject) =>
      this.#disk.sync(this.#fd, (error) => (error === null || error === undefined ? resolve() : reject(error))),
    )
  }

  /** Takes the place of the other file, under its name. What is in both is the same. */
  replace(other: JournalFile): void {
    fdatasyncSync(this.#fd)
    renameSync(this.#path, other.#path)
    syncFolder(other.#path)
    closeSync(other.#fd)
    other.#fd = this.#fd
    other.#end = this.#end
  }

  close(): void {
    closeSync(this.#fd)
  }

  #cutOff(): void {
    try {
      ftruncateSync(this.#fd, this.#end)
    } catch {
      // The disk has other troubles; reading drops it.
    }
  }
}

/** Read and write, made where it is not there, never cut. */
const openFlags = constants.O_RDWR | constants.O_CREAT

function* joinSmall(pieces: readonly Uint8Array[]): Iterable<Uint8Array> {
  let small: Uint8Array[] = []
  for (const piece of pieces) {
    if (piece.length <= JOINED) {
      small.push(piece)
      continue
    }
    if (small.length > 0) yield Buffer.concat(small)
    small = []
    yield piece
  }
  if (small.length > 0) yield small.length === 1 ? small[0]! : Buffer.concat(small)
}

/** A name in a folder is on the disk with the folder. */
export function syncFolder(path: string): void {
  const fd = openSync(dirname(path), 'r')
  try {
    fsyncSync(fd)
  } catch {
    // Not every system lets a folder be put on the disk.
  } finally {
    closeSync(fd)
  }
}
