/** Answers of reading: sets, entities, counts, properties, each in the representation that was asked for. */
import { concatBytes, textReply, type Reply } from '../../exchange/reply.ts'
import type { Pace } from '../../infobase/query/pace.ts'
import type { Row } from '../../infobase/query/plan.ts'
import { atomWriter, feedHead, feedTail, resultWriter, type AtomContext } from '../format/atom.ts'
import { jsonEntity, jsonEnvelope, type JsonContext, type Level } from '../format/json.ts'
import { neededFields, type Item, type Selection } from '../model/selected.ts'
import type { Representation } from '../syntax/representation.ts'
import { jsonWriterOf } from './cached.ts'
import { flatItems, isFlat, itemsOf } from './items.ts'
import { countOf, SLICE, slicesOf, type Query } from './rows.ts'
import type { Source } from './source.ts'

export interface Writing {
  readonly representation: Representation
  readonly root: string
  readonly updated: string
}

export const VERSION = ['DataServiceVersion', '3.0'] as const

const contentType = (representation: Representation, atom: string): string =>
  representation === 'atom' ? atom : 'application/json;charset=utf-8'

/** The pieces of a whole set: before, one row, what parts rows, after. */
interface Pieces {
  readonly head: string
  readonly row: (item: Item) => string
  readonly between: string
  readonly tail: string
}

function piecesOf(selection: Selection, count: number | undefined, writing: Writing, source: Source): Pieces {
  const { representation, root } = writing
  const isVirtual = selection.entity.shape === 'virtual'
  if (representation !== 'atom') {
    const context: JsonContext = { model: source.model, level: representation as Level, root }
    const write = jsonWriterOf(selection, context)
    const set = isVirtual ? `Collection(StandardODATA.${selection.entity.name})` : selection.entity.name
    const [head, tail] = jsonEnvelope(set, count, context)
    return { head, row: (item) => `{\n${write(item)}\n}`, between: ',', tail }
  }
  if (isVirtual) return { ...resultWriter(selection, source), between: '' }
  const context: AtomContext = { model: source.model, root, updated: writing.updated }
  const write = atomWriter(selection, context)
  return { head: feedHead(context), row: (item) => write(item), between: '', tail: feedTail(count) }
}

/** Rows for which more is read at once, and rows that are written between two looks at the clock. */
const AT_ONCE = 100
const LOOK = 8

/** A set: as one text or bytes where it is less than a slice, else streamed; others have their turn whenever `pace` is over. */
export async function setReply(
  query: Query,
  selection: Selection,
  count: number | undefined,
  writing: Writing,
  source: Source,
  pace: Pace,
): Promise<Reply> {
  const pieces = piecesOf(selection, count, writing, source)
  const isVirtual = selection.entity.shape === 'virtual'
  const type = contentType(
    writing.representation,
    isVirtual ? 'application/xml;charset=utf-8' : 'application/atom+xml;type=feed;charset=utf-8',
  )
  if (pace.isOver) await pace.turn()
  const columns = neededFields(selection)
  const slices = slicesOf(query, columns, source)
  const first = await slices.next()
  const rows = first.done === true ? [] : first.value
  const flat = isFlat(selection)
  const write = async (slice: readonly Row[], before: string): Promise<void> => {
    const step = flat ? LOOK : AT_ONCE
    for (let at = 0; at < slice.length; at += step) {
      if (pace.isOver) await pace.turn()
      const some = slice.slice(at, at + step)
      const items = flat ? flatItems(selection, columns, some) : await itemsOf(source, selection, columns, some)
      for (let from = 0; from < items.length; from += LOOK) {
        if (from > 0 && pace.isOver) await pace.turn()
        made.addItems(items, from, from + LOOK, at + from === 0 ? before : pieces.between, pieces)
      }
    }
  }
  const made = new Bytes()
  made.add(pieces.head)
  await write(rows, '')
  if (rows.length < SLICE) {
    made.add(pieces.tail)
    return bytesOrText(type, made)
  }
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield* made.taken()
    for await (const slice of slices) {
      await write(slice, pieces.between)
      yield* made.taken()
    }
    made.add(pieces.tail)
    yield made.rest()
  }
  return { status: 200, headers: ['Content-Type', type, ...VERSION], body: { stream: rest } }
}

