/** The tags of a type's text elements as they were written last: the next of their kind are likely to be written so, too. */
import type { KnownTag } from '../../xml/leaf.ts'
import type { XMLPullReader } from '../../xml/pull.ts'
import { planOf, type ObjectPlan, type PlannedProperty } from '../types/object-plan.ts'
import type { ObjectType } from '../types/object-type.ts'
import { primitives } from '../types/primitives.ts'
import { textCodec, type TextCodec } from '../types/text-codec.ts'
import { XSI } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'

/** How an element of text was written. */
interface Leaf extends KnownTag {
  readonly prefix: string
  /** The whole element where it was empty by xsi:nil, and the prefix of that attribute. */
  nil: string | undefined
  nilPrefix: string
}

/** Names that are longer are not remembered: they may keep a whole document in memory. */
export const LONGEST = 40

/** By the index of the property. */
export interface KnownTags {
  /** `undefined` where an element holds more than text, or where its text alone does not tell the value. */
  readonly codecs: readonly (TextCodec | undefined)[]
  /** Whether the text is the value: a string without rules. */
  readonly bare: readonly boolean[]
  readonly leaves: (Leaf | undefined)[]
  /** Changes with the leaves. */
  version: number
}

const known = new WeakMap<ObjectType, KnownTags | null>()

/** `undefined` for a type none of whose elements can be read by their known tags. */
export function knownTagsOf(type: ObjectType): KnownTags | undefined {
  let found = known.get(type)
  if (found === undefined) known.set(type, (found = noTags(planOf(type)) ?? null))
  return found ?? undefined
}

function noTags({ elements, sequenced }: ObjectPlan): KnownTags | undefined {
  const names = new Set(elements.map((one) => `${one.local} ${one.namespace}`))
  if (sequenced || names.size < elements.length) return undefined
  const codecs = elements.map(codecOf)
  return codecs.every((one) => one === undefined)
    ? undefined
    : {
        codecs,
        bare: codecs.map((one) => one !== undefined && one.primitive === primitives.string && one.unchecked === true),
        leaves: codecs.map(() => undefined),
        version: 0,
      }
}

/** The prefixes of a QName mean what they mean inside its element, and a default says what an empty element is. */
function codecOf({ type, byDefault, fixed }: PlannedProperty): TextCodec | undefined {
  if (!isValueType(type) || byDefault !== undefined || fixed) return undefined
  const codec = textCodec(type)
  return codec.writes === 'qname' || codec.primitive === primitives.base64Binary ? undefined : codec
}

/** Remembers how the element that was just met is written. */
export function learnTag(tags: KnownTags, at: number, reader: XMLPullReader): void {
  const { codecs, leaves } = tags
  if (codecs[at] === undefined || reader.declarations.length > 0) return
  const { prefix, local, attributes } = reader
  if (prefix.length > LONGEST || local.length > LONGEST) return
  let leaf = leaves[at]
  if (leaf === undefined || leaf.prefix !== prefix) {
    const name = prefix === '' ? local : `${prefix}:${local}`
    tags.version++
    leaf = leaves[at] = { prefix, begin: flat('<', name, '>'), end: flat('</', name, '>'), nil: undefined, nilPrefix: '' }
  }
  const [first, second] = attributes
  if (first === undefined || second !== undefined || first.local !== 'nil' || first.namespace !== XSI || first.value !== 'true') return
  if (first.prefix === leaf.nilPrefix || first.prefix.length > LONGEST) return
  tags.version++
  leaf.nil = flat(leaf.begin.slice(0, -1), ' ', first.prefix, ':nil="true"/>')
  leaf.nilPrefix = first.prefix
}

/** One string of characters, not a tree of strings: it is compared with one by one. */
const flat = (...parts: readonly string[]): string => parts.join('')
