/** One integration service of a configuration as a plain value: its address and its channels, with their places. */
import type { Location } from '../../diagnostics/location.ts'
import type { MessageDirection } from '../../integration/definition/channel.ts'
import type { Described } from '../format/described.ts'
import { documentationOf, type Documentation } from '../format/documentation.ts'
import type { MetadataObject } from '../format/format.ts'
import { identityOf } from '../format/identity.ts'
import type { Complain } from '../format/problems.ts'
import { booleanProperty, placeOf, textProperty, wordProperty } from '../format/properties.ts'
import { uniqueByName } from '../format/unique.ts'

export interface IntegrationServiceMetadata extends Described {
  readonly ObjectBelonging: 'Own'
  /** Empty where settings of the infobase are to give it. */
  readonly ExternalIntegrationServiceAddress: string
  readonly addressLocation: Location
  readonly Channels: readonly ChannelMetadata[]
}

/** What an extension adds to a service of its base configuration, which alone knows the address. */
export interface AdoptedIntegrationService extends Described {
  readonly ObjectBelonging: 'Adopted'
  readonly Channels: readonly ChannelMetadata[]
}

export interface ChannelMetadata extends Documentation {
  readonly Name: string
  readonly ExternalIntegrationServiceChannelName: string
  readonly MessageDirection: MessageDirection
  /** Name of the procedure in the service's module, `''` for none. */
  readonly ReceiveMessageProcessing: string
  readonly Transactioned: boolean
  readonly location: Location
}

/** EDT leaves out what is `Send` (compared over pairs of dumps and projects). */
const directions: ReadonlyMap<string, MessageDirection> = new Map([
  ['Send', 'Send'],
  ['Receive', 'Receive'],
])

/** Reads the object; one without a name is complained of and gives `undefined`. */
export function integrationServiceOf(
  object: MetadataObject,
  module: string,
  complain: Complain,
): IntegrationServiceMetadata | AdoptedIntegrationService | undefined {
  const identity = identityOf(object, complain)
  const channels = object.children('IntegrationServiceChannel').flatMap((child) => channelOf(child, complain) ?? [])
  if (identity === undefined) return undefined
  const { Name, ObjectBelonging } = identity
  const Channels = uniqueByName(channels, `${object.fullName}.IntegrationServiceChannel`, complain)
  const described = { Name, file: object.source.path, module, ...documentationOf(object), location: placeOf(object, 'Name') }
  if (ObjectBelonging === 'Adopted') return { ObjectBelonging, ...described, Channels }
  const ExternalIntegrationServiceAddress = textProperty(object, 'ExternalIntegrationServiceAddress') ?? ''
  const addressLocation = placeOf(object, 'ExternalIntegrationServiceAddress')
  return { ObjectBelonging, ...described, ExternalIntegrationServiceAddress, addressLocation, Channels }
}

/** Dumps of versions that had no such property: all channels were in transactions, as an EDT project of the same configuration says. */
const isOlder = (object: MetadataObject): boolean => !object.omitsDefaults && object.property('Transactioned') === undefined

/** `undefined` for one that an extension has only adopted: its base configuration describes it. */
function channelOf(object: MetadataObject, complain: Complain): ChannelMetadata | undefined {
  const identity = identityOf(object, complain)
  if (identity === undefined || identity.ObjectBelonging === 'Adopted') return undefined
  const MessageDirection = wordProperty(object, 'MessageDirection', directions, 'Send', complain)
  const Transactioned = isOlder(object) || booleanProperty(object, 'Transactioned', complain)
  if (MessageDirection === undefined || Transactioned === undefined) return undefined
  return {
    Name: identity.Name,
    ...documentationOf(object),
    ExternalIntegrationServiceChannelName: textProperty(object, 'ExternalIntegrationServiceChannelName') ?? '',
    MessageDirection,
    ReceiveMessageProcessing: textProperty(object, 'ReceiveMessageProcessing') ?? '',
    Transactioned,
    location: placeOf(object, 'Name'),
  }
}
