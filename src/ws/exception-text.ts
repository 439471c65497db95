/** The text of a handler's exception as 1C answers it in a fault (facts/onec-wire.md 2.3, mark B). */
import { callerLine } from '../diagnostics/stack.ts'

/**
 * `{WebСервис.<Name>.Модуль(<line>)}: <message>`; causes follow behind «по причине:». `file`: the module that the service came from, if known:
 * the line is that of the innermost frame in it, else in any code but ours.
 */
export function exceptionText(error: unknown, serviceName: string, file: string | undefined): string {
  const texts: string[] = []
  for (let at = error; at !== undefined && at !== null && texts.length < 10; at = at instanceof Error ? at.cause : undefined) {
    texts.push(`{WebСервис.${serviceName}.Модуль(${callerLine(at, file)})}: ${at instanceof Error ? at.message : printed(at)}`)
  }
  return texts.join('\nпо причине:\n')
}

/** Whatever was thrown; an object whose own conversion fails has none better. */
function printed(value: unknown): string {
  try {
    return String(value)
  } catch {
    return typeof value
  }
}
