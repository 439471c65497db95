/** The door to chokidar: tells when files below some paths change, appear or go. */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { watch as watchFiles } from 'chokidar'

export interface Watcher {
  /** Also watches these from now on; what is watched already is not watched twice. */
  add(paths: readonly string[]): void
  close(): Promise<void>
}

/** How long files must be quiet before they are read, milliseconds: an editor writes in several steps. */
const QUIET = 50

/** How often a path that is gone is looked for, milliseconds: nothing tells when it comes back. */
const RETURN = 200

/** `changed` is called once for a burst of changes; resolves when the paths are watched. */
export async function watch(paths: readonly string[], changed: () => void): Promise<Watcher> {
  let timer: NodeJS.Timeout | undefined
  const watched = new Set(paths)
  const gone = new Set<string>()
  const watcher = watchFiles([...paths], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: QUIET, pollInterval: 10 },
    ignored: (path) => /[\\/](?:node_modules|\.[^\\/]+)$/.test(path) || path.endsWith('.bsl'),
  })
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(changed, QUIET)
  }
  watcher.on('all', (event) => {
    if (event.startsWith('unlink')) for (const one of watched) if (!existsSync(one)) gone.add(one)
    soon()
  })
  watcher.on('error', () => undefined) // a folder that vanishes while it is read is told by its own event
  const returns = setInterval(() => {
    const back = [...gone].filter((one) => existsSync(one))
    if (back.length === 0) return
    back.forEach((one) => gone.delete(one))
    watcher.unwatch(back.map((one) => resolve(one)))
    watcher.add(back)
    soon()
  }, RETURN).unref()
  await new Promise<void>((done) => {
    watcher.once('ready', done)
  })
  return {
    add(more) {
      const unknown = more.filter((one) => !watched.has(one))
      unknown.forEach((one) => watched.add(one))
      if (unknown.length > 0) watcher.add(unknown)
    },
    async close() {
      clearTimeout(timer)
      clearInterval(returns)
      await watcher.close().catch(() => undefined) // what it watched may be gone
    },
  }
}
