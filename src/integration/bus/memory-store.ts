/** Keeps messages as long as the process lives: the queues have them, so there is nothing to do. */
import type { BusStore } from './store.ts'

export const memoryStore = (): BusStore => ({
  load: async () => ({ messages: [], lastId: 0, notes: [] }),
  keep: (_message, kept) => kept(),
  tried: () => undefined,
  done: () => undefined,
  clear: (cleared) => cleared(),
  close: async () => undefined,
})
