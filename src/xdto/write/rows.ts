/** Whole elements of an object type that has text elements only, such as the rows of a table: each is put together as one. */
import type { Name } from '../../xml/name.ts'
import { additional } from '../types/any-value.ts'
import { planOf } from '../types/object-plan.ts'
import { isObjectType, type ObjectType } from '../types/object-type.ts'
import { xsiType } from '../types/substitution.ts'
import type { XDTOType } from '../types/type.ts'
import type { Rows, Source } from './attributes.ts'
import { present, surplus, writtenAs } from './keys.ts'
import { runText, segmentsOf, tagsOf, type LeafRun, type Tags } from './leaves.ts'
import { RowBytes } from './row-bytes.ts'
import type { WriteSession } from './session.ts'

/** The tags of the rows where they were needed last. */
interface RowTag {
  readonly lead: string
  readonly prefix: string
  readonly begin: string
  readonly end: string
  readonly empty: string
  /** Before the elements inside. */
  readonly inner: string
}

/** The rows of one property. */
class RowWriter implements Rows {
  readonly #name: Name
  readonly #type: ObjectType
  readonly #run: LeafRun
  #tag: RowTag | undefined
  #bytes: { readonly tag: RowTag; readonly tags: Tags; readonly rows: RowBytes } | undefined

  constructor(name: Name, type: ObjectType, run: LeafRun) {
    this.#name = name
    this.#type = type
    this.#run = run
  }

  write(session: WriteSession, value: unknown): boolean {
    if (!isPlain(session, value)) return false
    const tag = this.#tagFor(session)
    const tags = tag && tagsOf(session, this.#run, tag.inner)
    if (tag === undefined || tags === undefined) return false
    const text = runText(session, this.#run, tags, value)
    if (session.met !== present(value)) surplus(session, value, this.#type)
    session.writer.children(text === '' ? tag.empty : tag.begin + text + tag.end)
    return true
  }

  put(session: WriteSession, value: unknown): boolean {
    if (!isPlain(session, value)) return false
    const tag = this.#tagFor(session)
    const tags = tag && tagsOf(session, this.#run, tag.inner)
    if (tag === undefined || tags === undefined) return false
    if (this.#bytes === undefined || this.#bytes.tag !== tag || this.#bytes.tags !== tags)
      this.#bytes = { tag, tags, rows: new RowBytes(this.#run, tag, tags) }
    const room = session.writer.childrenRoom()
    return room !== undefined && this.#bytes.rows.put(room, value)
  }

  #tagFor(session: WriteSession): RowTag | undefined {
    const prefix = session.runPrefix(this.#name.namespace)
    if (prefix === undefined) return undefined
    const { lead } = session.writer
    const known = this.#tag
    return known !== undefined && known.lead === lead && known.prefix === prefix ? known : (this.#tag = rowTag(this.#name, lead, prefix))
  }
}

/** `undefined` for a type that has more than elements of text. */
export function rowWriter(name: Name, type: XDTOType): Rows | undefined {
  const run = runOf(type)
  return run && new RowWriter(name, type as ObjectType, run)
}

/** Whether it is an object of the declared type itself, with nothing added to it. */
function isPlain(session: WriteSession, value: unknown): value is Source {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !session.mayDeepen) return false
  const source = value as Source
  return source[xsiType] === undefined && source[additional] === undefined
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
