/**
 * A data file for the engine that works in memory: read when it is opened, saved as a whole in a new file that takes the old one's name,
 * half a second after a commit and at the end. A kill loses at most what was committed since; the file is always one whole state.
 */
import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pid } from 'node:process'
import { saidBy } from '../../diagnostics/said-by.ts'
import type { Clock } from '../../exchange/system.ts'
import { dataError } from '../../infobase/data-error.ts'
import type { Engine } from '../../infobase/store/engine.ts'

/** Milliseconds from a commit until the file is saved; what comes within them is saved together. */
const DELAY = 500
/** Until it is tried again, where a transaction was open; the end of that one comes first, as a rule. */
const SOON = 20
/** Until it is tried again, where it could not be saved. */
const AGAIN = 1_000

export interface SavedFile {
  committed(): void
  /** Saves at once what is not saved yet. @throws DataError */
  save(): void
  /** Saves what is not saved yet. @throws DataError */
  close(): void
}

/** Reads the file into the engine, where there is one. @throws DataError */
export function savedFile(engine: Engine, file: string, clock: Pick<Clock, 'after'>, report: (error: unknown) => void): SavedFile {
  if (existsSync(file) && statSync(file).size > 0) readInto(engine, file)
  let isDirty = false
  /** The time has come, but a transaction was open then. */
  let isDue = false
  let callOff: (() => void) | undefined
  const save = (): void => {
    callOff = undefined
    if (!isDirty) return
    try {
      saveAll(engine, file)
      isDirty = false
      isDue = false
    } catch (error) {
      isDue = /within a transaction/.test(String(error))
      if (!isDue) report(dataError('disk-full', { why: saidBy(error) }, error))
      callOff = clock.after(isDue ? SOON : AGAIN, save)
    }
  }
  const now = (): void => {
    callOff?.()
    callOff = undefined
    if (!isDirty) return
    try {
      saveAll(engine, file)
      isDirty = false
    } catch (error) {
      callOff = clock.after(AGAIN, save)
      throw dataError('disk-full', { why: saidBy(error) }, error)
    }
  }
  return {
    committed() {
      isDirty = true
      if (isDue) {
        callOff?.()
        save()
      } else callOff ??= clock.after(DELAY, save)
    },
    save: now,
    close: now,
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

function readInto(engine: Engine, file: string): void {
  for (const journal of [`${file}-wal`, `${file}-journal`]) {
    if (existsSync(journal) && statSync(journal).size > 0) throw dataError('file-unfinished', { file, journal })
  }
  // A copy is read, so that a kill leaves no lock beside the file.
  const copy = resolve(`${file}.reading-${pid}`)
  try {
    copyFileSync(file, copy)
    withoutWal(copy)
    engine.execute(`ATTACH ${quoted(copy)} AS disk`)
    try {
      copyTables(engine)
    } finally {
      engine.execute('DETACH disk')
    }
  } catch (error) {
    throw dataError('file-broken', { file, why: saidBy(error) }, error)
  } finally {
    removed(copy)
  }
}

/** Two bytes of the header say which journal is used; this engine knows no other than the old one. */
function withoutWal(copy: string): void {
  const open = openSync(copy, 'r+')
  writeSync(open, new Uint8Array([1, 1]), 0, 2, 18)
  closeSync(open)
}

function copyTables(engine: Engine): void {
  const rows = engine.prepare("SELECT type, name, sql FROM disk.sqlite_master WHERE sql IS NOT NULL ORDER BY type = 'index'").all([])
  engine.execute('BEGIN')
  for (const { type, name, sql } of rows) {
    engine.execute(String(sql))
    if (type === 'table') engine.execute(`INSERT INTO main.${String(name)} SELECT * FROM disk.${String(name)}`)
  }
  engine.execute('COMMIT')
}

function saveAll(engine: Engine, file: string): void {
  const made = resolve(`${file}.saving-${pid}`)
  removed(made)
  try {
    engine.execute(`VACUUM INTO ${quoted(made)}`)
    synced(made)
    renameSync(made, file)
  } finally {
    removed(made)
  }
  synced(dirname(resolve(file)))
}

function synced(path: string): void {
  const open = openSync(path, 'r')
  fsyncSync(open)
  closeSync(open)
}

/** Of a process that was killed while it read or saved: the file has one owner, and that is this process. */
export function removeLeftOver(file: string): void {
  const folder = dirname(resolve(file))
  const left = [`${basename(file)}.reading-`, `${basename(file)}.saving-`]
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (left.some((one) => name.startsWith(one) && /^\d+(?:\.lock)?$/.test(name.slice(one.length)))) removed(join(folder, name))
}

/** The file and the lock that the engine makes beside it. */
function removed(path: string): void {
  rmSync(path, { force: true })
  removeLock(path)
}

/** The lock that the engine without files makes beside what it writes. */
export const removeLock = (path: string): void => rmSync(`${path}.lock`, { force: true, recursive: true })
