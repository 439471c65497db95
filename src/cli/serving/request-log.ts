/** The log of a running server on stderr, without secrets: requests if stderr is a terminal, exceptions and defects always. */
import { inspect } from 'node:util'
import type { Language } from '../../diagnostics/print.ts'
import { maskedExpression, maskedPairs, maskedTarget, secretNames } from '../../exchange/secret-names.ts'
import type { Observe } from '../../observe/observation.ts'
import { printObservation } from '../../observe/print.ts'
import { say } from '../shared/terminal.ts'

/** `secrets`: names that are secret beside the usual ones. */
export function requestLog(requests: boolean, secrets: readonly string[] = [], language: Language = 'en'): Observe {
  const isSecret = secretNames(secrets)
  const maskedHint = (hint: string): string => maskedExpression(maskedPairs(hint, isSecret), isSecret)
  const masked = (text: string): string => maskedTarget(text, isSecret)
  return (one) => {
    if (one.kind !== 'request') say(printObservation(one, inspect, language))
    else if (requests)
      say(
        printObservation(
          {
            ...one,
            target: masked(one.target),
            ...(one.hint && { hint: maskedHint(one.hint) }),
            ...(one.hintRu && { hintRu: maskedHint(one.hintRu) }),
          },
          inspect,
          language,
        ),
      )
  }
}
