/** Paths as they are given: one that is there twice is read once, and a note says so. */
import { resolve } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { SourceReading } from './recognise.ts'
import { reportSource } from './source-diagnostics.ts'

interface GivenPaths {
  /** Each once, as it was given first. */
  readonly paths: readonly string[]
  readonly notes: readonly Diagnostic[]
}

export function givenOnce(given: readonly string[], placeOf: SourceReading['placeOf']): GivenPaths {
  const known = new Map<string, string>()
  const notes: Diagnostic[] = []
  for (const path of given) {
    const place = /^https?:/i.test(path) ? path : resolve(path)
    const first = known.get(place)
    if (first === undefined) known.set(place, path)
    else notes.push(reportSource('repeated', { path, again: first === path ? '' : ` (${first})` }, placeOf?.(path)))
  }
  return { paths: [...known.values()], notes }
}
