/** Which services a default.vrd publishes, at which addresses, with which sessions and tokens. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import { didYouMean } from '../diagnostics/near.ts'
import { said, type Said } from '../diagnostics/said.ts'
import type { AccessTokenAuthentication, ReuseWord } from './point.ts'
import type { OfferedService, PublishedService } from './publication.ts'
import { accessTokensOf } from './publish-tokens.ts'
import type { ReuseSessions } from './reuse.ts'
import { report } from './vrd-diagnostics.ts'
import { placeOf } from './vrd-read.ts'

type Complain = (one: Diagnostic) => void

/** What a default.vrd says of one channel, in that channel's words. */
export interface Section {
  /** Name of the channel. */
  readonly channel: string
  /** `Web service`. */
  readonly kind: Said
  /** The element, as a message names it: `<ws>`. */
  readonly element: string
  readonly part: object | undefined
  /** Whether the channel is published at all. */
  readonly on: boolean
  /** Whether services are published that are not listed. */
  readonly byDefault: boolean
  /** The same of services of extensions. */
  readonly extensions: boolean
  /** The services that are listed. */
  readonly entries: readonly Entry[]
  /** The channel itself is what is published: there need not be anything to serve by it. */
  readonly whole?: true
  /** Settings of access tokens, the section's before the publication's. */
  readonly tokens: readonly (AccessTokenAuthentication | undefined)[]
}

/** What the section says of one service. */
interface Entry {
  readonly name: string
  readonly enable?: boolean
  /** Takes the place of the RootURL. */
  readonly rootUrl?: string
  /** Takes the place of the Web service's file name; its name stays an address. */
  readonly alias?: string
  readonly reuseSessions?: ReuseWord
  readonly sessionMaxAge?: number
  readonly poolSize?: number
  readonly poolTimeout?: number
  readonly accessTokenAuthentication?: AccessTokenAuthentication
}

export const publishedServices = (
  sections: readonly Section[],
  services: readonly OfferedService[],
  complain: Complain,
): PublishedService[] =>
  sections.flatMap((section) =>
    sectionServices(
      section,
      services.filter((one) => one.channel === section.channel),
      complain,
    ),
  )

function sectionServices(section: Section, services: readonly OfferedService[], complain: Complain): PublishedService[] {
  const entries = new Map<string, Entry>()
  const names = services.map(({ Name }) => Name)
  for (const entry of section.entries) {
    if (entries.has(entry.name)) complain(report('service-listed-twice', { name: entry.name }, placeOf(entry)))
    else entries.set(entry.name, entry)
    if (entry.poolSize === 0) complain(report('empty-pool', { name: entry.name }, placeOf(entry)))
    if (section.whole !== true && !services.some(({ Name }) => Name === entry.name)) {
      complain(
        report(
          'no-such-service',
          { kind: section.kind, name: entry.name, meant: didYouMean(entry.name, names), known: names.join(', ') || '-' },
          placeOf(entry),
        ),
      )
    }
  }
  if (!section.on) return []
  const published = services.flatMap((service) => {
    const entry = entries.get(service.Name)
    if (entry !== undefined) return entry.enable === false ? [] : [publishedAs(service, entry, section, complain)]
    if (service.extension !== true) return section.byDefault ? [publishedAs(service, undefined, section, complain)] : []
    if (section.extensions) return [publishedAs(service, undefined, section, complain)]
    if (section.byDefault)
      complain(
        report(
          'extension-unpublished',
          { kind: section.kind, name: service.Name, element: section.element },
          section.part && placeOf(section.part),
        ),
      )
    return []
  })
  sayShared(published, entries, complain)
  return published
}

/** Two services with one address of their own are reported with the services; here the file's clashes are reported. */
function sayShared(published: readonly PublishedService[], entries: ReadonlyMap<string, Entry>, complain: Complain): void {
  const holders = new Map<string, string>()
  const place = (name: string): Location | undefined => (entries.has(name) ? placeOf(entries.get(name)!) : undefined)
  for (const { Name, addresses } of published) {
    for (const address of addresses) {
      const other = holders.get(address)
      const [own, others] = [place(Name), place(other ?? '')]
      if (other === undefined) holders.set(address, Name)
      else if (own !== undefined || others !== undefined)
        complain(
          report(
            'same-address',
            {
              name: Name,
              address,
              other,
              place: others === undefined ? said('its own address', 'собственный адрес') : `${others.file}:${others.line}`,
            },
            own ?? others,
          ),
        )
    }
  }
}

/** Values of the file have priority over the service's properties (chapter 17.6.1). */
function publishedAs(service: OfferedService, entry: Entry | undefined, { tokens }: Section, complain: Complain): PublishedService {
  const accessTokens = accessTokensOf([entry?.accessTokenAuthentication, ...tokens], service.Name, complain)
  return {
    ...service,
    addresses: addressesOf(service, entry),
    ...(entry?.reuseSessions !== undefined && { ReuseSessions: reuse[entry.reuseSessions] }),
    ...(entry?.sessionMaxAge !== undefined && { SessionMaxAge: entry.sessionMaxAge }),
    ...(entry?.poolSize !== undefined && { poolSize: entry.poolSize }),
    ...(entry?.poolTimeout !== undefined && { poolTimeout: entry.poolTimeout }),
    ...(accessTokens && { accessTokens }),
  }
}

function addressesOf(service: OfferedService, entry: Entry | undefined): readonly string[] {
  if (entry?.rootUrl !== undefined) return [entry.rootUrl.replace(/^\/+|\/+$/g, '')]
  if (entry?.alias !== undefined) return [...new Set([service.Name, entry.alias])]
  return service.addresses
}

const reuse: Readonly<Record<ReuseWord, ReuseSessions>> = { dontuse: 'DontUse', use: 'Use', autouse: 'AutoUse' }
