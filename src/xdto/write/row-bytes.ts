/** The rows of a long table put as bytes of the document, where each value's text is plain to see: no string is made of a row. */
import { Markup, MOST_OF_CHARACTER, putText, SHORT_TEXT, type ByteRoom } from '../../xml/put.ts'
import type { TextWritePlace } from '../types/text-place.ts'
import type { Source } from './attributes.ts'
import { present } from './keys.ts'
import type { Leaf, LeafRun, Tags } from './leaves.ts'

/** The markup of rows of one type at one place. */
export class RowBytes {
  readonly #leaves: readonly Leaf[]
  readonly #begin: Markup
  readonly #finish: Markup
  /** Of the elements, by their place. */
  readonly #starts: readonly Markup[]
  readonly #betweens: readonly Markup[]
  readonly #ends: readonly Markup[]
  readonly #empties: readonly Markup[]
  readonly #nils: readonly Markup[]
  /** The most bytes that a row takes. */
  readonly #most: number

  constructor({ leaves }: LeafRun, row: { readonly begin: string; readonly end: string }, tags: Tags) {
    const markups = (texts: readonly string[]): readonly Markup[] => texts.map((text) => new Markup(text))
    this.#leaves = leaves
    this.#begin = new Markup(row.begin)
    this.#finish = new Markup(row.end)
    this.#starts = markups(tags.begin)
    this.#betweens = markups(tags.between)
    this.#ends = markups(tags.end)
    this.#empties = markups(tags.empty)
    this.#nils = markups(tags.nil)
    const all = [this.#begin, this.#finish, ...this.#starts, ...this.#betweens, ...this.#ends, ...this.#empties, ...this.#nils]
    this.#most = all.reduce((sum, one) => sum + one.room, 0) + leaves.length * SHORT_TEXT * MOST_OF_CHARACTER
  }

  /** `false`, with nothing done, for a row that needs the general writer: all faults are its business. */
  put(bytes: ByteRoom, source: Source): boolean {
    bytes.reserve(this.#most)
    const { room, view } = bytes
    let at = this.#begin.put(view, bytes.length)
    let met = 0
    /** The leaf whose end is still to come. */
    let open = -1
    for (let index = 0; index < this.#leaves.length; index++) {
      const leaf = this.#leaves[index]!
      const value = source[leaf.name]
      if (value === undefined) {
        if (leaf.property.least > 0) return false
        continue
      }
      met++
      const from = open < 0 || open === index - 1 ? at : this.#ends[open]!.put(view, at)
      if (value === null || value === '') {
        if (value === null ? !leaf.property.nillable : !leaf.bare) return false
        at = open === index - 1 && open >= 0 ? this.#ends[open]!.put(view, at) : from
        at = (value === null ? this.#nils[index]! : this.#empties[index]!).put(view, at)
        open = -1
        continue
      }
      const start = open >= 0 && open === index - 1 ? this.#betweens[index]! : this.#starts[index]!
      const begun = start.put(view, from)
      at = putValue(leaf, value, room, begun)
      // An empty text of a type that is written by its own rules has another tag.
      if (at <= begun) return false
      open = index
    }
    if (met === 0 || met !== present(source)) return false
    if (open >= 0) at = this.#ends[open]!.put(view, at)
    bytes.length = this.#finish.put(view, at)
    return true
  }
}

/** A fault is reported by the general writer, which comes after. */
const quiet: TextWritePlace = { qname: (name) => name.local, fault: () => {} }

/** Where the next byte comes; -1 where the value's text has to be looked at. */
function putValue({ bare, quick, codec }: Leaf, value: unknown, room: Uint8Array, at: number): number {
  if (bare && typeof value === 'string') return putText(room, at, value)
  if (quick?.put !== undefined) return quick.put(value, room, at)
  const text = codec.write(value, quiet)
  return text === undefined ? -1 : putText(room, at, text)
}
