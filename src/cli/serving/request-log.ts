/** The log of a running server on stderr: requests where somebody looks, exceptions and defects always. */
import { inspect } from 'node:util'
import type { Observe } from '../../observe/observation.ts'
import { printObservation } from '../../observe/print.ts'
import { say } from '../shared/terminal.ts'

export const requestLog =
  (requests: boolean): Observe =>
  (one) => {
    if (requests || one.kind !== 'request') say(printObservation(one, inspect))
  }
