/** The folder in which work of an earlier start is kept: read configurations, transformed modules. All of it can be made again. */
import { homedir } from 'node:os'
import { join } from 'node:path'

/** `STANDIN_CACHE` names the folder, or is `off`, which gives `undefined`; else it is the user's folder of caches. */
export function cacheFolder(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const said = environment['STANDIN_CACHE']
  if (said === 'off' || said === '') return undefined
  return said ?? join(environment['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'onec-standin')
}
