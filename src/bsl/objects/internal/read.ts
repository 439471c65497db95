/** `ЗначениеИзСтрокиВнутр`: reads what ЗначениеВСтрокуВнутр wrote, with or without its line feeds; what is not known is kept as it is. */
import { parsePlain } from '../../run/big-number.ts'
import { fromDigits } from '../../run/calendar.ts'
import { BslError } from '../../run/error.ts'
import type { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { Null, type TypeValue } from '../../run/values.ts'
import { ArrayObject } from '../collections/array.ts'
import { MapObject } from '../collections/map.ts'
import { StructureObject } from '../collections/structure.ts'
import { tableType } from '../tables/table-methods.ts'
import { TableObject } from '../tables/table.ts'
import { allowedLength, allowedSign, NumberQualifiers, StringQualifiers } from '../values/qualifiers.ts'
import { TypeDescription } from '../values/type-description.ts'
import { internalReference } from './forms.ts'
import { ids, OpaqueValue, typeIds } from './write.ts'

type Part = string | { readonly text: string } | { readonly parts: readonly Part[]; readonly source: string }

const bad = (): BslError => new BslError('Неверный формат хранилища данных', 'Invalid format of stored data')

export function internalValue(source: string, run: Run): unknown {
  const cursor = { source, at: 0 }
  const part = readPart(cursor)
  if (typeof part === 'string' || 'text' in part) throw bad()
  return value(part, run)
}

function readPart(cursor: { readonly source: string; at: number }): Part {
  const { source } = cursor
  while (/\s/.test(source[cursor.at] ?? '')) cursor.at++
  const from = cursor.at
  if (source[from] === '"') return readText(cursor)
  if (source[from] !== '{') {
    while (cursor.at < source.length && !',}'.includes(source[cursor.at]!)) cursor.at++
    return source.slice(from, cursor.at).trim()
  }
  const parts: Part[] = []
  do {
    cursor.at++
    parts.push(readPart(cursor))
    while (/\s/.test(source[cursor.at] ?? '')) cursor.at++
  } while (source[cursor.at] === ',')
  if (source[cursor.at] !== '}') throw bad()
  cursor.at++
  return { parts, source: source.slice(from, cursor.at) }
}

function readText(cursor: { readonly source: string; at: number }): { readonly text: string } {
  let text = ''
  for (;;) {
    const end = cursor.source.indexOf('"', cursor.at + 1)
    if (end < 0) throw bad()
    text += cursor.source.slice(cursor.at + 1, end)
    cursor.at = end + 1
    if (cursor.source[cursor.at] !== '"') return { text }
    text += '"'
  }
}

const textOf = (part: Part | undefined): string =>
  typeof part === 'object' && 'text' in part ? part.text : typeof part === 'string' ? part : ''

const partsOf = (part: Part | undefined): readonly Part[] => {
  if (typeof part !== 'object' || !('parts' in part)) throw bad()
  return part.parts
}

function value(part: Part, run: Run): unknown {
  if (typeof part !== 'object' || !('parts' in part)) throw bad()
  const [kind, first, second] = part.parts
  switch (textOf(kind)) {
    case 'N':
      return parsePlain(textOf(first)) ?? 0
    case 'S':
      return textOf(first)
    case 'B':
      return textOf(first) === '1'
    case 'D':
      return fromDigits(textOf(first))
    case 'U':
      return null
    case 'L':
      return Null
    case 'T':
      return typeOfId(textOf(first), run) ?? new OpaqueValue(part.source)
    case '#':
      return object(textOf(first), second, part.source, run)
    default:
      throw bad()
  }
}

function typeOfId(id: string, run: Run): TypeValue | undefined {
  const found = Object.entries(typeIds).find(([, one]) => one === id)
  return found && run.types.named(found[0])
}

function object(id: string, body: Part | undefined, source: string, run: Run): unknown {
  if (typeof body !== 'object' || !('parts' in body)) return internalReference(run, id, textOf(body)) ?? new OpaqueValue(source)
  const items = body.parts.slice(1)
  const pairs = (): (readonly [unknown, unknown])[] =>
    items.map((one) => [value(partsOf(one)[0]!, run), value(partsOf(one)[1]!, run)] as const)
  if (id === ids.array) return new ArrayObject(items.map((one) => value(one, run)))
  if (id === ids.structure) return new StructureObject(pairs().map(([key, one]) => [String(key), one] as const))
  if (id === ids.map) return new MapObject(pairs())
  if (id === ids.typeDescription) return description(body, run)
  if (id === ids.table) return table(body, run)
  return new OpaqueValue(source)
}

const letterTypes: Readonly<Record<string, string>> = { B: 'Булево', S: 'Строка', D: 'Дата', N: 'Число' }

function description(part: Part, run: Run): TypeDescription {
  const found = partsOf(part)
    .slice(1)
    .map((one) => partsOf(one).map(textOf))
  const qualifiers = found.flatMap(([letter, first, second, third]): BslObject[] => {
    if (first === undefined) return []
    if (letter === 'N') return [new NumberQualifiers(Number(first), Number(second), allowedSign.of(third === '1' ? 'Nonnegative' : 'Any'))]
    return letter === 'S' ? [new StringQualifiers(Number(first), allowedLength.of(second === '0' ? 'Fixed' : 'Variable'))] : []
  })
  const named = found.map(([letter = '']) => letterTypes[letter]).filter((one) => one !== undefined)
  return new TypeDescription(
    run.types,
    named.map((one) => run.types.named(one)),
    qualifiers,
  )
}

function table(part: Part, run: Run): TableObject {
  const [, heads, content] = partsOf(part)
  const made = new TableObject(tableType)
  for (const head of partsOf(heads).slice(1)) {
    const [, name, pattern, title, width] = partsOf(head)
    const type = partsOf(pattern).length > 1 ? description(pattern!, run) : null
    made.columns.add(textOf(name), type, textOf(title), Number(textOf(width)))
  }
  const body = partsOf(content).find((one) => typeof one === 'object' && 'parts' in one)
  for (const row of partsOf(body).slice(2)) {
    const [, , count, ...cells] = partsOf(row)
    const target = made.add()
    cells.slice(0, Number(textOf(count))).forEach((cell, at) => {
      target.cells[made.columns.items[at]!.slot] = value(cell, run)
    })
  }
  return made
}
