/**
 * Why a request was not served: the closest templates and stubs, and which of its parts is not theirs. Computed when asked, on a miss only.
 */
import type { ChannelFace } from '../../channel/face.ts'
import type { PathSegment } from '../../channel/listed.ts'
import { distance, subtleDifference } from '../../diagnostics/near.ts'
import type { Language } from '../../diagnostics/print.ts'
import { parseTarget, segmentText } from '../../exchange/target.ts'
import { hostOf } from '../hosts/hosts.ts'
import type { Mismatch } from './mismatches.ts'

/** Something that could have served. */
export interface Candidate {
  /** As it is named in the message: `template Volume of Warehouse`, `stub "known volume"`. */
  readonly label: string
  /** Absent of a host. */
  readonly channel?: ChannelFace
  /** Of a call that goes out: `https://sms.example`. */
  readonly host?: string
  /** Its path below the channel or the host. */
  readonly segments: readonly PathSegment[]
  /** Methods that it serves. */
  readonly methods: readonly string[]
  /** What else it asks, held against the request; asked only when method and path fit. */
  readonly others?: (language: Language) => readonly Mismatch[]
}

export interface NearMiss {
  readonly candidate: string
  /** What it serves: `GET /hs/warehouse/volume/{VolumeID}/*`. */
  readonly serves: string
  /** 0 = it matches the request, and has no handler; grows with every part that does not match. */
  readonly distance: number
  readonly mismatches: readonly Mismatch[]
}

const wordsIn = {
  en: {
    expected: 'expected',
    got: 'got',
    noMethod: 'no method',
    method: 'method',
    or: ' or ',
    none: 'none',
    caseSensitive: 'method names are case-sensitive',
    end: 'the end of the path',
    valueOf: 'a value of',
    segment: 'path segment',
  },
  ru: {
    expected: 'ожидается',
    got: 'получено',
    noMethod: 'без методов',
    method: 'метод',
    or: ' или ',
    none: 'никакой',
    caseSensitive: 'имена методов различаются регистром букв',
    end: 'конец пути',
    valueOf: 'значение',
    segment: 'сегмент пути',
  },
} as const

/** One that is so much farther off than the closest only distracts. */
const MUCH_FARTHER = 0.75

/** The three closest at most, closest first; what has more wrong than right is left out. */
export function nearMisses(
  method: string,
  target: string,
  base: string,
  candidates: readonly Candidate[],
  language: Language = 'en',
): readonly NearMiss[] {
  const path = parseTarget(target)?.path
  if (path === undefined) return []
  const plain = path.split('/').slice(1).map(segmentText)
  const byChannel = new Map<ChannelFace, readonly string[]>()
  const host = hostOf(target)
  const given = (channel: ChannelFace | undefined): readonly string[] => {
    if (channel === undefined) return [host, ...plain]
    if (channel.segmentsOf === undefined) return plain
    if (!byChannel.has(channel)) byChannel.set(channel, channel.segmentsOf(segmentText(path)).slice(1))
    return byChannel.get(channel)!
  }
  const near = candidates
    .map((one) => missOf(method, given(one.channel), base, one, language))
    .filter((one) => one.distance < Math.max(2, plain.length) * 0.6)
    .toSorted((one, other) => one.distance - other.distance)
  return near.filter((one) => one.distance <= near[0]!.distance + MUCH_FARTHER).slice(0, 3)
}

/** Several lines for a person. */
export const printNearMiss = ({ candidate, serves, mismatches }: NearMiss, language: Language = 'en'): string =>
  [
    `${candidate} (${serves})`,
    ...mismatches.map(
      ({ part, expected, given, hint }) =>
        `  ${part}: ${wordsIn[language].expected} ${expected}, ${wordsIn[language].got} ${given}${hint === undefined ? '' : ` - ${hint}`}`,
    ),
  ].join('\n')

function missOf(
  method: string,
  given: readonly string[],
  base: string,
  { label, channel, host, segments, methods, others }: Candidate,
  language: Language,
): NearMiss {
  const words = wordsIn[language]
  const before = channel === undefined ? [host ?? ''] : [...base.split('/').slice(1), ...channel.segment.split('/')]
  const whole = [...literals(before), ...segments]
  const path = whole.map(written).join('')
  const serves = `${methods.join(', ') || words.noMethod} ${channel === undefined ? path.slice(1) : path}`
  const differs = pathMismatches(given, whole, language)
  const wrongMethod =
    methods.includes(method) || methods.includes('Any')
      ? []
      : [
          {
            part: words.method,
            expected: methods.join(words.or) || words.none,
            given: method,
            ...(methods.includes(method.toUpperCase()) && { hint: words.caseSensitive }),
          },
        ]
  const rest = differs.parts.length + wrongMethod.length === 0 ? (others?.(language) ?? []) : []
  return {
    candidate: label,
    serves,
    distance: differs.distance + wrongMethod.length * 0.5 + rest.length * 0.25,
    mismatches: [...differs.parts, ...wrongMethod, ...rest],
  }
}

const literals = (texts: readonly string[]): readonly PathSegment[] => texts.map((text) => ({ kind: 'literal', text }))

const written = (segment: PathSegment): string =>
  segment.kind === 'literal' ? `/${segment.text}` : segment.kind === 'parameter' ? `/{${segment.name}}` : '/*'

function pathMismatches(
  given: readonly string[],
  expected: readonly PathSegment[],
  language: Language,
): { readonly distance: number; readonly parts: readonly Mismatch[] } {
  const parts: Mismatch[] = []
  let far = 0
  for (let at = 0; at < Math.max(given.length, expected.length); at++) {
    const segment = expected[at]
    if (segment?.kind === 'rest') break
    const cost = segmentCost(given[at], segment)
    if (cost === 0) continue
    far += cost
    parts.push(segmentMismatch(at, given[at], segment, language))
  }
  return { distance: far, parts }
}

function segmentCost(given: string | undefined, segment: PathSegment | undefined): number {
  if (given === undefined || segment === undefined) return 1
  return segment.kind === 'literal' ? distance(given, segment.text) : given === '' ? 1 : 0
}

function segmentMismatch(at: number, given: string | undefined, segment: PathSegment | undefined, language: Language): Mismatch {
  const words = wordsIn[language]
  const expected =
    segment === undefined
      ? words.end
      : segment.kind === 'literal'
        ? `"${segment.text}"`
        : segment.kind === 'parameter'
          ? `${words.valueOf} {${segment.name}}`
          : '*'
  const hint = segment?.kind === 'literal' && given !== undefined ? subtleDifference(given, segment.text)?.[language] : undefined
  return {
    part: `${words.segment} ${at + 1}`,
    expected,
    given: given === undefined ? words.end : `"${given}"`,
    ...(hint !== undefined && { hint }),
  }
}
