/** Answers of reading: sets, entities, counts, properties, each in the representation that was asked for. */
import { concatBytes, textReply, type Reply } from '../../exchange/reply.ts'
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

/** Rows that are written at once where that may take long, and the slices at the beginning where it may. */
const AT_ONCE = 100
const COLD = 8

/** A set: as one text where it is a slice, else streamed slice by slice; `turn` is one for everything else. */
export async function setReply(
  query: Query,
  selection: Selection,
  count: number | undefined,
  writing: Writing,
  source: Source,
  turn: () => Promise<void>,
): Promise<Reply> {
  const pieces = piecesOf(selection, count, writing, source)
  const isVirtual = selection.entity.shape === 'virtual'
  const type = contentType(
    writing.representation,
    isVirtual ? 'application/xml;charset=utf-8' : 'application/atom+xml;type=feed;charset=utf-8',
  )
  const columns = neededFields(selection)
  const slices = slicesOf(query, columns, source)
  const first = await slices.next()
  const rows = first.done === true ? [] : first.value
  const flat = isFlat(selection)
  const itemsIn = (slice: readonly Row[]) => (flat ? flatItems(selection, columns, slice) : itemsOf(source, selection, columns, slice))
  const inSteps = async (slice: readonly Row[], before: string, into: Bytes): Promise<void> => {
    for (let at = 0; at < slice.length; at += AT_ONCE) {
      if (at > 0) await turn()
      into.addItems(await itemsIn(slice.slice(at, at + AT_ONCE)), at === 0 ? before : pieces.between, pieces)
    }
  }
  const start = new Bytes()
  start.add(pieces.head)
  if (rows.length < SLICE) {
    start.addItems(await itemsIn(rows), '', pieces)
    start.add(pieces.tail)
    return bytesOrText(type, start)
  }
  await inSteps(rows, '', start)
  const rest = async function* (): AsyncGenerator<Uint8Array> {
    yield start.finished()
    // What writes a slice takes several times as long when it runs for the first times in a process.
    let cold = COLD
    for await (const slice of slices) {
      const made = new Bytes()
      if (!flat || cold-- > 0) await inSteps(slice, pieces.between, made)
      else made.addItems(flatItems(selection, columns, slice), pieces.between, pieces)
      yield made.finished()
    }
    yield new TextEncoder().encode(pieces.tail)
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

/** A text that grows, and may be long. */
class Bytes {
  readonly #utf8 = new TextEncoder()
  readonly #pieces: Uint8Array[] = []
  #text = ''

  add(text: string): void {
    this.#text += text
    if (this.#text.length < SHORT) return
    this.#pieces.push(this.#utf8.encode(this.#text))
    this.#text = ''
  }

  /** `before`: what parts them from those before them. */
  addItems(items: readonly Item[], before: string, { row, between }: Pieces): void {
    let parting = before
    for (const item of items) {
      this.add(parting + row(item))
      parting = between
    }
  }

  /** As long as it is short. */
  get text(): string | undefined {
    return this.#pieces.length === 0 ? this.#text : undefined
  }

  finished(): Uint8Array {
    if (this.#text !== '') this.#pieces.push(this.#utf8.encode(this.#text))
    return concatBytes(this.#pieces)
  }
}

function bytesOrText(type: string, made: Bytes): Reply {
  if (made.text !== undefined) return textReply(200, type, made.text, VERSION)
  const bytes = made.finished()
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