/** Items that are there already, as a set. */
export function itemsReply(
  items: readonly Item[],
  selection: Selection,
  count: number | undefined,
  writing: Writing,
  source: Source,
): Reply {
  const { head, row, between, tail } = piecesOf(selection, count, writing, source)
  const isVirtual = selection.entity.shape === 'virtual'
  const atom = isVirtual ? 'application/xml;charset=utf-8' : 'application/atom+xml;type=feed;charset=utf-8'
  return textReply(200, contentType(writing.representation, atom), head + items.map(row).join(between) + tail, VERSION)
}

/**
 * Characters after which a text is made bytes. A text that is added up is joined when it is read; V8 takes a hundred times as long for one
 * of 128 kB.
 */
const SHORT = 24_000
/** Bytes of a piece at least, but for the last one. */
const PIECE = 96_000

/**
 * A text that grows, and may be long: what is finished is taken away in pieces. It is encoded where it stays, which takes half as long as
 * an array for each part that is copied into one for all.
 */
class Bytes {
  readonly #utf8 = new TextEncoder()
  #finished: Uint8Array[] = []
  #into: Uint8Array = NOTHING
  #filled = 0
  #text = ''

  add(text: string): void {
    this.#text += text
    if (this.#text.length >= SHORT) this.#encode()
  }

  /** From one place up to another; `before`: what parts them from those before them. */
  addItems(items: readonly Item[], from: number, to: number, before: string, { row, between }: Pieces): void {
    let parting = before
    for (let at = from; at < to && at < items.length; at++) {
      this.add(parting + row(items[at]!))
      parting = between
    }
  }

  /** The pieces that are finished. */
  taken(): readonly Uint8Array[] {
    if (this.#filled >= PIECE) this.#finish()
    const all = this.#finished
    this.#finished = []
    return all
  }

  /** What is left, as long as it is short. */
  get text(): string | undefined {
    return this.#filled === 0 && this.#finished.length === 0 ? this.#text : undefined
  }

  /** All that is left. */
  rest(): Uint8Array {
    this.#encode()
    this.#finish()
    const all = concatBytes(this.#finished)
    this.#finished = []
    return all
  }

  #encode(): void {
    // A unit of UTF-16 takes three bytes at most.
    const most = this.#text.length * 3
    if (this.#into.length - this.#filled < most) {
      this.#finish()
      this.#into = new Uint8Array(Math.max(PIECE + 3 * SHORT, most))
    }
    this.#filled += this.#utf8.encodeInto(this.#text, this.#into.subarray(this.#filled)).written
    this.#text = ''
  }

  #finish(): void {
    if (this.#filled > 0) this.#finished.push(this.#into.subarray(0, this.#filled))
    this.#into = NOTHING
    this.#filled = 0
  }
}

const NOTHING = new Uint8Array()

function bytesOrText(type: string, made: Bytes): Reply {
  if (made.text !== undefined) return textReply(200, type, made.text, VERSION)
  const bytes = made.rest()
  return { status: 200, headers: ['Content-Type', type, ...VERSION, 'Content-Length', String(bytes.length)], body: bytes }
}

/** One entity; `location` of a new one. */
export function entityReply(
  status: 200 | 201,
  item: Item,
  selection: Selection,
  writing: Writing,
  source: Source,
  location?: string,
): Reply {
  const { representation, root } = writing
  const headers = [...VERSION, ...(location === undefined ? [] : ['Location', location])]
  if (representation === 'atom') {
    const text = atomWriter(selection, { model: source.model, root, updated: writing.updated })(item, true)
    return textReply(status, 'application/atom+xml;type=entry;charset=utf-8', text, headers)
  }
  const context: JsonContext = { model: source.model, level: representation as Level, root }
  return textReply(
    status,
    'application/json;charset=utf-8',
    jsonEntity(selection.entity.name, jsonWriterOf(selection, context)(item), context),
    headers,
  )
}

/** The number behind a byte order mark, as real infobases write it. */
export async function countReply(query: Query, source: Source): Promise<Reply> {
  return textReply(200, 'text/plain;charset=utf-8', `\ufeff${await countOf(query, source)}`, VERSION)
}
