/** A value that follows asynchronous calls, by node's AsyncLocalStorage. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { AsyncContext } from '../../infobase/store/frame.ts'

export function createAsyncContext<T>(): AsyncContext<T> {
  const storage = new AsyncLocalStorage<T>()
  return { get: () => storage.getStore(), run: (value, action) => storage.run(value, action) }
}
