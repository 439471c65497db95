/** The plan of a bus as its broker asks for it: destinations by address, and the queues that each leads to. */
import type { AmqpLogin } from '../../integration/amqp/listener.ts'
import type { BusApplication, BusDestination, BusReceiver, BusTopology } from '../../integration/bus/topology.ts'
import {
  accessOf,
  destinationOf,
  nameOf,
  targetsOf,
  type BusPlan,
  type PlannedApplication,
  type PlannedChannel,
} from '../definition/plan.ts'
import { clientOfToken, participantOf } from '../http/tokens.ts'

/** The sender of messages that a test, or the admin surface, puts into a channel; no client is it. */
export const OUTSIDE = ''

/**
 * A client finds the destinations of its participant alone; without a login all are found. A peer that gives no hostname (a public client
 * for Node does not) is taken to its application where it has one only. `plan`: asked each time, since a reload exchanges it. `isAbsent`:
 * whether the application is not found just now, by a failure.
 */
export function brokerTopology(plan: () => BusPlan, isAbsent: (application: string) => boolean): BusTopology {
  let known = plan()
  let served = servedOf(known)
  return {
    application(hostname, login?: AmqpLogin) {
      if (plan() !== known) {
        known = plan()
        served = servedOf(known)
      }
      const client = login === undefined ? undefined : clientOfToken(login.user)
      const own = served.filter(({ one }) => participantOf(one.Participants, client ?? '') !== undefined)
      const found = hostname ? served.find((one) => one.hostname === hostname) : own.length === 1 ? own[0] : undefined
      if (found === undefined || isAbsent(found.one.Name)) return undefined
      const participant = client === undefined ? undefined : participantOf(found.one.Participants, client)?.Name
      return participant === undefined ? found.all : viewOf(found, participant)
    },
  }
}

const servedOf = ({ applications }: BusPlan) =>
  applications.map((one) => ({
    one,
    hostname: `/applications/${one.Name}`,
    all: applicationOf(one),
    views: new Map<string, BusApplication>(),
  }))

/** Where a message of the outside is sent to. */
export const outsideAddress = (channel: PlannedChannel): string => destinationOf(channel, OUTSIDE)

function viewOf(
  { all, views }: { readonly all: BusApplication; readonly views: Map<string, BusApplication> },
  participant: string,
): BusApplication {
  const made = views.get(participant) ?? {
    name: all.name,
    destination(address: string) {
      const found = all.destination(address)
      return found?.participant === participant ? found : undefined
    },
  }
  views.set(participant, made)
  return made
}

function applicationOf(application: PlannedApplication): BusApplication {
  const { Name, Channels, Participants } = application
  const destinations = new Map<string, BusDestination>()
  for (const channel of Channels) {
    const receivers = targetsOf(application, channel).flatMap(receiversOf)
    const from = { channel: nameOf(channel), participant: OUTSIDE, direction: 'send', receivers } as const
    destinations.set(outsideAddress(channel), from)
    for (const { Name: participant } of Participants) {
      const access = accessOf(channel, participant)
      const address = destinationOf(channel, participant)
      if (access === 'WRITE_ONLY') destinations.set(address, { ...from, participant })
      if (access === 'READ_ONLY') destinations.set(address, { ...from, participant, direction: 'receive', receivers: [] })
    }
  }
  return { name: Name, destination: (address) => destinations.get(address) }
}

const receiversOf = (channel: PlannedChannel): readonly BusReceiver[] =>
  channel.Readers.map((participant) => ({ address: destinationOf(channel, participant), participant, channel: nameOf(channel) }))
