/** Which messages a request to the admin surface means. */
import type { BusPlan } from '../definition/plan.ts'
import { checkApplication, checkParticipant } from '../definition/unknown.ts'
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
  const [application, participant] = [query.get('application'), query.get('participant')]
  if (application !== undefined && !all.some(ofApplication)) checkApplication(application, plan)
  if (!all.some((one) => ofApplication(one) && ofChannel(one))) checkChannel(query, plan)
  // Empty: who sends by the admin surface.
  if (participant && !all.some((one) => ofApplication(one) && ofParticipant(one))) checkParticipant(participant, application, plan)
  return all.filter((one) => one.number > after && is('outcome', one.outcome) && ofChannel(one) && ofApplication(one) && ofParticipant(one))
}

function checkChannel(query: Query, plan: BusPlan): void {
  const channel = query.get('channel')
  if (channel !== undefined) channelsNamed(plan, channel, query.get('application'))
}
