/**
 * Exceptions that reach nobody: of a promise that a handler did not await, of a timer that it left behind. They are told, and serving goes
 * on.
 */
import { inspect } from 'node:util'
import { say } from '../shared/terminal.ts'

export function surviveLooseEnds(): void {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => say(`exception outside any request (a promise that is not awaited, a timer): ${inspect(error)}`))
  }
}
