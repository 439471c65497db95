/** The text of a handler's exception as 1C answers it: `{HTTPСервис.<Name>.Модуль(<line>)}: <message>` (source 14, mark B). */
import { saidByHandler } from '../../diagnostics/said-by.ts'
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
    return saidByHandler(error).ru
  } catch {
    return 'объект, который нельзя показать как текст' // it has no prototype, or a toString that throws
  }
}
