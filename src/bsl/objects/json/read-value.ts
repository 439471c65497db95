/**
 * `ПрочитатьJSON`: objects as Структура (a key that is not an identifier is an error) or as Соответствие, null as Неопределено, dates of
 * named properties, and a function that restores values, children first, the root last.
 */
import { call } from '../../run/access.ts'
import { BslError, errors } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'
import { StructureObject } from '../collections/structure.ts'
import { readDate } from './dates.ts'
import { dateFormat } from './enumerations.ts'
import type { JSONReader } from './reader.ts'
import { type JSONScanner, Token, unexpected } from './scanner.ts'

export interface ReadOptions {
  readonly asMap: boolean
  /** Properties that are dates, with case. */
  readonly dates: ReadonlySet<unknown>
  readonly format: unknown
  /** Called with the name (Неопределено in arrays and at the root) and the value. */
  readonly restore?: ((name: string | null, value: unknown) => unknown) | undefined
  /** The only names it is called for. */
  readonly restored?: ReadonlySet<unknown> | undefined
}

export function readValue(run: Run, reader: JSONReader, options: ReadOptions): unknown {
  return value(run, begun(reader), options)
}

const behind = new Set<number>([Token.None, Token.ObjectEnd, Token.ArrayEnd, Token.Comment])

/** At the value that the reader is on, or at the next one: behind a value that was read whole, too. */
function begun({ open }: JSONReader): JSONScanner {
  const isBehind = behind.has(open.kind)
  if (isBehind && !open.next()) throw unexpected()
  return open
}

function value(run: Run, scanner: JSONScanner, options: ReadOptions): unknown {
  switch (scanner.kind) {
    case Token.ObjectStart:
      return options.asMap ? mapOf(run, scanner, options) : structureOf(run, scanner, options)
    case Token.ArrayStart:
      return arrayOf(run, scanner, options)
    case Token.ObjectEnd:
    case Token.ArrayEnd:
    case Token.None:
      throw unexpected()
    default:
      return scanner.value
  }
}

function arrayOf(run: Run, scanner: JSONScanner, options: ReadOptions): ArrayObject {
  const items: unknown[] = []
  while (advance(scanner) !== Token.ArrayEnd) {
    if (scanner.commas !== (items.length > 0 ? 1 : 0)) throw unexpected()
    items.push(value(run, scanner, options))
  }
  if (scanner.commas > 1) throw unexpected()
  return new ArrayObject(items)
}

function advance(scanner: JSONScanner): number {
  if (!scanner.next()) throw unexpected()
  return scanner.kind
}

function structureOf(run: Run, scanner: JSONScanner, options: ReadOptions): StructureObject {
  const found = new StructureObject()
  while (advance(scanner) === Token.Name) {
    const name = scanner.value as string
    found.insert(name, member(run, scanner, name, options))
  }
  return found
}

function mapOf(run: Run, scanner: JSONScanner, options: ReadOptions): MapObject {
  const found = new MapObject()
  while (advance(scanner) === Token.Name) {
    const name = scanner.value as string
    found.insert(name, member(run, scanner, name, options))
  }
  return found
}

function member(run: Run, scanner: JSONScanner, name: string, options: ReadOptions): unknown {
  advance(scanner)
  if (scanner.colons !== 1) throw unexpected()
  const found = value(run, scanner, options)
  return options.dates.size > 0 && options.dates.has(name) ? readDate(run, found, options.format) : found
}

/** With a restoring function, which may wait. */
async function readRestored(run: Run, reader: JSONReader, options: ReadOptions): Promise<unknown> {
  return restored(run, begun(reader), null, options)
}

async function restored(run: Run, scanner: JSONScanner, name: string | null, options: ReadOptions): Promise<unknown> {
  const found = await contents(run, scanner, options)
  if (options.restore && (!options.restored || (name !== null && options.restored.has(name)))) return options.restore(name, found)
  return name !== null && options.dates.has(name) ? readDate(run, found, options.format) : found
}

async function contents(run: Run, scanner: JSONScanner, options: ReadOptions): Promise<unknown> {
  if (scanner.kind === Token.ArrayStart) {
    const items: unknown[] = []
    while (advance(scanner) !== Token.ArrayEnd) items.push(await restored(run, scanner, null, options))
    return new ArrayObject(items)
  }
  if (scanner.kind !== Token.ObjectStart) return value(run, scanner, options)
  const found = options.asMap ? new MapObject() : new StructureObject()
  while (advance(scanner) === Token.Name) {
    const key = scanner.value as string
    advance(scanner)
    found.insert(key, await restored(run, scanner, key, options))
  }
  return found
}

const setOf = (list: unknown): ReadonlySet<unknown> =>
  list instanceof ArrayObject ? new Set(list.items) : new Set(typeof list === 'string' ? list.split(',').map((one) => one.trim()) : [])

/** The arguments of ПрочитатьJSON behind the reader. */
export function readJSON(run: Run, reader: JSONReader, args: readonly unknown[]): unknown {
  const [asMap = false, dates, format, name, module, extra, names] = args
  if (format !== undefined && !dateFormat.values.includes(format as never)) throw errors.mismatch(4)
  const options: ReadOptions = { asMap: asMap === true, dates: setOf(dates), format: format ?? dateFormat.of('ISO') }
  if (typeof name !== 'string' || name === '' || module === undefined || module === null) return readValue(run, reader, options)
  const wanted = setOf(names)
  const restore = (property: string | null, found: unknown): unknown =>
    call(run, module, name.toLowerCase(), name, property, found, extra ?? null)
  return readRestored(run, reader, { ...options, restore, restored: wanted.size > 0 ? wanted : undefined })
}

export const notSerialized = (): BslError =>
  new BslError('Значение не может быть сериализовано в JSON', 'The value cannot be serialized to JSON')
