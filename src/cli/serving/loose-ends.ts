/** Logs unhandled rejections and stray exceptions of handlers, and keeps serving. */
import { inspect } from 'node:util'
import { say } from '../shared/terminal.ts'

export function surviveLooseEnds(): void {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) => say(`exception outside any request (a promise that is not awaited, a timer): ${inspect(error)}`))
  }
}
