/** What is wrong with a bus as a whole, when each of its parts could be read. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeOf } from './places.ts'
import { accessOf, destinationOf, nameOf, type Participant, type PlannedApplication } from './plan.ts'
import { reportBus } from './problems.ts'

/** Each at the place of the later one of those that it concerns. */
export const crossChecked = (applications: readonly PlannedApplication[]): readonly Diagnostic[] => [
  ...applications.flatMap(ofChannels),
  ...secretsOf(applications),
  ...repeated(applications),
  ...applications.flatMap(sameDestinations),
  ...applications.flatMap(sameClients),
]

/** Parts of an address are parted by points, which names may have, too. */
function sameDestinations({ Channels, Participants }: PlannedApplication): readonly Diagnostic[] {
  const taken = new Map<string, string>()
  return Channels.flatMap((channel) =>
    Participants.filter(({ Name }) => accessOf(channel, Name) !== undefined).flatMap(({ Name }) => {
      const address = destinationOf(channel, Name)
      const [first, second] = [taken.get(address), `${channel.Name} (${Name})`]
      taken.set(address, second)
      return first === undefined ? [] : [reportBus('same-destination', { first, second, address }, placeOf(channel))]
    }),
  )
}

function repeated(applications: readonly PlannedApplication[]): readonly Diagnostic[] {
  const names = applications.map(({ Name }) => Name)
  const again = applications.filter(({ Name }, at) => names.indexOf(Name) !== at)
  return again.map((one) => reportBus('two-applications', { application: one.Name }, placeOf(one)))
}

function ofChannels({ Channels }: PlannedApplication): readonly Diagnostic[] {
  return Channels.flatMap((one) => {
    const channel = nameOf(one)
    const both = one.Readers.filter((name) => one.Writers.includes(name))
    return [
      ...both.map((participant) => reportBus('both-ways', { participant, channel }, placeOf(one))),
      ...(one.Readers.length + one.Writers.length === 0 ? [reportBus('unused-channel', { channel }, placeOf(one))] : []),
    ]
  })
}

/** One client may be a participant of several applications. */
function secretsOf(applications: readonly PlannedApplication[]): readonly Diagnostic[] {
  const first = new Map<string, Participant>()
  const others = new Map<string, Participant>()
  for (const one of applications.flatMap(({ Participants }) => Participants)) {
    const known = first.get(one.ClientID) ?? one
    first.set(one.ClientID, known)
    if (known.ClientSecret !== one.ClientSecret && !others.has(one.ClientID)) others.set(one.ClientID, one)
  }
  return [...others].map(([id, one]) => reportBus('two-secrets', { id }, placeOf(one)))
}

/** A client of an application is one participant of it: the second one would never be served. */
function sameClients({ Name: application, Participants }: PlannedApplication): readonly Diagnostic[] {
  const taken = new Map<string, string>()
  return Participants.flatMap((one) => {
    const first = taken.get(one.ClientID)
    taken.set(one.ClientID, first ?? one.Name)
    const holes = { application, first: first ?? '', second: one.Name, id: one.ClientID }
    return first === undefined ? [] : [reportBus('same-client', holes, placeOf(one))]
  })
}
