/** A bus as it was understood: who may do what with which channel, and under which address. */
import { toBase64 } from '../../exchange/base64.ts'
import type { ChannelAccess } from './definition.ts'
import { hash32 } from './hash.ts'

/** A bus. */
export interface BusPlan {
  /** In the order of writing. */
  readonly applications: readonly PlannedApplication[]
}

/** An application. */
export interface PlannedApplication {
  /** As it is in addresses. */
  readonly Name: string
  /** For people; `''` when absent. */
  readonly Description: string
  /** At least one. */
  readonly Participants: readonly Participant[]
  /** Of all processes, in the order of writing. */
  readonly Channels: readonly PlannedChannel[]
}

/** A system that exchanges messages. */
export interface Participant {
  /** Its code. */
  readonly Name: string
  /** Login of its client. */
  readonly ClientID: string
  /** Password of its client. */
  readonly ClientSecret: string
}

/** A channel of a process. */
export interface PlannedChannel {
  /** Name of its application. */
  readonly Application: string
  /** Name of its process. */
  readonly Process: string
  /** Of the process; `''` when absent. */
  readonly ProcessDescription: string
  /** In its process. */
  readonly Name: string
  /** For people; `''` when absent. */
  readonly Description: string
  /** Codes of those that receive; each has a queue of its own. */
  readonly Readers: readonly string[]
  /** Codes of those that send. */
  readonly Writers: readonly string[]
  /** Channels whose readers are given what is sent here, by `nameOf`. */
  readonly To: readonly string[]
}

/** `process.channel`, as 1C has it in the name of the channel in the external service. */
export const nameOf = ({ Process, Name }: Pick<PlannedChannel, 'Process' | 'Name'>): string => `${Process}.${Name}`

/** `undefined`: the participant has nothing to do with the channel. */
export const accessOf = ({ Readers, Writers }: PlannedChannel, participant: string): ChannelAccess | undefined =>
  Readers.includes(participant) ? 'READ_ONLY' : Writers.includes(participant) ? 'WRITE_ONLY' : undefined

const utf8 = new TextEncoder()

/**
 * The address of a channel for one participant, as it is in the answer to `runtime/channels` (documentation of 1С:Шина): `PUBLIC.<base64 of
 * the application>.-1.<32 hexadecimal digits>.<channel>.<participant>`. The same at every start.
 */
export const destinationOf = ({ Application, Process, Name }: PlannedChannel, participant: string): string =>
  `PUBLIC.${toBase64(utf8.encode(Application))}.-1.${hash32(`${Application}\n${Process}`)}.${Name}.${participant}`

/** What a destination means. */
export interface PlannedDestination {
  readonly application: PlannedApplication
  readonly channel: PlannedChannel
  readonly participant: Participant
  readonly access: ChannelAccess
}

/** Every destination of a bus by its address. */
export function destinationsOf({ applications }: BusPlan): ReadonlyMap<string, PlannedDestination> {
  const all = applications.flatMap((application) =>
    application.Channels.flatMap((channel) =>
      application.Participants.flatMap((participant) => {
        const access = accessOf(channel, participant.Name)
        return access === undefined
          ? []
          : [[destinationOf(channel, participant.Name), { application, channel, participant, access }] as const]
      }),
    ),
  )
  return new Map(all)
}

/** The channels whose readers are given what is sent into one: itself, and those that it names. */
export const targetsOf = ({ Channels }: PlannedApplication, channel: PlannedChannel): readonly PlannedChannel[] =>
  Channels.filter((one) => one === channel || channel.To.includes(nameOf(one)))
