/** What is wrong in integration services, and those of them that can be used. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { externalNameOf, type Channel } from './channel.ts'
import { reportIntegration } from './diagnostics.ts'
import { placeOf, type DefinedIntegrationService } from './place.ts'
import { IntegrationService } from './service.ts'

export interface CheckedIntegrationServices {
  /** What is unsound is left out of them. */
  readonly services: readonly DefinedIntegrationService[]
  readonly diagnostics: readonly Diagnostic[]
}

type Tell = (one: Diagnostic) => void

/** Of two services with one Name, the first; of a service its sound channels. */
export function checkIntegrationServices(defined: readonly DefinedIntegrationService[]): CheckedIntegrationServices {
  const diagnostics: Diagnostic[] = []
  const tell: Tell = (one) => {
    diagnostics.push(one)
  }
  const names = new Set<string>()
  const services = defined.flatMap((one) => {
    const { Name } = one.service
    const at = placeOf(one, 'Name')
    if (!isName(Name)) tell(reportIntegration('name-invalid', { found: String(Name) }, at))
    else if (names.has(Name.toLowerCase())) tell(reportIntegration('name-repeated', { name: Name }, at))
    else {
      names.add(Name.toLowerCase())
      return [checked(one, tell)]
    }
    return []
  })
  return { services, diagnostics }
}

const isName = (text: unknown): boolean => typeof text === 'string' && /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(text)

/** Whether a text can be the address of an application: its name is the last segment. */
export const isAddress = (text: string): boolean => /^https?:\/\/[^/?#]+\/applications\/[^/?#]+\/?$/i.test(text)

function checked(one: DefinedIntegrationService, tell: Tell): DefinedIntegrationService {
  const { service } = one
  const { Name: name, ExternalIntegrationServiceAddress: address, Channels } = service
  if (address !== '' && !isAddress(address))
    tell(reportIntegration('address-invalid', { address, name }, placeOf(one, 'ExternalIntegrationServiceAddress')))
  const entries = Object.entries(Channels)
  if (entries.length === 0) tell(reportIntegration('no-channels', { name }, placeOf(one, 'Name')))
  const sound = entries.filter(([channel, definition]) => isSound(one, channel, definition, tell))
  const externals = new Map<string, string>()
  for (const [second, definition] of sound) {
    const external = externalNameOf(second, definition)
    const first = externals.get(external)
    if (first === undefined) externals.set(external, second)
    else tell(reportIntegration('external-name-repeated', { first, second, name, external }, placeOf(one, { channel: second })))
  }
  return sound.length === entries.length
    ? one
    : { ...one, service: IntegrationService({ ...service, Channels: Object.fromEntries(sound) }) }
}

function isSound(one: DefinedIntegrationService, channel: string, definition: Channel, tell: Tell): boolean {
  const at = placeOf(one, { channel })
  const name = one.service.Name
  if (definition?.kind !== 'IntegrationServiceChannel') {
    tell(reportIntegration('channel-invalid', { channel, name }, at))
    return false
  }
  if (!isName(channel)) {
    tell(reportIntegration('channel-name-invalid', { channel, name }, at))
    return false
  }
  const { MessageDirection: direction, ReceiveMessageProcessing: handler } = definition
  if (direction !== 'Send' && direction !== 'Receive') {
    tell(reportIntegration('direction-invalid', { channel, found: String(direction) }, at))
    return false
  }
  if (direction === 'Send' && handler !== undefined) tell(reportIntegration('handler-of-sending', { channel }, at))
  if (direction === 'Receive' && handler === undefined) tell(reportIntegration('no-handler', { channel }, at))
  return true
}
