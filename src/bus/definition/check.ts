/** What is wrong with a bus as a whole, when each of its parts could be read. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { accessOf, destinationOf, nameOf, type PlannedApplication } from './plan.ts'
import { reportBus } from './problems.ts'

/** Without places: each concerns more than one of them. */
export const crossChecked = (applications: readonly PlannedApplication[]): readonly Diagnostic[] => [
  ...applications.flatMap(ofChannels),
  ...secretsOf(applications),
  ...repeated(applications),
  ...applications.flatMap(sameDestinations),
]

/** Parts of an address are parted by points, which names may have, too. */
function sameDestinations({ Channels, Participants }: PlannedApplication): readonly Diagnostic[] {
  const taken = new Map<string, string>()
  return Channels.flatMap((channel) =>
    Participants.filter(({ Name }) => accessOf(channel, Name) !== undefined).flatMap(({ Name }) => {
      const address = destinationOf(channel, Name)
      const [first, second] = [taken.get(address), `${channel.Name} (${Name})`]
      taken.set(address, second)
      return first === undefined ? [] : [reportBus('same-destination', { first, second, address })]
    }),
  )
}

function repeated(applications: readonly PlannedApplication[]): readonly Diagnostic[] {
  const names = applications.map(({ Name }) => Name)
  const twice = new Set(names.filter((one, at) => names.indexOf(one) !== at))
  return [...twice].map((application) => reportBus('two-applications', { application }))
}

function ofChannels({ Channels }: PlannedApplication): readonly Diagnostic[] {
  return Channels.flatMap((one) => {
    const channel = nameOf(one)
    const both = one.Readers.filter((name) => one.Writers.includes(name))
    return [
      ...both.map((participant) => reportBus('both-ways', { participant, channel })),
      ...(one.Readers.length + one.Writers.length === 0 ? [reportBus('unused-channel', { channel })] : []),
    ]
  })
}

/** One client may be a participant of several applications. */
function secretsOf(applications: readonly PlannedApplication[]): readonly Diagnostic[] {
  const secrets = new Map<string, Set<string>>()
  for (const { ClientID, ClientSecret } of applications.flatMap((one) => one.Participants))
    secrets.set(ClientID, (secrets.get(ClientID) ?? new Set()).add(ClientSecret))
  return [...secrets].filter(([, all]) => all.size > 1).map(([id]) => reportBus('two-secrets', { id }))
}
