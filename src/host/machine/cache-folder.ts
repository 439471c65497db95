/** The folder in which work of an earlier start is kept: read configurations, transformed modules. All of it can be made again. */
import { readdirSync, rmSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** `STANDIN_CACHE` names the folder, or is `off`, which gives `undefined`; else it is the user's folder of caches. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const said = environment['STANDIN_CACHE']
  if (said === 'off' || said === '') return undefined
  return said ?? join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'onec-standin')
}

/** Of the files whose names begin so, those that were used last stay: `most` of them. A file that another process removes is gone, too. */
export function keepNewest(folder: string, beginning: string, most: number): void {
  const names = readdirSync(folder).filter((name) => name.startsWith(beginning))
  if (names.length <= most) return
  const byUse = names
    .map((name) => ({ path: join(folder, name), used: statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .toSorted((one, other) => other.used - one.used)
  for (const { path } of byUse.slice(most)) rmSync(path, { force: true })
}
