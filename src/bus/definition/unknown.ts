/** An application or a participant that a bus does not have, with the name that was meant. */
import { DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import type { BusPlan } from './plan.ts'
import { reportBus } from './problems.ts'
import { busThings } from './things.ts'

export const unknownApplication = (found: string, names: readonly string[]): Diagnostic =>
  reportBus('unknown-application', { found, meant: didYouMean(found, names), allowed: names.join(', ') })

/** Throws DiagnosticError where the bus has no application of that name. */
export function checkApplication(found: string, { applications }: BusPlan): void {
  const names = applications.map((one) => one.Name)
  if (!names.includes(found)) throw new DiagnosticError([unknownApplication(found, names)])
}

/** Throws DiagnosticError where the application, or any one, has no participant of that code. */
export function checkParticipant(found: string, application: string | undefined, { applications }: BusPlan): void {
  const own = applications.filter((one) => application === undefined || one.Name === application)
  const names = [...new Set(own.flatMap((one) => one.Participants.map(({ Name }) => Name)))]
  if (names.includes(found)) return
  const holes = { application: application ?? busThings.bus, found, meant: didYouMean(found, names), allowed: names.join(', ') }
  throw new DiagnosticError([reportBus('unknown-participant', holes)])
}
