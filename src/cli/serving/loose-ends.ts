/** Logs unhandled rejections and stray exceptions of handlers, and keeps serving. */
import { inspect } from 'node:util'
import { said } from '../../diagnostics/said.ts'
import { say } from '../shared/terminal.ts'

export function surviveLooseEnds(): void {
  for (const event of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(event, (error: unknown) =>
      say(
        said(
          `exception outside any request (a promise that is not awaited, a timer): ${inspect(error)}`,
          `исключение вне запроса (обещание, которого не ждут, таймер): ${inspect(error)}`,
        ),
      ),
    )
  }
}
