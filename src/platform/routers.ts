/** The channels' routers: one for each channel of each publication. */
import { byChannel } from '../channel/channel-of.ts'
import type { Channel, Invocation, Router } from '../channel/channel.ts'
import type { Tell } from '../observe/tell.ts'
import { publishAll, type Publication } from '../publication/publication.ts'
import { exceptionOf } from './answered.ts'
import type { Configuration, Machine, Service } from './configuration.ts'

/** A channel with those of its services that can be served. */
export interface ServedChannel {
  readonly channel: Channel
  readonly services: readonly Service[]
}

export const servedBy = (channels: readonly Channel[], services: readonly Service[]): readonly ServedChannel[] =>
  byChannel(channels, services).map(({ channel, services: own }) => ({ channel, services: channel.sound(own) as readonly Service[] }))

/** Everything that is served, at one base, when the configuration names no publications. */
export const publishedBy = ({ publications, base = '' }: Configuration, served: readonly ServedChannel[]): readonly Publication[] =>
  publications ?? [
    publishAll(
      base,
      served.flatMap(({ channel, services }) => services.map((one) => channel.offered(one))),
    ),
  ]

export interface RouterPorts {
  readonly configuration: Configuration
  readonly system: Machine
  /** Reports the events of a request; `observations` is given the request's number. */
  readonly tell: Tell | undefined
}

/** `publication` is one of those given, `channel` the name of one of them. */
export function createRouters(
  publications: readonly Publication[],
  served: readonly ServedChannel[],
  { configuration, system, tell }: RouterPorts,
): (publication: Publication, channel: string) => Router {
  const invocation: Invocation<Configuration> = {
    system,
    options: configuration,
    isHeard: tell !== undefined || configuration.journal !== undefined,
    fileOf: (service) => configuration.fileOf?.(service),
    exception: (arrival, error, text) => tell?.(arrival, (id) => [exceptionOf(arrival, error, text, id)]),
  }
  const serving = served.map(({ channel, services }) => ({ name: channel.name, routerOf: channel.serve(services, invocation) }))
  const routers = new Map(
    publications.map((publication) => [
      publication,
      new Map(serving.map(({ name, routerOf }) => [name, routerOf(publication.services.filter((one) => one.channel === name))])),
    ]),
  )
  return (publication, channel) => routers.get(publication)!.get(channel)!
}
