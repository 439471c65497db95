/**
 * Data separators in the address: their values are segments between the base and the channel's own, in the order of the zones (chapter
 * 17.3.2.4; the form is ours, docs/quirks.md).
 */
import { segmentText } from '../exchange/target.ts'
import type { Separator, Zone } from './publication.ts'
import type { Place, PublishedPoint } from './published-point.ts'

/**
 * The first of the points whose base, separators and channel the path begins with. Zones with `specify` take their values from the path;
 * those at the end that have a value of their own may be left out there.
 */
export function findZoned(points: readonly PublishedPoint[], path: string): Place | undefined {
  for (const point of points) {
    const { base, zones = [] } = point.publication
    const { segment } = point.branch
    const own = segment.split('/').length
    if (!path.startsWith(`${base}/`)) continue
    const segments = path.slice(base.length + 1).split('/')
    for (let given = zones.filter(({ specify }) => specify).length; given >= 0; given--) {
      if (segments.slice(given, given + own).join('/') !== segment) continue
      const values = segments.slice(0, given).map(segmentText)
      const separators = separatorsOf(zones, values)
      if (separators === undefined) continue
      const start = base.length + segments.slice(0, given + own).reduce((length, one) => length + 1 + one.length, 0)
      return { point, start, root: [base, ...values.map(encodeURIComponent), segment].join('/'), separators }
    }
  }
  return undefined
}

/** `undefined` when a zone that the URL must name is not named, or named by nothing. */
function separatorsOf(zones: readonly Zone[], given: readonly string[]): readonly Separator[] | undefined {
  const left = [...given]
  const values = zones.map(({ value, specify, safe }) => ({ value: specify ? (left.shift() ?? value) : (value ?? ''), safe }))
  return values.every(({ value }, at) => value !== undefined && (value !== '' || !zones[at]!.specify))
    ? (values as readonly Separator[])
    : undefined
}
