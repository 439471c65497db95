/** Handlers that take too long: their call is answered all the same, and its session is free for others. */
import { said } from '../diagnostics/said.ts'
import { Refusal } from '../exchange/refusal.ts'
import { abandon } from '../exchange/reply.ts'
import type { System } from '../exchange/system.ts'
import type { Runnable } from '../session/enter.ts'

/** `seconds` absent: handlers take as long as they like. When they are over, the signal of the call aborts. */
export function withTimeLimit(runnable: Runnable, seconds: number | undefined, { after }: Pick<System, 'after'>): Runnable {
  if (seconds === undefined) return runnable
  return {
    invoke: (call) =>
      new Promise((resolve, reject) => {
        const over = new AbortController()
        const refusal = tookTooLong(seconds)
        const stop = after(seconds * 1000, () => {
          reject(refusal)
          over.abort(refusal)
        })
        Object.defineProperty(call, 'signal', { value: AbortSignal.any([call.signal, over.signal]) })
        runnable
          .invoke(call)
          // What comes too late is not sent.
          .then((reply) => (over.signal.aborted ? abandon(reply) : resolve(reply)), reject)
          .finally(stop)
      }),
  }
}

const tookTooLong = (seconds: number): Refusal =>
  new Refusal('platform/call-timeout', 504, 'Истекло время выполнения вызова', {
    hint: said(
      `the handler did not answer within ${seconds} s (callTimeout); it may still run, and nothing waits for it`,
      `обработчик не ответил за ${seconds} с (callTimeout); он может еще работать, но его никто не ждет`,
    ),
  })
