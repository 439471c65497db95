/** Verification of messages: were they sent into this channel, how often; a failure has both sides as texts of one layout. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { didYouMean, distance } from '../../diagnostics/near.ts'
import { noCriteria, type Criteria, type Matched } from '../../standin/calls/criteria.ts'
import { mismatches, type Mismatch } from '../../standin/calls/mismatches.ts'
import { printTimes, VerificationError, type Times } from '../../standin/journal/verify.ts'
import { readCriteria, type CriteriaDefinition, type TextCriterion } from '../../standin/reading/criteria.ts'
import { plainNode } from '../../standin/reading/plain-node.ts'
import { Reading } from '../../standin/reading/reading.ts'
import { nameOf, type BusPlan, type PlannedChannel } from '../definition/plan.ts'
import { reportBus } from '../definition/problems.ts'
import { busThings } from '../definition/things.ts'
import { unknownApplication } from '../definition/unknown.ts'
import type { ExchangedMessage } from './exchanged.ts'

/** Conditions on a message; a bare value must be equal. */
export interface MessageCriteria {
  /** On the text of the body. */
  readonly body?:
    | TextCriterion
    | {
        /** Its bytes. */
        readonly base64: string
      }
  /** By JSON path, `$.order.number`. */
  readonly JSON?: Readonly<Record<string, unknown>>
  /** On Параметры by name. */
  readonly Parameters?: Readonly<Record<string, TextCriterion>>
  /** КодОтправителя. */
  readonly SenderCode?: TextCriterion
  /** КодПолучателя, as it was sent: codes by commas. */
  readonly RecipientCode?: TextCriterion
  /** Идентификатор. */
  readonly ID?: TextCriterion
  /** ИдентификаторСообщенияЗапроса. */
  readonly CorrelationId?: TextCriterion
}

const texts = ['ID', 'CorrelationId', 'SenderCode', 'RecipientCode'] as const

/** Throws DiagnosticError, with the names that were near. */
export function readMessageCriteria(definition: MessageCriteria | undefined): Criteria {
  if (definition === undefined) return noCriteria
  const reading = new Reading()
  reading.fields(plainNode(definition), busThings.message, ['body', 'JSON', 'Parameters', ...texts])
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  const { body, JSON: paths, Parameters } = definition
  const Headers = Object.fromEntries(texts.flatMap((name) => (definition[name] === undefined ? [] : [[name, definition[name]]])))
  const asked: CriteriaDefinition = {
    Headers,
    ...(body !== undefined && { body }),
    ...(paths !== undefined && { JSON: paths }),
    ...(Parameters !== undefined && { Parameters }),
  }
  const criteria = readCriteria(reading, plainNode(asked))
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return criteria
}

/** The one channel of that name. Throws DiagnosticError where there is none, or several. */
export function channelNamed(plan: BusPlan, name: string, application?: string): PlannedChannel {
  const [found, ...others] = channelsNamed(plan, name, application)
  if (others.length === 0) return found
  const places = [found, ...others].map((one) => `${nameOf(one)} (${one.Application})`).join(', ')
  throw new DiagnosticError([reportBus('several-channels', { found: name, places })])
}

/** By their name, or `process.channel`. Throws DiagnosticError where there is none, with the name that was near. */
export function channelsNamed({ applications }: BusPlan, name: string, application?: string): [PlannedChannel, ...PlannedChannel[]] {
  const own = applications.filter((one) => application === undefined || one.Name === application)
  if (own.length === 0 && application !== undefined)
    throw new DiagnosticError([
      unknownApplication(
        application,
        applications.map((one) => one.Name),
      ),
    ])
  const all = own.flatMap((one) => one.Channels)
  const whole = all.filter((one) => nameOf(one) === name)
  const [found, ...others] = whole.length > 0 ? whole : all.filter((one) => one.Name === name)
  if (found !== undefined) return [found, ...others]
  const known = [...new Set(all.map((one) => one.Name))]
  const holes = { application: application ?? busThings.bus, found: name, meant: didYouMean(name, known), allowed: known.join(', ') }
  throw new DiagnosticError([reportBus('unknown-channel', holes)])
}

/** Messages that clients sent into the channel, and the bus took, as the criteria ask; oldest first. */
export const sentInto = (channel: PlannedChannel, criteria: Criteria, all: readonly ExchangedMessage[]): readonly ExchangedMessage[] =>
  ofChannel(channel, all).filter((one) => mismatches(criteria, matchedOf(one)).length === 0)

const ofChannel = (channel: PlannedChannel, all: readonly ExchangedMessage[]): readonly ExchangedMessage[] =>
  all.filter(
    (one) =>
      one.outcome === 'accepted' && one.participant !== '' && one.application === channel.Application && one.channel === nameOf(channel),
  )

const matchedOf = (message: ExchangedMessage): Matched => ({
  URLParameters: {},
  QueryOptions: new Map(),
  header: (name) => message[texts.find((one) => one.toLowerCase() === name.toLowerCase()) ?? 'ID'],
  text: message.text(),
  bytes: message.body,
  parameters: message.Parameters,
})

/** Gives the messages. @throws VerificationError with the message that came closest */
export function verifySent(
  channel: PlannedChannel,
  criteria: Criteria,
  times: Times,
  all: readonly ExchangedMessage[],
): readonly ExchangedMessage[] {
  const found = sentInto(channel, criteria, all)
  const { atLeast = 0, atMost = Infinity } = typeof times === 'number' ? { atLeast: times, atMost: times } : times
  if (found.length >= atLeast && found.length <= atMost) return found
  const head = `a message in ${channel.Name}`
  const closest = found.length < atLeast ? waysOff(channel, criteria, all) : undefined
  const [expected, actual] = [
    closest?.map(({ part, expected: one }) => `${part}: ${one}`),
    closest?.map(({ part, given }) => `${part}: ${given}`),
  ]
  throw new VerificationError(
    `${head} was sent ${printTimes(found.length)}, expected ${printTimes(times)}${closest === undefined ? elsewhere(channel, all) : ''}`,
    [head, ...(expected ?? []), `sent: ${printTimes(times)}`].join('\n'),
    [head, ...(actual ?? []), `sent: ${printTimes(found.length)}`].join('\n'),
  )
}

/** Of the message of this channel that is closest, the parts that differ; `undefined` where there is none. */
function waysOff(channel: PlannedChannel, criteria: Criteria, all: readonly ExchangedMessage[]): readonly Mismatch[] | undefined {
  return ofChannel(channel, all)
    .map((one) => mismatches(criteria, matchedOf(one)).map((mismatch) => ({ ...mismatch, part: mismatch.part.replace(/^Headers\./, '') })))
    .filter((one) => one.length > 0)
    .toSorted((one, other) => one.length - other.length)[0]
}

/** Which other channels were sent into, the nearest name first. */
function elsewhere(channel: PlannedChannel, all: readonly ExchangedMessage[]): string {
  const names = [...new Set(all.filter((one) => one.participant !== '').map((one) => one.channel))]
    .filter((one) => one !== nameOf(channel))
    .toSorted((one, other) => distance(one, nameOf(channel)) - distance(other, nameOf(channel)))
  return names.length === 0 ? '; no client sent any message' : `; clients sent into ${names.slice(0, 3).join(', ')}`
}
