/** The pairs of templates that can share a URL, found in a time that grows with the templates that meet, not with all pairs. */
import type { Segment, Template } from './parse.ts'

/** Places in the list; the first is the lesser. */
export type Pair = readonly [first: number, second: number]

/** A place behind some segments, and which templates go on from it, end at it or take everything from it. */
interface Place {
  readonly literals: Map<string, Place>
  parameter: Place | undefined
  readonly ending: number[]
  readonly tails: number[]
}

const newPlace = (): Place => ({ literals: new Map(), parameter: undefined, ending: [], tails: [] })

/** Every pair that `relate` does not call disjoint, in the order of the first and then of the second. */
export function meetingPairs(templates: readonly Template[]): readonly Pair[] {
  const root = newPlace()
  const pairs: Pair[] = []
  templates.forEach(({ segments }, second) => {
    for (const first of meeting(root, segments, 0)) pairs.push([first, second])
    add(root, segments, second)
  })
  return pairs.sort((one, other) => one[0] - other[0] || one[1] - other[1])
}

function add(root: Place, segments: readonly Segment[], index: number): void {
  let place = root
  for (const segment of segments) {
    if (segment.kind === 'rest') return void place.tails.push(index)
    if (segment.kind === 'parameter') place = place.parameter ??= newPlace()
    else {
      const known = place.literals.get(segment.text)
      if (known === undefined) place.literals.set(segment.text, (place = newPlace()))
      else place = known
    }
  }
  place.ending.push(index)
}

/** Those below `place` that share a URL with what follows in `segments` from `at`. */
function* meeting(place: Place, segments: readonly Segment[], at: number): Generator<number> {
  const segment = segments[at]
  if (segment?.kind === 'rest') return yield* everything(place)
  yield* place.tails
  if (segment === undefined) return yield* place.ending
  if (place.parameter !== undefined) yield* meeting(place.parameter, segments, at + 1)
  const literals = segment.kind === 'parameter' ? place.literals.values() : [place.literals.get(segment.text)]
  for (const next of literals) if (next !== undefined) yield* meeting(next, segments, at + 1)
}

function* everything({ literals, parameter, ending, tails }: Place): Generator<number> {
  yield* ending
  yield* tails
  if (parameter !== undefined) yield* everything(parameter)
  for (const next of literals.values()) yield* everything(next)
}
