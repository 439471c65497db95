/** Whole elements of an object type that has text elements only, such as the rows of a table: each is put together as one string. */
import type { Name } from '../../xml/name.ts'
import { additional } from '../types/any-value.ts'
import { planOf } from '../types/object-plan.ts'
import { isObjectType, type ObjectType } from '../types/object-type.ts'
import { xsiType } from '../types/substitution.ts'
import type { XDTOType } from '../types/type.ts'
import type { Source } from './attributes.ts'
import { present, surplus, writtenAs } from './keys.ts'
import { runText, segmentsOf, tagsOf, type LeafRun } from './leaves.ts'
import type { WriteSession } from './session.ts'

/** Writes the value's element; `false`, with nothing done, for a value that needs the general writer. */
export type RowWriter = (session: WriteSession, value: unknown) => boolean

/** The tag of the rows where it was needed last. */
interface RowTag {
  readonly lead: string
  readonly prefix: string
  readonly begin: string
  readonly end: string
  readonly empty: string
  /** Of the elements inside. */
  readonly inner: string
}

/** `undefined` for a type that has more than elements of text. */
export function rowWriter(name: Name, type: XDTOType): RowWriter | undefined {
  const run = runOf(type)
  if (run === undefined) return undefined
  let tag: RowTag | undefined
  return (session, value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || !session.mayDeepen) return false
    const source = value as Source
    if (source[xsiType] !== undefined || source[additional] !== undefined) return false
    const prefix = session.runPrefix(name.namespace)
    if (prefix === undefined) return false
    const { lead } = session.writer
    if (tag === undefined || tag.lead !== lead || tag.prefix !== prefix) tag = rowTag(name, lead, prefix)
    const tags = tagsOf(session, run, tag.inner)
    if (tags === undefined) return false
    const text = runText(session, run, tags, source)
    if (session.met !== present(source)) surplus(session, source, type as ObjectType)
    session.writer.children(text === '' ? tag.empty : tag.begin + text + tag.end)
    return true
  }
}

function runOf(type: XDTOType): LeafRun | undefined {
  if (!isObjectType(type) || type.settings.abstract === true || type.settings.content !== undefined) return undefined
  const plan = planOf(type)
  if (plan.attributes.length > 0 || plan.text || plan.sequenced) return undefined
  const segments = segmentsOf(plan.elements.map(writtenAs))
  return segments.length === 1 && 'leaves' in segments[0]! ? segments[0] : undefined
}

function rowTag({ local }: Name, lead: string, prefix: string): RowTag {
  const name = prefix === '' ? local : `${prefix}:${local}`
  return {
    lead,
    prefix,
    begin: `${lead}<${name}>`,
    end: `${lead}</${name}>`,
    empty: `${lead}<${name}/>`,
    inner: lead === '' ? '' : `${lead}\t`,
  }
}
