/** From the text of a URL template to its segments, or to a diagnostic for each violation of the grammar (chapter 17.3.2.2.2). */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { reportTemplate } from './diagnostics.ts'
import { nearestTemplate } from './repair.ts'

export type Segment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  /** `*`: any number of segments, none included; only ever the last. */
  | { readonly kind: 'rest' }

export interface Template {
  /** As it was written. */
  readonly text: string
  /** Without leading and trailing slash; none for the root of the service. */
  readonly segments: readonly Segment[]
}

/** Where the characters of a template are in a file, given their offset in the template's text. */
export type PlaceInTemplate = (offset: number, length: number) => Location | undefined

export interface ParsedTemplate {
  /** Absent when there are diagnostics. */
  readonly template?: Template
  readonly diagnostics: readonly Diagnostic[]
}

type Violation = (code: keyof typeof reportTemplate.table, offset: number, length: number, found?: string) => void

/** A missing leading slash means the same as one; a trailing slash is not significant; `/` and the empty text are the root. */
export function parseTemplate(text: string, place: PlaceInTemplate = () => undefined): ParsedTemplate {
  const diagnostics: Diagnostic[] = []
  const violation: Violation = (code, offset, length, found = text.slice(offset, offset + length)) => {
    diagnostics.push(reportTemplate(code, { template: text, found, nearest: nearestTemplate(text) }, place(offset, length)))
  }
  const start = text.startsWith('/') ? 1 : 0
  const written = start === text.length ? [] : text.slice(start, text.length > start && text.endsWith('/') ? -1 : undefined).split('/')
  const names: string[] = []
  let offset = start
  const segments = written.map((piece, at) => {
    const segment = readSegment(piece, offset, violation)
    if (segment?.kind === 'rest' && at < written.length - 1) violation('rest-not-last', offset, 1)
    if (segment?.kind === 'parameter') {
      if (names.includes(segment.name)) violation('parameter-repeated', offset, piece.length, segment.name)
      names.push(segment.name)
    }
    offset += piece.length + 1
    return segment
  })
  if (diagnostics.length > 0) return { diagnostics }
  return { template: { text, segments: segments.filter((one) => one !== undefined) }, diagnostics }
}

/** Most texts are of these characters, which are found without the tables of all scripts. */
const plain = /^[A-Za-z0-9_.~-]+$/

function readSegment(piece: string, offset: number, violation: Violation): Segment | undefined {
  if (piece === '') return void violation('empty-segment', Math.max(0, offset - 1), 1)
  if (piece === '*') return { kind: 'rest' }
  if (plain.test(piece)) return { kind: 'literal', text: piece }
  if (/^\{[^{}]*\}$/.test(piece)) return readParameter(piece.slice(1, -1), offset, violation)
  if (/[{}]/.test(piece)) return void unpaired(piece, offset, violation)
  const star = piece.indexOf('*')
  if (star >= 0) return void violation('rest-in-segment', offset + star, 1, piece)
  const wrong = /[^\p{L}\p{M}\p{Nd}_.~-]/u.exec(piece)
  if (wrong) return void violation('literal-character', offset + wrong.index, wrong[0].length)
  return { kind: 'literal', text: piece }
}

function readParameter(name: string, offset: number, violation: Violation): Segment | undefined {
  if (name === '') return void violation('parameter-unnamed', offset, 2)
  const wrong = /^[\wА-яЁё]*$/.test(name) ? null : plain.test(name) ? /[.~-]/.exec(name) : /[^\p{L}\p{M}\p{Nd}_]/u.exec(name)
  if (wrong) return void violation('parameter-name', offset + 1 + wrong.index, wrong[0].length)
  return { kind: 'parameter', name }
}

/** A segment with braces that is not `{name}`: one brace lacks its other, or there is something beside the parameter. */
function unpaired(piece: string, offset: number, violation: Violation): void {
  const bare = piece.replace(/\{[^{}]*\}/g, (paired) => ' '.repeat(paired.length))
  const opened = bare.indexOf('{')
  const closed = bare.indexOf('}')
  if (opened >= 0) violation('parameter-unclosed', offset + opened, 1, piece)
  else if (closed >= 0) violation('parameter-unopened', offset + closed, 1, piece)
  else violation('parameter-in-segment', offset, piece.length)
}

/** Names of the URL parameters, `*` among them. */
export const parameterNames = ({ segments }: Template): readonly string[] =>
  segments.flatMap((one) => (one.kind === 'parameter' ? [one.name] : one.kind === 'rest' ? ['*'] : []))
