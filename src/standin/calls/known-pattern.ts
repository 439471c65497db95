/** Patterns held against the services that there are: an unknown name is refused with the one that was probably meant. */
import type { Address } from '../../channel/address.ts'
import type { ChannelFace } from '../../channel/face.ts'
import type { Listed, ListedPart } from '../../channel/listed.ts'
import type { CallsOf } from '../../channel/pattern.ts'
import { didYouMean, itHas, nearest } from '../../diagnostics/near.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { StandinError } from '../../diagnostics/standin-error.ts'
import { isOutgoing, readOutgoing, type OutgoingWanted } from '../hosts/wanted.ts'
import type { Addresses } from './address.ts'
import type { Criteria } from './criteria.ts'
import { spelledCriteria } from './spelled-criteria.ts'
import { typedCriteria, type Unfit } from './typed-criteria.ts'

/** A pattern names a service, template or operation that is not there. */
export class PatternError extends StandinError {
  override readonly name = 'PatternError'
  override readonly code = 'verification/unknown'
  /** The message in Russian. */
  readonly messageRu: string

  constructor({ en, ru }: Said) {
    super(en)
    this.messageRu = ru
  }
}

/** A pattern by the names of the metadata. */
export interface KnownPattern {
  readonly channel: string
  readonly service: string
  readonly part?: string
  readonly method?: string
  /** As a message names it, in the words of the pattern. */
  readonly printed: string
}

/** The calls that a verification asks for. */
export interface Wanted {
  readonly known: KnownPattern
  /** Where the calls go out. */
  readonly outgoing?: OutgoingWanted
  readonly criteria: Criteria
}

/** Throws PatternError. */
function knownPattern({ channel: name, service: given, part, method }: CallsOf, { listed, channels }: Addresses): KnownPattern {
  const channel = channels.find((one) => one.name === name)
  if (channel === undefined)
    throw new PatternError(
      said(
        `there is no channel "${name}"; there are ${channels.map((one) => one.name).join(', ')}`,
        `нет канала «${name}»; есть ${channels.map((one) => one.name).join(', ')}`,
      ),
    )
  const wanted = typeof given === 'string' ? given : given.Name
  const service = findService(listed, wanted, channel)
  if (service === undefined) throw new PatternError(unknownService(wanted, listed, [channel]))
  const known = part === undefined ? undefined : findPart(service, part)
  if (part !== undefined && known === undefined) throw new PatternError(unknownPart(part, service))
  const methods = known?.calls.map((one) => one.method) ?? []
  if (method !== undefined && channel.partInAddress && known !== undefined && !methods.includes('Any') && !methods.includes(method))
    throw new PatternError(
      said(
        `${channel.words.part.en} ${known.Name} of ${service.Name} has no method ${method}; it has ${methods.join(', ') || 'none'}`,
        `${channel.words.part.ru} ${known.Name} сервиса ${service.Name}: нет метода ${method}; есть: ${methods.join(', ') || 'нет'}`,
      ),
    )
  const address = typeof given === 'string' ? given : (given.RootURL ?? given.Name)
  return {
    channel: name,
    service: service.Name,
    ...(known && { part: known.Name }),
    ...(method !== undefined && { method }),
    printed: channel.printPattern(address, part, method),
  }
}

/** The calls that a pattern and its conditions mean. Throws PatternError, also for a value that its parameter cannot have. */
export function wantedCalls(pattern: CallsOf, criteria: Criteria, addresses: Addresses): Wanted {
  if (isOutgoing(pattern)) return wantedOutgoing(pattern, criteria)
  const known = knownPattern(pattern, addresses)
  const listed = addresses.listed.find((one) => one.channel.name === known.channel && one.Name === known.service)
  const part = known.part === undefined ? undefined : listed?.parts.find((one) => one.Name === known.part)
  const refuse = ({ path, text, expected }: Unfit): never => {
    throw new PatternError(
      said(
        `the condition on ${path.text} is ${JSON.stringify(text)}; expected ${expected.en}`,
        `условие на ${path.text} – ${JSON.stringify(text)}; ожидается ${expected.ru}`,
      ),
    )
  }
  return { known, criteria: spelledCriteria(typedCriteria(criteria, part, refuse), listed) }
}

