/** Which messages a request to the admin surface means. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import type { BusPlan } from '../definition/plan.ts'
import { reportBus } from '../definition/problems.ts'
import { busThings } from '../definition/things.ts'
import { unknownApplication } from '../definition/unknown.ts'
import type { ExchangedMessage } from '../journal/exchanged.ts'
import { channelsNamed } from '../journal/verify.ts'

type Query = ReadonlyMap<string, string>

/** Throws DiagnosticError for a name that is neither of the bus nor of a message: no message would ever have it. */
export function messagesWhere(query: Query, plan: BusPlan, all: readonly ExchangedMessage[]): readonly ExchangedMessage[] {
  const is = (name: string, ...own: readonly string[]): boolean => !query.has(name) || own.includes(query.get(name)!)
  const after = Number(query.get('after') ?? 0)
  const ofChannel = (one: ExchangedMessage): boolean => is('channel', one.channel, one.channel.slice(one.channel.lastIndexOf('.') + 1))
  const ofApplication = (one: ExchangedMessage): boolean => is('application', one.application)
  const ofParticipant = (one: ExchangedMessage): boolean => is('participant', one.participant)
  // A channel that an edit took away has messages still.
  if (!all.some(ofApplication)) checkApplication(query, plan)
  if (!all.some((one) => ofApplication(one) && ofChannel(one))) checkChannel(query, plan)
  if (!all.some((one) => ofApplication(one) && ofParticipant(one))) checkParticipant(query, plan)
  return all.filter((one) => one.number > after && is('outcome', one.outcome) && ofChannel(one) && ofApplication(one) && ofParticipant(one))
}

function checkApplication(query: Query, { applications }: BusPlan): void {
  const names = applications.map((one) => one.Name)
  const application = query.get('application')
  if (application !== undefined && !names.includes(application)) throw new DiagnosticError([unknownApplication(application, names)])
}

function checkChannel(query: Query, plan: BusPlan): void {
  const channel = query.get('channel')
  if (channel !== undefined) channelsNamed(plan, channel, query.get('application'))
}

/** Empty: who sends by the admin surface. */
function checkParticipant(query: Query, { applications }: BusPlan): void {
  const [found, application] = [query.get('participant') ?? '', query.get('application')]
  const own = applications.filter((one) => application === undefined || one.Name === application)
  const names = [...new Set(own.flatMap((one) => one.Participants.map(({ Name }) => Name)))]
  if (found === '' || names.includes(found)) return
  const holes = { application: application ?? busThings.bus, found, meant: didYouMean(found, names), allowed: names.join(', ') }
  throw new DiagnosticError([reportBus('unknown-participant', holes)])
}
