/** Work that waits for its turn: few at once, each address in turn, and no more waiting than can be done soon. */

export interface TurnLimits {
  /** Works at once. */
  readonly atOnce: number
  /** Works that may wait. */
  readonly waiting: number
}

interface Waiter {
  begin(): void
}

export class Turns {
  readonly #limits: TurnLimits
  /** By address; the first is next, and goes to the end when one of its works begins. */
  readonly #queues = new Map<string, Set<Waiter>>()
  #running = 0
  #waiting = 0

  constructor(limits: TurnLimits) {
    this.#limits = limits
  }

  /** `undefined`: too many wait already. Rejects with the reason of the signal where that aborts before the turn has come. */
  run<Value>(address: string, work: () => Promise<Value>, leaving: () => AbortSignal): Promise<Value> | undefined {
    if (this.#running < this.#limits.atOnce) {
      this.#running++
      return this.#begun(work)
    }
    if (this.#waiting >= this.#limits.waiting) return undefined
    return this.#turn(address, leaving()).then(() => this.#begun(work))
  }

  async #begun<Value>(work: () => Promise<Value>): Promise<Value> {
    try {
      return await work()
    } finally {
      this.#running--
      this.#next()
    }
  }

  #turn(address: string, signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const left = (): void => {
        this.#forget(address, waiter)
        reject(signal.reason as Error)
      }
      const waiter: Waiter = {
        begin: () => {
          signal.removeEventListener('abort', left)
          this.#forget(address, waiter)
          this.#running++
          resolve()
        },
      }
      if (signal.aborted) return reject(signal.reason as Error)
      signal.addEventListener('abort', left)
      this.#waiting++
      const queue = this.#queues.get(address)
      if (queue === undefined) this.#queues.set(address, new Set([waiter]))
      else queue.add(waiter)
    })
  }

  #next(): void {
    for (const [address, queue] of this.#queues) {
      // To the end: one address with many works does not hold up the others.
      this.#queues.delete(address)
      this.#queues.set(address, queue)
      for (const waiter of queue) return waiter.begin()
    }
  }

  #forget(address: string, waiter: Waiter): void {
    this.#waiting--
    const queue = this.#queues.get(address)
    queue?.delete(waiter)
    if (queue?.size === 0) this.#queues.delete(address)
  }
}