/** Any host can be called, so none is unknown. */
function wantedOutgoing(pattern: CallsOf, criteria: Criteria): Wanted {
  const outgoing = readOutgoing(pattern)
  if ('reason' in outgoing) throw new PatternError(outgoing.reason)
  return { known: { channel: pattern.channel, service: outgoing.host, printed: outgoing.printed }, criteria, outgoing }
}

/** `called`: the method of the request. */
export const addressFits = (
  { channel, service, part, method }: KnownPattern,
  called: string,
  address: Pick<Address, 'channel' | 'service' | 'part'> | undefined,
): boolean =>
  address !== undefined
  && address.channel === channel
  && address.service === service
  && (part === undefined || address.part === part)
  && (method === undefined || method === called)

/** By an address, then by the Name; of any channel, in their order, when none is given. */
export function findService(listed: readonly Listed[], wanted: string, channel?: ChannelFace): Listed | undefined {
  const channels = channel === undefined ? [...new Set(listed.map((one) => one.channel.name))] : [channel.name]
  for (const name of channels) {
    const own = listed.filter((one) => one.channel.name === name)
    const found = own.find((one) => one.addresses.includes(wanted)) ?? own.find((one) => one.Name === wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** By its text (slashes at the ends do not count), then by its name. */
export const findPart = ({ parts }: Listed, wanted: string): ListedPart | undefined =>
  parts.find(({ text }) => trimmed(text) === trimmed(wanted)) ?? parts.find(({ Name }) => Name === wanted)

const trimmed = (text: string): string => text.replace(/^\//, '').replace(/\/$/, '')

/**
 * In the words of the channel that has the nearest name, else of the first that has services, else of the first. A channel whose only
 * service has a fixed name has no say of other names.
 */
function unknownService(wanted: string, listed: readonly Listed[], channels: readonly ChannelFace[]): Said {
  const absent = channels.find(({ words: { only } }) => only?.Name === wanted)?.words
  if (absent?.only !== undefined)
    return joined([
      said(`no ${absent.service.en} is served: it needs `, `${absent.service.ru} не публикуется: для него нужны `),
      absent.only.needs,
    ])
  const free = channels.filter(({ words }) => words.only === undefined)
  const sentences = (free.length === 0 ? channels : free).map((channel) => {
    const own = listed.filter((one) => one.channel.name === channel.name)
    const candidates = [...new Set(own.flatMap(({ Name, addresses }) => [...addresses, Name]))]
    const there = own.map(({ addresses }) => addresses[0]).join(', ')
    const others = own.length === 0 ? said('; none is served', '; нет ни одного') : said(`; there are ${there}`, `; есть ${there}`)
    const { service, names } = channel.words
    const none = said(`no ${service.en} has ${names.en} "${wanted}"`, `не найден ${service.ru} с ${names.ru} «${wanted}»`)
    return { near: nearest(wanted, candidates), own, text: joined([none, didYouMean(wanted, candidates, others)]) }
  })
  return (sentences.find(({ near }) => near !== undefined) ?? sentences.find(({ own }) => own.length > 0) ?? sentences[0]!).text
}

/** The same where a service can be defined: in a stub file, or in a rule of a failure, which stands in one. */
export const unknownServiceHere = (wanted: string, listed: readonly Listed[], channels: readonly ChannelFace[]) => ({
  sentence: unknownService(wanted, listed, channels),
  defining: channels.some(({ words: { only } }) => only?.Name === wanted)
    ? ''
    : said(
        '; to define a service here, write `service: { Name: Prices, RootURL: prices }`',
        '; чтобы определить сервис здесь, напишите `service: { Name: Prices, RootURL: prices }`',
      ),
})

export function unknownPart(wanted: string, { Name, parts, channel: { words } }: Listed): Said {
  const names = [...new Set(parts.flatMap((part) => [part.text, part.Name]))]
  const none = said(
    `${words.service.en} ${Name} has no ${words.part.en} "${wanted}"`,
    `${words.service.ru} ${Name} не содержит ${words.part.ru} «${wanted}»`,
  )
  return joined([none, didYouMean(wanted, names, itHas(parts.map(({ text }) => text)))])
}
