/** A value that follows asynchronous calls, by node's AsyncLocalStorage. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { versions } from 'node:process'
import type { AsyncContext } from '../../infobase/store/frame.ts'

/** Milliseconds without a run after which promises are followed no more. */
const QUIET = 500

/**
 * Before 24 node pays at each promise of the process once a value was ever followed. So it stops following where none of the values means
 * anything any more: all of them ended with their actions. One that did not is followed for ever.
 */
export function createAsyncContext<T>(): AsyncContext<T> {
  const storage = new AsyncLocalStorage<T>()
  let running = 0
  let isForEver = Number(versions.node.split('.')[0]) >= 24
  let isWatched = false
  const rest = (): void => {
    isWatched = false
    if (running === 0 && !isForEver) storage.disable()
  }
  const over = (): void => {
    if (--running > 0 || isWatched || isForEver) return
    isWatched = true
    setTimeout(rest, QUIET).unref()
  }
  return {
    get: () => storage.getStore(),
    run(value, action, endsWithIt = false) {
      if (!endsWithIt) isForEver = true
      if (isForEver) return storage.run(value, action)
      running++
      let result: ReturnType<typeof action> | undefined
      try {
        result = storage.run(value, action)
        return result
      } finally {
        if (result instanceof Promise) void result.then(over, over)
        else over()
      }
    },
  }
}
