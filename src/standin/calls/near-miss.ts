/**
 * Why a request was not served: the closest templates and stubs, and which of its parts is not theirs. Computed when asked, on a miss only.
 */
import type { ChannelFace } from '../../channel/face.ts'
import type { PathSegment } from '../../channel/listed.ts'
import { distance, subtleDifference } from '../../diagnostics/near.ts'
import { parseTarget, segmentText } from '../../exchange/target.ts'
import type { Mismatch } from './mismatches.ts'

/** Something that could have served. */
export interface Candidate {
  /** As it is named in the message: `template Volume of Warehouse`, `stub "known volume"`. */
  readonly label: string
  readonly channel: ChannelFace
  /** Its path below the channel. */
  readonly segments: readonly PathSegment[]
  /** Methods that it serves. */
  readonly methods: readonly string[]
  /** What else it asks, held against the request; asked only when method and path fit. */
  readonly others?: () => readonly Mismatch[]
}

export interface NearMiss {
  readonly candidate: string
  /** What it serves: `GET /hs/warehouse/volume/{VolumeID}/*`. */
  readonly serves: string
  /** 0 = it matches the request, and has no handler; grows with every part that does not match. */
  readonly distance: number
  readonly mismatches: readonly Mismatch[]
}

/** One that is so much farther off than the closest only distracts. */
const MUCH_FARTHER = 0.75

/** The three closest at most, closest first; what has more wrong than right is left out. */
export function nearMisses(method: string, target: string, base: string, candidates: readonly Candidate[]): readonly NearMiss[] {
  const path = parseTarget(target)?.path
  if (path === undefined) return []
  const given = path.split('/').slice(1).map(segmentText)
  const near = candidates
    .map((one) => missOf(method, given, base, one))
    .filter((one) => one.distance < Math.max(2, given.length) * 0.6)
    .toSorted((one, other) => one.distance - other.distance)
  return near.filter((one) => one.distance <= near[0]!.distance + MUCH_FARTHER).slice(0, 3)
}

/** Several lines for a person. */
export const printNearMiss = ({ candidate, serves, mismatches }: NearMiss): string =>
  [
    `${candidate} (${serves})`,
    ...mismatches.map(
      ({ part, expected, given, hint }) => `  ${part}: expected ${expected}, got ${given}${hint === undefined ? '' : ` - ${hint}`}`,
    ),
  ].join('\n')

function missOf(
  method: string,
  given: readonly string[],
  base: string,
  { label, channel, segments, methods, others }: Candidate,
): NearMiss {
  const whole = [...literals([...base.split('/').slice(1), ...channel.segment.split('/')]), ...segments]
  const serves = `${methods.join(', ') || 'no method'} ${whole.map(written).join('')}`
  const path = pathMismatches(given, whole)
  const wrongMethod =
    methods.includes(method) || methods.includes('Any')
      ? []
      : [
          {
            part: 'method',
            expected: methods.join(' or ') || 'none',
            given: method,
            ...(methods.includes(method.toUpperCase()) && { hint: 'method names are case-sensitive' }),
          },
        ]
  const rest = path.parts.length + wrongMethod.length === 0 ? (others?.() ?? []) : []
  return {
    candidate: label,
    serves,
    distance: path.distance + wrongMethod.length * 0.5 + rest.length * 0.25,
    mismatches: [...path.parts, ...wrongMethod, ...rest],
  }
}

const literals = (texts: readonly string[]): readonly PathSegment[] => texts.map((text) => ({ kind: 'literal', text }))

const written = (segment: PathSegment): string =>
  segment.kind === 'literal' ? `/${segment.text}` : segment.kind === 'parameter' ? `/{${segment.name}}` : '/*'

function pathMismatches(
  given: readonly string[],
  expected: readonly PathSegment[],
): { readonly distance: number; readonly parts: readonly Mismatch[] } {
  const parts: Mismatch[] = []
  let far = 0
  for (let at = 0; at < Math.max(given.length, expected.length); at++) {
    const segment = expected[at]
    if (segment?.kind === 'rest') break
    const cost = segmentCost(given[at], segment)
    if (cost === 0) continue
    far += cost
    parts.push(segmentMismatch(at, given[at], segment))
  }
  return { distance: far, parts }
}

function segmentCost(given: string | undefined, segment: PathSegment | undefined): number {
  if (given === undefined || segment === undefined) return 1
  return segment.kind === 'literal' ? distance(given, segment.text) : given === '' ? 1 : 0
}

function segmentMismatch(at: number, given: string | undefined, segment: PathSegment | undefined): Mismatch {
  const expected =
    segment === undefined
      ? 'the end of the path'
      : segment.kind === 'literal'
        ? `"${segment.text}"`
        : segment.kind === 'parameter'
          ? `a value of {${segment.name}}`
          : '*'
  const hint = segment?.kind === 'literal' && given !== undefined ? subtleDifference(given, segment.text)?.en : undefined
  return {
    part: `path segment ${at + 1}`,
    expected,
    given: given === undefined ? 'the end of the path' : `"${given}"`,
    ...(hint !== undefined && { hint }),
  }
}
