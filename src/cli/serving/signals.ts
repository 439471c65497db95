/** SIGINT and SIGTERM: the first stops in order, the second ends the process at once. */
import { said } from '../../diagnostics/said.ts'
import { say } from '../shared/terminal.ts'

/** Taken before service modules are loaded, when it is another one for a while (load/no-exit.ts). */
const exit = process.exit.bind(process)

const numbers = { SIGINT: 2, SIGTERM: 15 } as const

/** Resolves at the first signal. */
export function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let signalled = false
    for (const signal of Object.keys(numbers) as (keyof typeof numbers)[]) {
      process.on(signal, () => {
        if (signalled) exit(128 + numbers[signal])
        signalled = true
        say(
          said(
            'stopping after the running requests; a second signal stops at once',
            'остановка после текущих запросов; второй сигнал остановит сразу',
          ),
        )
        resolve()
      })
    }
  })
}
