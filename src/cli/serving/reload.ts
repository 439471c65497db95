/** `serve --watch`, `--vrd`, `--users` and `bus --watch`: what was edited is loaded and takes the place of what served before. */
import { inspect } from 'node:util'
import type { Language } from '../../diagnostics/print.ts'
import { watch, type Watcher } from '../../load/watch.ts'
import { CommandError } from '../shared/command-error.ts'

/** What became of that which is wrong now. `kept`: services that are served as they last were. */
export function ofBroken(kept: readonly string[] = [], hasErrors: boolean, language: Language): string {
  const names = kept.join(', ')
  if (language === 'ru')
    return kept.length > 0 ? `; последний исправный вариант: ${names}` : hasErrors ? '; определения с ошибками не отдаются' : ''
  if (kept.length > 0)
    return `; ${names} ${kept.length === 1 ? 'keeps its' : 'keep their'} last working version${kept.length === 1 ? '' : 's'}`
  return hasErrors ? '; definitions with errors are not served' : ''
}

/** Why a change was not taken. */
export function unloaded(error: unknown, language: Language): string {
  if (error instanceof CommandError)
    return language === 'en' ? `the change is ignored: ${error.message}` : `изменение не принято: ${error.messageRu}`
  return `${language === 'en' ? 'the change could not be loaded' : 'изменение не загрузить'}: ${inspect(error)}`
}

/** What was loaded, as far as a watcher looks at it. */
interface Watched {
  readonly watched: readonly string[]
}

interface Loader<T> {
  load(): Promise<T>
  /** Tells of each module in 1C's language when it is read, those that were read before among them; absent where none answers calls. */
  onModule?(told: (file: string) => void): void
}

/**
 * `take` is given each new load; loads never overlap, and a change during one brings one more. `files` are watched beside what was loaded.
 */
export async function reloadOnChange<T extends Watched>(
  loader: Loader<T>,
  first: Watched,
  files: readonly string[],
  take: (loaded: T) => Promise<void>,
  failed: (error: unknown) => void,
): Promise<Watcher> {
  let running = false
  let again = false
  const reload = async (): Promise<void> => {
    again = true
    if (running) return
    running = true
    while (again) {
      again = false
      try {
        const loaded = await loader.load()
        watcher.add(loaded.watched)
        await take(loaded)
      } catch (error) {
        failed(error)
      }
    }
    running = false
  }
  const watcher = await watch([...first.watched, ...files], () => void reload(), loader.onModule !== undefined)
  loader.onModule?.((file) => watcher.follow(file))
  return watcher
}
