/** Which services a default.vrd publishes, at which addresses, with which sessions and tokens. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import type { AccessTokenAuthentication, HttpServicePoint, Point, ReuseWord, WebServicePoint } from './point.ts'
import type { ChannelName, OfferedService, PublishedService } from './publication.ts'
import { accessTokensOf } from './publish-tokens.ts'
import type { ReuseSessions } from './reuse.ts'
import { report } from './vrd-diagnostics.ts'
import { placeOf } from './vrd-read.ts'

type Complain = (one: Diagnostic) => void

/** What the two kinds of service have in common, each in its own words. */
interface Section {
  readonly channel: ChannelName
  readonly kind: string
  /** The element, as a message names it. */
  readonly element: string
  readonly part: object | undefined
  readonly on: boolean
  readonly byDefault: boolean
  readonly extensions: boolean
  readonly entries: readonly Entry[]
  readonly tokens: readonly (AccessTokenAuthentication | undefined)[]
}

type Entry = HttpServicePoint | WebServicePoint

export function publishedServices(point: Point, services: readonly OfferedService[], complain: Complain): PublishedService[] {
  return [webSection(point), httpSection(point)].flatMap((section) =>
    sectionServices(
      section,
      services.filter((one) => one.channel === section.channel),
      complain,
    ),
  )
}

// An absent element publishes nothing, an absent pointEnableCommon or publishByDefault nothing that is not listed (ours: docs/quirks.md).
const webSection = ({ ws, accessTokenAuthentication }: Point): Section => ({
  channel: 'ws',
  kind: 'Web service',
  element: '<ws>',
  part: ws,
  on: ws !== undefined && ws.enable !== false,
  byDefault: ws?.pointEnableCommon ?? false,
  extensions: ws?.publishExtensionsByDefault ?? false,
  entries: ws?.point ?? [],
  tokens: [ws?.accessTokenAuthentication, accessTokenAuthentication],
})

const httpSection = ({ httpServices, accessTokenAuthentication }: Point): Section => ({
  channel: 'hs',
  kind: 'HTTP service',
  element: '<httpServices>',
  part: httpServices,
  on: httpServices !== undefined,
  byDefault: httpServices?.publishByDefault ?? false,
  extensions: httpServices?.publishExtensionsByDefault ?? false,
  entries: httpServices?.service ?? [],
  tokens: [httpServices?.accessTokenAuthentication, accessTokenAuthentication],
})

function sectionServices(section: Section, services: readonly OfferedService[], complain: Complain): PublishedService[] {
  const entries = new Map<string, Entry>()
  for (const entry of section.entries) {
    if (entries.has(entry.name)) complain(report('service-listed-twice', { name: entry.name }, placeOf(entry)))
    else entries.set(entry.name, entry)
    if (entry.poolSize === 0) complain(report('empty-pool', { name: entry.name }, placeOf(entry)))
    if (!services.some(({ Name }) => Name === entry.name)) {
      complain(
        report(
          'no-such-service',
          { kind: section.kind, name: entry.name, known: services.map(({ Name }) => Name).join(', ') || '-' },
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

/** Two services that own one address by themselves are told with the services; here is told what the file does. */
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
            { name: Name, address, other, place: others === undefined ? 'its own address' : `${others.file}:${others.line}` },
            own ?? others,
          ),
        )
    }
  }
}

/** Values of the file have priority over the service's properties (17.3.1). */
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

/** `rootUrl` takes the place of the RootURL, `alias` that of the Web service's file name; its name stays an address. */
function addressesOf(service: OfferedService, entry: Entry | undefined): readonly string[] {
  if (entry === undefined) return service.addresses
  if ('rootUrl' in entry && entry.rootUrl !== undefined) return [entry.rootUrl.replace(/^\/+|\/+$/g, '')]
  if ('alias' in entry && entry.alias !== undefined) return [...new Set([service.Name, entry.alias])]
  return service.addresses
}

const reuse: Readonly<Record<ReuseWord, ReuseSessions>> = { dontuse: 'DontUse', use: 'Use', autouse: 'AutoUse' }
