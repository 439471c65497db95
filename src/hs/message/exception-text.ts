/** The text of a handler's exception as 1C answers it: `{HTTPСервис.<Name>.Модуль(<line>)}: <message>` (source 14, mark B). */
import { isError } from '../../diagnostics/is-error.ts'
import { callerLine } from '../../diagnostics/stack.ts'
import { ModuleException } from '../../exchange/exception/module-exception.ts'

/**
 * A module of 1C has said it already. `file`: the module that the service came from, if known; the line is that of the innermost frame in
 * it, else in any code but ours.
 */
export function exceptionText(error: unknown, serviceName: string, file: string | undefined): string {
  if (error instanceof ModuleException) return error.message
  return `{HTTPСервис.${serviceName}.Модуль(${callerLine(error, file)})}: ${messageOf(error)}`
}

function messageOf(error: unknown): string {
  try {
    return isError(error) ? String(error.message) : String(error)
  } catch {
    return "an object that can't be shown as text" // it has no prototype, or a toString that throws
  }
}
