/** The log of a running server on stderr, without secrets: requests if stderr is a terminal, exceptions and defects always. */
import { inspect } from 'node:util'
import { maskedTarget } from '../../exchange/secret-names.ts'
import type { Observe } from '../../observe/observation.ts'
import { printObservation } from '../../observe/print.ts'
import { say } from '../shared/terminal.ts'

export const requestLog =
  (requests: boolean): Observe =>
  (one) => {
    if (one.kind !== 'request') say(printObservation(one, inspect))
    else if (requests)
      say(printObservation({ ...one, target: maskedTarget(one.target), ...(one.hint && { hint: maskedTarget(one.hint) }) }, inspect))
  }
