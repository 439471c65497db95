/** What a test, or the admin surface, does with a bus: it puts messages in, asks for those that were sent, and makes the bus fail. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import { said } from '../diagnostics/said.ts'
import type { System } from '../exchange/system.ts'
import { conditions } from '../integration/amqp/error.ts'
import { guid } from '../session/guid.ts'
import type { Times } from '../standin/journal/verify.ts'
import type { Bus } from './bus.ts'
import type { PlannedChannel } from './definition/plan.ts'
import { checkApplication, checkParticipant } from './definition/unknown.ts'
import type { BusFailureName } from './failure/names.ts'
import { busFailureRule, type BusFailureScope } from './failure/read-failure.ts'
import type { ExchangedMessage } from './journal/exchanged.ts'
import { channelNamed, channelsNamed, readMessageCriteria, sentInto, verifySent, type MessageCriteria } from './journal/verify.ts'
import { messageBytes } from './message/content.ts'
import { bodyOf, checkSent, type SentMessage } from './message/sent.ts'

export interface BusControl {
  /** Puts a message into a channel as another system would. @throws DiagnosticError, Error where the broker does not keep it */
  send(channel: string, message: SentMessage): Promise<ExchangedMessage>
  /** Messages that clients sent into the channel. @throws DiagnosticError for an unknown channel, or wrong conditions */
  sent(channel: string, message?: MessageCriteria, application?: string): readonly ExchangedMessage[]
  /** @throws VerificationError with the message that came closest */
  verify(channel: string, times: Times, message?: MessageCriteria, application?: string): readonly ExchangedMessage[]
  /** Gives the id by which it is taken away. @throws DiagnosticError for a failure that is not known */
  fail(definition: BusFailureScope & { readonly name: BusFailureName }): string
}

export const controlOf = (bus: Bus): BusControl => ({
  async send(name, message) {
    const channel = channelNamed(bus.plan, name, message.application)
    checkSent(message)
    const bytes = bytesOf(message, bus.system)
    await bus.put(channel, bytes)
    return bus.journal.messages().findLast(({ amqp }) => amqp.bytes === bytes) ?? unkept(channel)
  },
  sent: (name, message, application) =>
    sentInto(channelNamed(bus.plan, name, application), readMessageCriteria(message), bus.journal.messages()),
  verify: (name, times, message, application) =>
    verifySent(channelNamed(bus.plan, name, application), readMessageCriteria(message), times, bus.journal.messages()),
  fail(definition) {
    const { failures, journal, broker } = bus
    const rule = busFailureRule(definition)
    if (rule.application !== undefined) checkApplication(rule.application, bus.plan)
    if (rule.participant !== undefined) checkParticipant(rule.participant, rule.application, bus.plan)
    if (rule.channel !== undefined) channelsNamed(bus.plan, rule.channel, rule.application)
    const id = failures.add(rule)
    if (rule.name === 'brokerDown' && rule.channel === undefined && rule.participant === undefined && journal.connections > 0) {
      failures.strike('brokerDown', {})
      broker.disconnect({ condition: conditions.forced, description: 'The broker is down (a failure of the test).' })
    }
    return id
  },
})

function bytesOf(message: SentMessage, system: Pick<System, 'now' | 'randomBytes'>): Uint8Array {
  const { ID = guid(system.randomBytes(16)), SenderCode, RecipientCode, CorrelationId, Parameters, ExpirationDate } = message
  return messageBytes({
    ID,
    SendDate: system.now(),
    body: bodyOf(message),
    ...(SenderCode !== undefined && { SenderCode }),
    ...(RecipientCode !== undefined && { RecipientCode }),
    ...(CorrelationId !== undefined && { CorrelationId }),
    ...(Parameters !== undefined && { Parameters }),
    ...(ExpirationDate !== undefined && { ExpirationDate: Number(ExpirationDate) }),
  })
}

/** It was kept, and has made room in the journal already. */
function unkept({ Name }: PlannedChannel): never {
  throw new DiagnosticError(
    [],
    said(
      `the journal has no room for the message sent into ${Name}: raise its bounds`,
      `в журнале нет места для сообщения, отправленного в ${Name}: увеличьте его пределы`,
    ),
  )
}
