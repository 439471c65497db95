/** The services that a publication shows: those that it publishes, at the addresses that it gives them. */
import { offered } from '../../host/machine/channels.ts'
import type { OfferedService, Publication } from '../../publication/publication.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import type { WebService } from '../../ws/service/service.ts'
import type { ServedService } from './served-services.ts'

interface PublishedWebService {
  readonly service: WebService | DescribedWebService
  readonly address: string
}

export interface ShownPublication {
  readonly publication: Publication
  /** Of the base, with `{separator}` where a client must name the value of one. */
  readonly url: string
  readonly services: readonly ServedService[]
  readonly webServices: readonly PublishedWebService[]
}

/** `origin`: `http://host:port`. */
export function shownIn(
  publication: Publication,
  services: readonly ServedService[],
  webServices: readonly (WebService | DescribedWebService)[],
  origin: string,
): ShownPublication {
  const addresses = ({ channel, Name }: OfferedService): readonly string[] =>
    publication.services.find((one) => one.channel === channel && one.Name === Name)?.addresses ?? []
  return {
    publication,
    url: `${origin}${encodeURI(publication.base)}${separatorsOf(publication)}`,
    services: services.flatMap((one) => {
      const address = addresses(offered(one.service))[0]
      return address === undefined ? [] : [address === one.service.RootURL ? one : { ...one, root: address.split('/') }]
    }),
    webServices: webServices.flatMap((service) => {
      const offer = offered(service)
      const found = addresses(offer)
      // The alias before the Name.
      const own = offer.addresses.at(-1)!
      return found.length === 0 ? [] : [{ service, address: found.includes(own) ? own : found.at(-1)! }]
    }),
  }
}

/** Those behind the last one without a value may be left out. */
function separatorsOf({ zones = [] }: Publication): string {
  const named = zones.filter(({ specify }) => specify)
  const last = named.findLastIndex(({ value }) => value === undefined)
  return named
    .slice(0, last + 1)
    .map(({ value }) => `/${value === undefined ? '{separator}' : encodeURIComponent(value)}`)
    .join('')
}
