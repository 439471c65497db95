/**
 * Files that are written whole or not at all: a text goes into a new file beside the old one, to the disk, and then into its place. A full
 * disk, an end of the process, or two writers at once leave the old file or a new one, never a part.
 */
import { randomUUID } from 'node:crypto'
import { link, open, readdir, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { kill, pid } from 'node:process'
import { inBoth } from '../../diagnostics/said-error.ts'

export interface WholeFileOptions {
  /** Of a file that is new; an old one keeps its own, unless `mode` is said. */
  readonly mode?: number
  /** Refuses a file that is there already, with the code EEXIST. */
  readonly fresh?: true
}

/** Rejects as the file system does (ENOSPC, EACCES, …), and then nothing is changed. */
export async function writeWhole(path: string, text: string | Uint8Array, options: WholeFileOptions = {}): Promise<void> {
  const target = await targetOf(path)
  const mode = options.mode ?? (await modeOf(target))
  const beside = besideOf(target)
  try {
    await written(beside, text, mode)
    if (options.fresh) await linked(beside, target)
    else await rename(beside, target)
  } catch (error) {
    throw named(error, beside, path)
  } finally {
    await rm(beside, { force: true })
  }
}

/** A reader knows the file that was to be written, not the one beside it. */
function named(error: unknown, beside: string, path: string): unknown {
  if (error instanceof Error && 'path' in error && error.path === beside) error.path = path
  return error
}

/** A hard link is refused where the name is taken: no other writer can come between the look and the write. */
async function linked(beside: string, target: string): Promise<void> {
  try {
    await link(beside, target)
  } catch (error) {
    unlessMissing(error)
    // A file system without links (FAT): an empty file takes the name first.
    await (await open(target, 'wx')).close()
    await rename(beside, target)
  }
}

/** What some file systems have not: links, and rights. */
function unlessMissing(error: unknown): void {
  if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
}

/** Through a symbolic link to the file that it means: the link stays one. */
const targetOf = (path: string): Promise<string> => realpath(path).catch(() => path)

const modeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    ({ mode }) => mode & 0o777,
    () => undefined,
  )

/** A name that cannot be known before: it is made, never opened. */
const besideOf = (path: string): string => join(dirname(path), `.${basename(path)}.${randomUUID()}.new`)

/** On the disk when it resolves. */
export async function written(path: string, text: string | Uint8Array, mode?: number): Promise<void> {
  const file = await open(path, 'wx', mode)
  try {
    // The umask of the process may have taken some of them away.
    if (mode !== undefined) await file.chmod(mode).catch(unlessMissing)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

const WAIT = 10_000
const PAUSE = 25
/** A lock of another machine that shares the folder: it is not known whether its process lives. */
const STALE = 60_000

/**
 * Runs `work` while no other does so for the same path; waits up to ten seconds for others, and takes the place of one that has died.
 * Rejects with the code ELOCKED.
 */
export async function locked<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = `${await targetOf(path)}.lock`
  const beside = besideOf(await targetOf(path))
  await acquired(lock, beside).catch((error: unknown) => {
    throw named(error, beside, path)
  })
  try {
    await removeLeftOvers(path)
    return await work()
  } finally {
    await rm(lock, { force: true })
  }
}

async function acquired(lock: string, beside: string): Promise<void> {
  const own = `${pid} ${hostname()} ${randomUUID()}`
  for (const end = performance.now() + WAIT; ;) {
    if (await isTaken(lock, beside, own)) return
    const holder = await readFile(lock, 'utf8').catch(() => '')
    if (await isDead(holder, lock)) await takeAway(lock, holder)
    else if (performance.now() > end)
      throw Object.assign(
        inBoth(
          new Error(`${lock} is there: another process is at work, or has died; remove the file if none is`),
          `есть ${lock}: работает другой процесс, или он завершился аварийно; если процесса нет, удалите этот файл`,
        ),
        {
          code: 'ELOCKED',
        },
      )
    else await new Promise((resolve) => setTimeout(resolve, PAUSE))
  }
}

/** The lock has its text from the first moment on. */
async function isTaken(lock: string, beside: string, own: string): Promise<boolean> {
  await written(beside, own).catch(async (error: unknown) => {
    await rm(beside, { force: true })
    throw error
  })
  try {
    await linked(beside, lock)
    return true
  } catch (error) {
    // ENOENT: the holder has taken our file for one that was left over.
    if (!['EEXIST', 'ENOENT'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    return false
  } finally {
    await rm(beside, { force: true })
  }
}

async function isDead(holder: string, lock: string): Promise<boolean> {
  const [held = '', host] = holder.split(' ')
  if (host !== hostname()) return performance.timeOrigin + performance.now() - (await changedAt(lock)) > STALE
  try {
    return kill(Number(held), 0) && false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH'
  }
}

const changedAt = (path: string): Promise<number> =>
  stat(path).then(
    (one) => one.mtimeMs,
    () => Infinity,
  )

/** Away from its name first: a lock that another process has made in between is put back. */
async function takeAway(lock: string, holder: string): Promise<void> {
  const away = `${lock}.${randomUUID()}`
  try {
    await rename(lock, away)
    if ((await readFile(away, 'utf8')) !== holder) await link(away, lock)
  } catch {
    // Another one was faster.
  } finally {
    await rm(away, { force: true })
  }
}

/** Files beside `path` that a writer which died has left; to be asked while the lock is held. */
async function removeLeftOvers(path: string): Promise<void> {
  const left = (await readdir(dirname(path))).filter((one) => one.startsWith(`.${basename(path)}.`) && one.endsWith('.new'))
  for (const one of left) await rm(join(dirname(path), one), { force: true, recursive: true })
}
