/** The text of a handler's exception as 1C answers it in a fault (source 52, mark B). */
import { isError } from '../../diagnostics/is-error.ts'
import { saidByHandler } from '../../diagnostics/said-by.ts'
import { callerLine } from '../../diagnostics/stack.ts'
import { ModuleException } from '../../exchange/exception/module-exception.ts'

/**
 * `{WebСервис.<Name>.Модуль(<line>)}: <message>`; causes follow behind «по причине:»; a module of 1C has said it already. `file`: the
 * module that the service came from, if known: the line is that of the innermost frame in it, else in any code but ours.
 */
export function exceptionText(error: unknown, serviceName: string, file: string | undefined): string {
  if (error instanceof ModuleException) return error.message
  const textOf = (one: unknown): string => `{WebСервис.${serviceName}.Модуль(${callerLine(one, file)})}: ${printed(one)}`
  const texts = [textOf(error)]
  for (let at = causeOf(error); at !== undefined && texts.length < MOST_CAUSES; at = causeOf(at)) texts.push(textOf(at))
  return texts.join('\nпо причине:\n')
}

/** A chain of causes may be a circle. */
const MOST_CAUSES = 10

/** Of whatever was thrown: a cause may be a getter that throws. */
function causeOf(error: unknown): unknown {
  try {
    return isError(error) ? error.cause : undefined
  } catch {
    return undefined
  }
}

/** Whatever was thrown; an object whose own conversion fails has none better. */
function printed(value: unknown): string {
  try {
    return saidByHandler(value).ru
  } catch {
    return typeof value
  }
}
