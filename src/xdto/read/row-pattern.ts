/** A row of an object type as one regular expression, by the ways in which its elements were written so far, and its value. */
import { TEXT_RUN, TEXT_RUN_WITH_REFERENCES } from '../../xml/characters.ts'
import type { XMLPullReader } from '../../xml/pull.ts'
import { expandedText } from '../../xml/references.ts'
import { planOf, type ObjectPlan, type PlannedProperty } from '../types/object-plan.ts'
import type { ObjectType } from '../types/object-type.ts'
import { primitives } from '../types/primitives.ts'
import type { TextCodec } from '../types/text-codec.ts'
import type { XDTOType } from '../types/type.ts'
import { put, type Target } from './attributes.ts'
import { knownTagsOf, type KnownTags } from './known-tags.ts'

const BLANKS = '[ \\t\\n\\r]*'
/** Patterns of one type that are kept: one for each way in which clients write it. */
const MOST_PATTERNS = 8
/** A long list of properties makes a pattern that takes long to compile. */
const MOST_PROPERTIES = 60
/** What the rows of an object type are read by. */
export interface RowType {
  readonly plan: ObjectPlan
  readonly known: KnownTags
  readonly patterns: Map<string, RowPattern>
}

const rowTypes = new WeakMap<XDTOType, RowType | null>()

/** `undefined` for a type whose rows hold more than elements of text. */
export function rowTypeOf(type: XDTOType): RowType | undefined {
  const found = rowTypes.get(type)
  if (found !== undefined) return found ?? undefined
  const made = type.kind === 'object' ? madeRowType(type as ObjectType) : undefined
  rowTypes.set(type, made ?? null)
  return made
}

function madeRowType(type: ObjectType): RowType | undefined {
  const { abstract, content } = type.settings
  if (abstract === true || content !== undefined) return undefined
  const plan = planOf(type)
  if (plan.text !== undefined || plan.attributes.some((one) => one.least > 0 || one.byDefault !== undefined)) return undefined
  const known = knownTagsOf(type)
  return known === undefined ? undefined : { plan, known, patterns: new Map() }
}

/** One property in a pattern, and the numbers of its groups; 0 where it has none. */
interface Column {
  readonly property: PlannedProperty
  readonly codec: TextCodec | undefined
  /** Whether references may be in its text. */
  readonly free: boolean
  /** Whether its value keeps the text. */
  readonly kept: boolean
  readonly text: number
  readonly empty: number
  readonly nil: number
}

export class RowPattern {
  readonly regexp: RegExp
  /** Characters of the row's end tag. */
  readonly closing: number
  readonly #columns: readonly Column[]
  readonly #make: ((values: readonly unknown[]) => Target) | undefined
  readonly #lists: readonly PlannedProperty[]

  constructor(source: string, closing: number, columns: readonly Column[], lists: readonly PlannedProperty[]) {
    this.regexp = new RegExp(source, 'y')
    this.closing = closing
    this.#columns = columns
    this.#lists = lists
    this.#make = makerOf([...columns.map((one) => one.property), ...lists])
  }

  /** The value of a row that was found; `undefined` where anything in it is not right. */
  valueOf(found: RegExpExecArray, reader: XMLPullReader): Target | undefined {
    const columns = this.#columns
    const values: unknown[] = []
    let absent = false
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!
      const text = found[column.text]
      if (text !== undefined) {
        const value = valueOf(column, text, reader)
        if (value === undefined) return undefined
        values.push(value)
      } else if (column.nil > 0 && found[column.nil] !== undefined) {
        values.push(null)
      } else if (column.empty > 0 && found[column.empty] === undefined) {
        values.push(undefined)
        absent = true
      } else {
        const value = valueOf(column, '', reader)
        if (value === undefined) return undefined
        values.push(value)
      }
    }
    if (this.#make === undefined || absent) return this.#put(values)
    for (let at = 0; at < this.#lists.length; at++) values.push([])
    return this.#make(values)
  }

  #put(values: readonly unknown[]): Target {
    const target: Target = {}
    this.#columns.forEach(({ property }, at) => {
      if (values[at] !== undefined) put(target, property, values[at])
    })
    for (const property of this.#lists) put(target, property, [])
    return target
  }
}

/** A fault is told by the general way. */
const silent = { resolve: () => undefined, fault: () => {} }

function valueOf({ free, kept, codec }: Column, written: string, reader: XMLPullReader): unknown {
  const expanded = free ? expandedText(written) : written
  if (expanded === undefined) return undefined
  const text = kept ? reader.own(expanded) : expanded
  return codec === undefined ? text : codec.read(text, silent)
}

/** Types whose value keeps nothing of its text. */
const gone: ReadonlySet<unknown> = new Set([primitives.boolean, primitives.dateTime, primitives.date, primitives.time])

/** An object of all properties at once, whose form V8 knows; `undefined` where the runtime compiles no texts. */
function makerOf(properties: readonly PlannedProperty[]): ((values: readonly unknown[]) => Target) | undefined {
  const fields = properties.map(({ name }, at) => `${name === '__proto__' ? '["__proto__"]' : JSON.stringify(name)}: values[${at}]`)
  try {
    return new Function('values', `return { ${fields.join(', ')} }`) as (values: readonly unknown[]) => Target
  } catch {
    return undefined
  }
}

/** The pattern of rows whose tag has the prefix; `undefined` while not all of their elements have been seen. */
export function patternOf({ plan, known, patterns }: RowType, name: string): RowPattern | undefined {
  if (plan.elements.length > MOST_PROPERTIES) return undefined
  const columns: Column[] = []
  const lists: PlannedProperty[] = []
  let groups = 0
  let source = `${BLANKS}<${literal(name)}>`
  for (let at = 0; at < plan.elements.length; at++) {
    const property = plan.elements[at]!
    const leaf = known.leaves[at]
    if (leaf === undefined || property.list || property.most !== 1) {
      if (property.least > 0) return undefined
      if (property.list) lists.push(property)
      continue
    }
    const codec = known.codecs[at]
    const free = codec?.primitive === primitives.string || codec?.primitive === primitives.anySimpleType
    const optional = property.least === 0
    const [begin, end] = [literal(leaf.begin), literal(leaf.end)]
    const empty = optional ? groups + 2 : 0
    const nil = property.nillable && leaf.nil !== undefined ? groups + (optional ? 3 : 2) : 0
    columns.push({
      property,
      codec: known.bare[at]! ? undefined : codec,
      free,
      kept: !gone.has(codec?.primitive),
      text: groups + 1,
      empty,
      nil,
    })
    const ways = [
      `${begin}(${free ? TEXT_RUN_WITH_REFERENCES : TEXT_RUN})${end}`,
      `${begin.slice(0, -1)}${BLANKS}${optional ? '(/)' : '/'}>`,
    ]
    if (nil > 0) ways.push(`(${literal(leaf.nil!)})`)
    source += `(?:${BLANKS}(?:${ways.join('|')}))${optional ? '?' : ''}`
    groups += ways.length - (optional ? 0 : 1)
  }
  if (columns.length === 0) return undefined
  const end = `</${name}>`
  source += BLANKS + literal(end)
  let made = patterns.get(source)
  if (made === undefined) {
    if (patterns.size >= MOST_PATTERNS) patterns.clear()
    patterns.set(source, (made = new RowPattern(source, end.length, columns, lists)))
  }
  return made
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
