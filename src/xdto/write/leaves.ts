/** Runs of properties that are elements of text: their tags are made once a place, so that a run is put together as one string. */
import type { PlannedProperty } from '../types/object-plan.ts'
import type { Primitive } from '../types/primitive.ts'
import { primitives } from '../types/primitives.ts'
import { textCodec, type TextCodec } from '../types/text-codec.ts'
import { isValueType } from '../types/value-type.ts'
import { missing, type Source, type Written } from './attributes.ts'
import { nullRefused, type WriteSession } from './session.ts'

/** A property whose element holds text alone. */
export interface Leaf {
  readonly written: Written
  readonly property: PlannedProperty
  readonly name: string
  readonly codec: TextCodec
  /** Whether the text is the value itself: a string without facets. */
  readonly bare: boolean
  readonly plain: boolean
  /** Prints values whose text needs neither a check nor escaping. */
  readonly quick: Primitive | undefined
}

/** Neighbours of one namespace. */
export interface LeafRun {
  readonly namespace: string
  readonly leaves: readonly Leaf[]
  /** The tags as they were needed last. */
  tags: Tags | undefined
}

/** The tags of a run's elements where they have that prefix and that layout before them. */
export interface Tags {
  readonly lead: string
  readonly prefix: string
  readonly xsi: string
  readonly begin: readonly string[]
  /** The end of the leaf before and the beginning of this one. */
  readonly between: readonly string[]
  readonly end: readonly string[]
  readonly empty: readonly string[]
  /** With xsi:nil="true". */
  readonly nil: readonly string[]
}

/** Whether the property can be written in a run: text that needs no prefix of its own, once, under no further rule. */
const leafOf = (written: Written): Leaf | undefined => {
  const { property } = written
  if (property.list || property.fixed || property.inherited || !isValueType(property.type)) return undefined
  const codec = textCodec(property.type)
  if (codec.writes === 'qname' || codec.primitive === primitives.base64Binary) return undefined
  return {
    written,
    property,
    name: property.name,
    codec,
    bare: codec.primitive === primitives.string && codec.unchecked === true,
    plain: codec.writes === 'plain',
    quick: codec.writes === 'plain' && codec.unchecked === true ? codec.primitive : undefined,
  }
}

/** The properties in their order: runs of leaves, and those which are something else. */
export function segmentsOf(elements: readonly Written[]): readonly (LeafRun | Written)[] {
  const segments: (LeafRun | Written)[] = []
  let run: Leaf[] = []
  for (const written of elements) {
    const leaf = leafOf(written)
    if (leaf === undefined) segments.push(written)
    const namespace = written.name.namespace
    if (leaf === undefined || run.length === 0 || run[0]!.written.name.namespace !== namespace) run = []
    if (leaf === undefined) continue
    run.push(leaf)
    if (run.length === 1) segments.push({ namespace, leaves: run, tags: undefined })
  }
  return segments
}

/** The run's tags at this place; `undefined` where a prefix has to be declared on the elements themselves. */
export function tagsOf(session: WriteSession, run: LeafRun, lead: string): Tags | undefined {
  const prefix = session.runPrefix(run.namespace)
  const xsi = session.xsiPrefix
  if (prefix === undefined || xsi === undefined) return undefined
  const known = run.tags
  if (known !== undefined && known.prefix === prefix && known.lead === lead && known.xsi === xsi) return known
  const names = run.leaves.map(({ property }) => (prefix === '' ? property.local : `${prefix}:${property.local}`))
  const begin = names.map((name) => `${lead}<${name}>`)
  const end = names.map((name) => `</${name}>`)
  return (run.tags = {
    lead,
    prefix,
    xsi,
    begin,
    end,
    between: begin.map((one, at) => (at === 0 ? one : end[at - 1]! + one)),
    empty: names.map((name) => `${lead}<${name}/>`),
    nil: names.map((name) => `${lead}<${name} ${xsi}:nil="true"/>`),
  })
}

/** The elements of the run, one behind the other; what does not fit is a fault, after which the text is of no use. */
export function runText(session: WriteSession, { leaves }: LeafRun, tags: Tags, source: Source): string {
  const { begin, between, end } = tags
  let out = ''
  let met = 0
  /** The leaf whose end is still to come. */
  let open = -1
  for (let at = 0; at < leaves.length; at++) {
    const leaf = leaves[at]!
    const value = source[leaf.name]
    if (value === undefined) {
      if (leaf.property.least > 0) missing(session, leaf.name)
      continue
    }
    met++
    const text = quickText(session, leaf, value) ?? textOf(session, leaf, value)
    if (text === undefined) continue
    if (text === '' || text === NIL) {
      out += (open < 0 ? '' : end[open]!) + (text === '' ? tags.empty[at]! : tags.nil[at]!)
      open = -1
    } else {
      out += open === at - 1 ? between[at]! + text : (open < 0 ? '' : end[open]!) + begin[at]! + text
      open = at
    }
  }
  session.met = met
  return open < 0 ? out : out + end[open]!
}

/** In place of the text of an element that is empty: no text of an element has a bare `<` in it. */
const NIL = '<nil>'

/** The text as it stands in the document, where that is plain to see. */
function quickText(session: WriteSession, { quick, bare }: Leaf, value: unknown): string | undefined {
  if (quick !== undefined) return value === null ? undefined : quick.print(value, session)
  return bare && typeof value === 'string' && isPlainText(value) ? value : undefined
}

/** The text as it stands in the document; `undefined` after a fault. */
function textOf(session: WriteSession, { name, property, codec, plain, bare }: Leaf, value: unknown): string | undefined {
  if (value === null && property.nillable) return NIL
  const { trail } = session
  trail.enter(name, -1)
  let text: string | undefined
  if (value === null) session.fault(nullRefused(property.type))
  else text = bare && typeof value === 'string' ? value : codec.write(value, session)
  if (text !== undefined && !plain) text = session.escaped(text)
  trail.leave()
  return text
}

/** Of a short text: whether it has nothing to be escaped. */
function isPlainText(text: string): boolean {
  if (text.length > SHORT) return false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20 || code === 0x26 || code === 0x3c || code === 0x3e || code >= 0xd800) return false
  }
  return true
}

const SHORT = 40
