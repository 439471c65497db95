/**
 * Who of the jobs may run beside whom (chapter 17.7.6.1): in a file infobase one at a time, receiving before all others; with a server all
 * at once, but each of them only once.
 */

/** `file`: an infobase in a file. `clientServer`: one on a server. */
export type Variant = 'file' | 'clientServer'

export interface JobRunner {
  /** Asks for a run of the job, unless one is asked for already; one that is running runs again afterwards. */
  request(key: string, job: () => Promise<void>, first?: boolean): void
  /** Resolves when nothing runs and nothing is asked for. */
  idle(): Promise<void>
  /** Forgets what is asked for; what runs goes on to its end. */
  clear(): void
}

interface Asked {
  readonly key: string
  readonly job: () => Promise<void>
  readonly first: boolean
}

export interface RunnerPorts {
  /** Runs a job outside of whatever asked for it: in no transaction, with every right. */
  outside<T>(job: () => T): T
  /** Is given what a job throws, such as a lock that is held for too long. */
  failed(error: unknown): void
  /** Such a job runs again after a while. */
  later(run: () => void): void
}

export function jobRunner(variant: Variant, { outside, failed, later }: RunnerPorts): JobRunner {
  const asked = new Map<string, Asked>()
  const running = new Set<string>()
  let waiting: (() => void)[] = []
  const next = (): Asked | undefined => {
    const free = [...asked.values()].filter((one) => !running.has(one.key))
    return free.find((one) => one.first) ?? free[0]
  }
  const start = (): void => {
    while (variant === 'clientServer' || running.size === 0) {
      const found = next()
      if (found === undefined) break
      asked.delete(found.key)
      running.add(found.key)
      void run(found)
    }
    if (running.size > 0 || asked.size > 0) return
    const done = waiting
    waiting = []
    for (const one of done) one()
  }
  const request = (key: string, job: () => Promise<void>, first = false): void => {
    if (!asked.has(key)) asked.set(key, { key, job, first })
    // Not within the caller's own turn: a job never runs inside a transaction that has asked for it.
    queueMicrotask(start)
  }
  const run = async ({ key, job, first }: Asked): Promise<void> => {
    try {
      await outside(job)
    } catch (error) {
      failed(error)
      later(() => request(key, job, first))
    } finally {
      running.delete(key)
      start()
    }
  }
  return {
    request,
    idle: () =>
      running.size + asked.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            waiting.push(resolve)
          }),
    clear: () => asked.clear(),
  }
}
