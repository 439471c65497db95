/** The two lists of channels that a client asks for: as they were designed (`metadata`), and as they are reached (`runtime`). */
import { accessOf, destinationOf, type PlannedApplication, type Participant } from '../definition/plan.ts'

/** An array: the channels of the participant, with what it may do. */
export const metadataOf = ({ Channels }: PlannedApplication, { Name }: Participant): unknown =>
  Channels.flatMap((channel) => {
    const access = accessOf(channel, Name)
    const { Process: process, ProcessDescription: processDescription, Name: name, Description: channelDescription } = channel
    return access === undefined ? [] : [{ process, processDescription, channel: name, channelDescription, access }]
  })

/** Addresses at the broker, and its port. */
export const runtimeOf = ({ Channels }: PlannedApplication, { Name }: Participant, port: number): unknown => ({
  items: Channels.flatMap((channel) =>
    accessOf(channel, Name) === undefined
      ? []
      : [{ process: channel.Process, channel: channel.Name, destination: destinationOf(channel, Name) }],
  ),
  port,
})
