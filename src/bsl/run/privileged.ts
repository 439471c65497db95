/** Work in privileged mode: the mode is what it was behind it, behind a promise where the work waits. */
import type { Run } from './run.ts'

/** `ended`: is called when the work is over, however it ends. */
export function inPrivilegedMode(run: Pick<Run, 'privileged'>, work: () => unknown, ended?: () => void): unknown {
  const before = run.privileged
  const restore = (): void => {
    run.privileged = before
    ended?.()
  }
  run.privileged = true
  let result: unknown
  try {
    result = work()
  } catch (error) {
    restore()
    throw error
  }
  if (result instanceof Promise) return result.finally(restore)
  restore()
  return result
}
