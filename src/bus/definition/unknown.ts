/** An application that a bus does not have, with the name that was meant. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import { reportBus } from './problems.ts'

export const unknownApplication = (found: string, names: readonly string[]): Diagnostic =>
  reportBus('unknown-application', { found, meant: didYouMean(found, names), allowed: names.join(', ') })
