/** What a bus has, as the JSON of its admin surface. */
import { toBase64 } from '../../exchange/base64.ts'
import type { Bus } from '../bus.ts'
import { accessOf, destinationOf, nameOf, type BusPlan } from '../definition/plan.ts'
import type { ExchangedMessage } from '../journal/exchanged.ts'
import type { BusRequest } from '../journal/journal.ts'

/** A body that is no text is given as base64 alone. */
export function shownMessage(one: ExchangedMessage): object {
  return {
    number: one.number,
    at: new Date(one.at).toISOString(),
    application: one.application,
    channel: one.channel,
    participant: one.participant,
    outcome: one.outcome,
    error: one.error ?? null,
    ID: one.ID,
    CorrelationId: one.CorrelationId,
    SenderCode: one.SenderCode,
    RecipientCode: one.RecipientCode,
    Parameters: one.Parameters,
    SendDate: moment(one.SendDate),
    ExpirationDate: moment(one.ExpirationDate),
    body: textOf(one.body),
    base64: toBase64(one.body),
    section: one.amqp.body.kind,
    deliveries: one.deliveries.map(({ at, ...delivery }) => ({ ...delivery, at: new Date(at).toISOString() })),
  }
}

/** A client chose it: it may be out of what a date can be. */
const moment = (milliseconds: number): string | null => (Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : null)

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

export const shownRequest = ({ at, ...request }: BusRequest): object => ({ at: new Date(at).toISOString(), ...request })

/** Without secrets. */
export const shownPlan = ({ applications }: BusPlan): object =>
  applications.map(({ Name, Description, Participants, Channels }) => ({
    Name,
    Description,
    participants: Participants.map((one) => ({ Name: one.Name, ClientID: one.ClientID })),
    channels: Channels.map((channel) => ({
      process: channel.Process,
      channel: channel.Name,
      name: nameOf(channel),
      description: channel.Description,
      access: Object.fromEntries(
        Participants.flatMap((one) => {
          const access = accessOf(channel, one.Name)
          return access === undefined ? [] : [[one.Name, access]]
        }),
      ),
      to: channel.To,
    })),
  }))

/** Each participant that receives has a queue in each channel: how many messages wait there, or are being delivered, since when. */
export const shownQueues = ({ plan, broker }: Pick<Bus, 'plan' | 'broker'>): readonly object[] =>
  plan.applications.flatMap(({ Name, Channels }) =>
    Channels.flatMap((channel) =>
      channel.Readers.map((participant) => {
        const queued = broker.queued(`/applications/${Name}`, destinationOf(channel, participant))
        const [first] = queued
        return {
          application: Name,
          channel: nameOf(channel),
          participant,
          waiting: queued.length,
          oldest: first === undefined ? null : new Date(first.arrived).toISOString(),
        }
      }),
    ),
  )
