/**
 * The services that a default.vrd publishes: its entries win over the services' own properties, and unknown names are reported.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { connectionValue } from './connection-string.ts'
import type { Point, ZoneInfo } from './point.ts'
import { normalBase, type OfferedService, type Publication, type Zone } from './publication.ts'
import { publishedServices, type Section } from './publish-services.ts'
import { report } from './vrd-diagnostics.ts'
import { placeOf, type ReadPublication } from './vrd-read.ts'

/** What became of a default.vrd, and what is wrong with it. */
export interface Published {
  /** What is served below its address. */
  readonly publication: Publication
  /** Of the publishing only. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * `base`: the address when the file names none. `sections`: what it says of each channel. The diagnostics are those of the publishing only;
 * the file's own come from `readPublication`.
 */
export function publish(
  read: ReadPublication,
  services: readonly OfferedService[],
  base: string,
  sections: readonly ((point: Point) => Section)[],
): Published {
  const diagnostics: Diagnostic[] = []
  // What the settings of a whole section lack would be said once for each of its services.
  const complain = (one: Diagnostic): void => {
    if (!diagnostics.some((said) => said.message === one.message && said.location === one.location)) diagnostics.push(one)
  }
  const point = read.publication
  if (point === undefined) return { publication: brokenPublication(read, base), diagnostics }
  if (point.base === undefined) complain(report('no-base', { base: normalBase(base) || '/' }, placeOf(point)))
  const anonymous = anonymousOf(point.ib)
  const zones = (point.zones?.zone ?? []).map(zoneOf)
  for (const zone of point.zones?.zone ?? [])
    if (zone.value === undefined && zone.specify !== true) complain(report('idle-zone', {}, placeOf(zone)))
  const publication: Publication = {
    base: normalBase(point.base ?? base),
    services: publishedServices(
      sections.map((sectionOf) => sectionOf(point)),
      services,
      complain,
    ),
    ...(anonymous && { anonymous }),
    ...(zones.length > 0 && { zones }),
  }
  if (publication.services.length === 0 && services.length > 0)
    complain(report('nothing-published', { base: publication.base || '/' }, placeOf(point)))
  return { publication, diagnostics }
}

/** Publications that are served together: of two with one base the first. */
export function distinctPublications(named: readonly { readonly file: string; readonly publication: Publication }[]): {
  readonly publications: readonly Publication[]
  readonly diagnostics: readonly Diagnostic[]
} {
  const byBase = new Map<string, { file: string; publication: Publication }>()
  const diagnostics: Diagnostic[] = []
  for (const one of named) {
    const other = byBase.get(one.publication.base)
    if (other === undefined) byBase.set(one.publication.base, one)
    else
      diagnostics.push(
        report('same-base', { base: one.publication.base || '/', other: other.file }, { file: one.file, line: 1, column: 1 }),
      )
  }
  return { publications: [...byBase.values()].map(({ publication }) => publication), diagnostics }
}

const brokenPublication = ({ base, diagnostics }: ReadPublication, fallback: string): Publication => ({
  base: normalBase(base ?? fallback),
  services: [],
  broken: diagnostics.find((one) => one.severity === 'error')?.messageRu ?? '',
})

const anonymousOf = (ib: string | undefined): Publication['anonymous'] => {
  const name = ib === undefined ? undefined : connectionValue(ib, 'Usr')
  return name === undefined || name === '' ? undefined : { name, password: connectionValue(ib!, 'Pwd') ?? '' }
}

const zoneOf = ({ value, specify, safe }: ZoneInfo): Zone => ({ value, specify: specify ?? false, safe: safe ?? false })
