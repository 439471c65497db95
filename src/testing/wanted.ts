/** The calls that a test means by a pattern and conditions, which are checked first. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { wantedCalls } from '../standin/calls/known-pattern.ts'
import type { CallPattern } from '../standin/calls/pattern.ts'
import type { Wanted } from '../standin/journal/verify.ts'
import { joinedConditions, readCriteria, type CriteriaDefinition } from '../standin/reading/criteria.ts'
import { plainNode } from '../standin/reading/plain-node.ts'
import { Reading } from '../standin/reading/reading.ts'
import type { Standin } from '../standin/standin.ts'

/** @throws DiagnosticError for conditions that are none, PatternError for a service or template that is not there */
export function wantedOf(standin: Pick<Standin, 'addresses'>, pattern: CallPattern, request: CriteriaDefinition | undefined): Wanted {
  const reading = new Reading()
  const asked = joinedConditions(pattern, request)
  const criteria = readCriteria(reading, asked === undefined ? undefined : plainNode(asked))
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return wantedCalls(pattern, criteria, standin.addresses())
}
