/** The text of a handler's exception as 1C answers it: `{HTTPСервис.<Name>.Модуль(<line>)}: <message>` (facts/onec-wire.md 3.5, mark B). */
import { callerLine } from '../diagnostics/stack.ts'

/** `file`: the module that the service came from, if known; the line is that of the innermost frame in it, else in any code but ours. */
export function exceptionText(error: unknown, serviceName: string, file: string | undefined): string {
  const message = error instanceof Error ? error.message : String(error)
  return `{HTTPСервис.${serviceName}.Модуль(${callerLine(error, file)})}: ${message}`
}
