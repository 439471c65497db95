/** The door to chokidar: tells when files below some paths change, appear or go. */
import { watch as watchFiles } from 'chokidar'

export interface Watcher {
  /** Also watches these from now on; what is watched already is not watched twice. */
  add(paths: readonly string[]): void
  close(): Promise<void>
}

/** How long files must be quiet before they are read, milliseconds: an editor writes in several steps. */
const QUIET = 50

/** `changed` is called once for a burst of changes; resolves when the paths are watched. */
export async function watch(paths: readonly string[], changed: () => void): Promise<Watcher> {
  let timer: NodeJS.Timeout | undefined
  const watched = new Set(paths)
  const watcher = watchFiles([...paths], {
    ignoreInitial: true,
    awaitWriteFinish: { stabilityThreshold: QUIET, pollInterval: 10 },
    ignored: (path) => /[\\/](?:node_modules|\.[^\\/]+)$/.test(path) || path.endsWith('.bsl'),
  })
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(changed, QUIET)
  })
  watcher.on('error', () => undefined) // a folder that vanishes while it is read is told by its own event
  await new Promise<void>((resolve) => { watcher.once('ready', resolve) })
  return {
    add(more) {
      const unknown = more.filter((one) => !watched.has(one))
      unknown.forEach((one) => watched.add(one))
      if (unknown.length > 0) watcher.add(unknown)
    },
    async close() {
      clearTimeout(timer)
      await watcher.close()
    },
  }
}
