/** The door to chokidar: tells when files below some paths change, appear or go. */
import { existsSync } from 'node:fs'
import { watch as watchFiles, type FSWatcher } from 'chokidar'

export interface Watcher {
  /** Also watches these from now on; what is watched already is not watched twice. */
  add(paths: readonly string[]): void
  close(): Promise<void>
}

/** How long files must be quiet before they are read, milliseconds: an editor writes in several steps. */
const QUIET = 50

/** How often a path that is gone is looked for, milliseconds: nothing tells when it comes back. */
const RETURN = 200

const settings = {
  ignoreInitial: true,
  awaitWriteFinish: { stabilityThreshold: QUIET, pollInterval: 10 },
  ignored: (path: string) => /[\\/](?:node_modules|\.[^\\/]+)$/.test(path) || path.endsWith('.bsl'),
}

/** `changed` is called once for a burst of changes; resolves when the paths are watched. */
export async function watch(paths: readonly string[], changed: () => void): Promise<Watcher> {
  let timer: NodeJS.Timeout | undefined
  let closed = false
  const watched = new Set(paths)
  const gone = new Set<string>()
  const soon = (): void => {
    clearTimeout(timer)
    if (!closed) timer = setTimeout(changed, QUIET)
  }
  const open = async (): Promise<FSWatcher> => {
    const first = new Set(watched)
    const opened = watchFiles([...first], settings)
    opened.on('all', (event) => {
      if (event.startsWith('unlink')) for (const one of watched) if (!existsSync(one)) gone.add(one)
      soon()
    })
    opened.on('error', () => undefined) // a folder that vanishes while it is read has an event of its own
    await new Promise<void>((done) => {
      opened.once('ready', done)
    })
    return opened.add([...watched].filter((one) => !first.has(one)))
  }
  const close = (one: FSWatcher): Promise<void> => one.close().catch(() => undefined) // what it watched may be gone
  let watcher = await open()
  // A path that is back gets a new watcher of everything: chokidar may know the file again or not, and says nothing of changes that come
  // before it watches. So the files are read once it does.
  let opening = false
  const returns = setInterval(async () => {
    const back = opening ? [] : [...gone].filter((one) => existsSync(one))
    if (back.length === 0) return
    opening = true
    back.forEach((one) => gone.delete(one))
    const before = watcher
    watcher = await open()
    opening = false
    await close(closed ? watcher : before)
    soon()
  }, RETURN).unref()
  return {
    add(more) {
      const unknown = more.filter((one) => !watched.has(one))
      unknown.forEach((one) => watched.add(one))
      if (unknown.length > 0) watcher.add(unknown)
    },
    async close() {
      closed = true
      clearTimeout(timer)
      clearInterval(returns)
      await close(watcher)
    },
  }
}
