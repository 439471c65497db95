/**
 * Which process works with a file: its number in a file beside it, with when it was started, so that a number that was given anew is no
 * owner. A process that was killed leaves the file behind; it is taken over.
 */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { kill, pid } from 'node:process'
import { threadId } from 'node:worker_threads'
import { saidBy } from '../../diagnostics/said-by.ts'
import { dataError } from '../../infobase/data-error.ts'

/** What an owner's file is for, in the errors of its users. */
export interface OwnerErrors {
  /** Another process is there. */
  busy(): Error
  /** The file beside cannot be written. */
  unwritable(error: unknown): Error
}

/** What is done with files; a test has its own. */
export interface OwnerDisk {
  write(path: string, text: string, flag?: string): void
  link(path: string, second: string): void
  read(path: string): string
  remove(path: string): void
}

export const ownerDisk: OwnerDisk = {
  write: (path, text, flag) => writeFileSync(path, text, { flag }),
  link: linkSync,
  read: (path) => readFileSync(path, 'utf8'),
  remove: (path) => rmSync(path, { force: true }),
}

const ofData = (file: string): OwnerErrors => ({
  busy: () => dataError('file-busy', { file }),
  unwritable: (error) => dataError('disk-full', { why: saidBy(error) }, error),
})

/** Gives what removes it again. @throws `errors.busy()` where another process is there; DataError `file-busy` when absent */
export function ownFile(file: string, errors: OwnerErrors = ofData(file), disk: OwnerDisk = ownerDisk): () => void {
  return own(`${file}.pid`, errors, disk)
}

/**
 * What was left behind is removed by one heir alone, who has a file of the same kind beside it. Otherwise, of two processes that start
 * after a crash, the second one would remove what the first one has just written.
 */
function own(path: string, errors: OwnerErrors, disk: OwnerDisk): () => void {
  for (let attempt = 0; attempt < 3; attempt++) {
    if (isMade(path, errors, disk)) return () => disk.remove(path)
    if (isAlive(found(path, disk) ?? '')) break
    const release = own(`${path}.heir`, errors, disk)
    // Where it is gone, another process may be writing its own.
    const left = found(path, disk)
    if (left !== undefined && !isAlive(left)) disk.remove(path)
    release()
  }
  throw errors.busy()
}

/** With what is in it, at once: a file without a number has no owner. */
function isMade(path: string, errors: OwnerErrors, disk: OwnerDisk): boolean {
  const mine = `${pid} ${startOf(pid)}`
  const draft = `${path}.${pid}-${threadId}`
  try {
    disk.write(draft, mine)
    return isLinked(draft, path, disk) ?? isWritten(path, mine, disk)
  } catch (error) {
    throw errors.unwritable(error)
  } finally {
    disk.remove(draft)
  }
}

/** `undefined` where the file system has no second names. */
function isLinked(draft: string, path: string, disk: OwnerDisk): boolean | undefined {
  try {
    disk.link(draft, path)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? false : undefined
  }
}

function isWritten(path: string, text: string, disk: OwnerDisk): boolean {
  try {
    disk.write(path, text, 'wx')
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function isAlive(text: string): boolean {
  const [number = '', start = ''] = text.split(' ')
  const owner = Number(number)
  // A number of ours is left over from a process that had it before, as in a container; so is one that was started at another time.
  if (!Number.isInteger(owner) || owner <= 0 || (owner === pid && start !== startOf(pid))) return false
  try {
    kill(owner, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return start === '' || startOf(owner) === '' || start === startOf(owner)
}

function found(path: string, disk: OwnerDisk): string | undefined {
  try {
    return disk.read(path)
  } catch {
    return undefined
  }
}

/** When a process was started, as Linux counts it; `''` where that is not known. */
function startOf(process: number): string {
  const stat = found(`/proc/${process}/stat`, ownerDisk) ?? ''
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
