/** The door to chokidar: tells when files below some paths change, appear or go. */
import { existsSync, statSync } from 'node:fs'
import { watch as watchFiles, type FSWatcher } from 'chokidar'

export interface Watcher {
  /** Also watches these from now on; what is watched already is not watched twice. */
  add(paths: readonly string[]): void
  /** Also looks at this file from now on, by its time and size: no change is missed while a watch of it would begin. */
  follow(file: string): void
  close(): Promise<void>
}

/** How long files must be quiet before they are read, milliseconds: an editor writes in several steps. */
const QUIET = 50

/** How often a path that is gone is looked for, and files that are followed are, milliseconds: nothing tells of them. */
const RETURN = 200

/** Modules in 1C's language lie among the metadata that is read; they count only where they answer calls. */
const settings = (withModules: boolean) => ({
  ignoreInitial: true,
  awaitWriteFinish: { stabilityThreshold: QUIET, pollInterval: 10 },
  ignored: (path: string) => /[\\/](?:node_modules|\.[^\\/]+)$/.test(path) || (path.endsWith('.bsl') && !withModules),
})

/** Watches `paths`, a set that may grow meanwhile; resolves when they are watched. */
async function open(paths: ReadonlySet<string>, withModules: boolean, onEvent: (event: string) => void): Promise<FSWatcher> {
  const first = new Set(paths)
  const watcher = watchFiles([...first], settings(withModules))
  watcher.on('all', onEvent)
  watcher.on('error', () => undefined) // a folder that vanishes while it is read has an event of its own
  await new Promise<void>((done) => {
    watcher.once('ready', done)
  })
  return watcher.add([...paths].filter((one) => !first.has(one)))
}

async function close(one: FSWatcher): Promise<void> {
  try {
    await one.close()
  } catch {
    // What it watched may be gone; it throws at once, or rejects.
  }
}

/** `changed` is called once for a burst of changes; resolves when the paths are watched. `withModules`: files `*.bsl` among them. */
export async function watch(paths: readonly string[], changed: () => void, withModules = false): Promise<Watcher> {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const watched = new Set(paths)
  const gone = new Set<string>()
  const soon = (): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(changed, QUIET)
  }
  const onEvent = (event: string): void => {
    if (event.startsWith('unlink')) for (const one of watched) if (!existsSync(one)) gone.add(one)
    soon()
  }
  const followed = new Map<string, string>()
  let watcher = await open(watched, withModules, onEvent)
  const returns = repeatedly(async () => {
    for (const [file, stamp] of followed)
      if (stampOf(file) !== stamp) {
        followed.set(file, stampOf(file))
        soon()
      }
    const back = [...gone].filter((one) => existsSync(one))
    if (back.length === 0) return
    back.forEach((one) => gone.delete(one))
    const before = watcher
    watcher = await open(watched, withModules, onEvent)
    await close(closed ? watcher : before)
    soon()
  })
  return {
    add(more) {
      const unknown = more.filter((one) => !watched.has(one))
      unknown.forEach((one) => watched.add(one))
      if (unknown.length > 0) watcher.add(unknown)
    },
    follow(file) {
      if (!followed.has(file)) followed.set(file, stampOf(file))
    },
    async close() {
      closed = true
      clearTimeout(timer)
      clearInterval(returns)
      await close(watcher)
    },
  }
}

const stampOf = (file: string): string => {
  const { mtimeMs, size } = statSync(file, { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: -1 }
  return `${mtimeMs} ${size}`
}

/**
 * Looks again and again for paths that are back; never twice at once. They get a new watcher of everything: chokidar may know the file
 * again or not, and reports no change from before it watches, so that the files are read once it does.
 */
function repeatedly(look: () => Promise<void>): NodeJS.Timeout {
  let looking = false
  const once = async (): Promise<void> => {
    if (looking) return
    looking = true
    await look()
    looking = false
  }
  return setInterval(once, RETURN).unref()
}
