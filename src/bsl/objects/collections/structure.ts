/** `Структура` and ФиксированнаяСтруктура: values by names in any case; the first spelling and the order of insertion are kept. */
import { BslError, errors } from '../../run/error.ts'
import { ByReference } from '../../run/member.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { KeyAndValue } from './key-and-value.ts'

export interface Entry {
  readonly name: string
  value: unknown
}

const isIdentifier = (name: string): boolean => /^[\p{L}_]/u.test(name) && !/[^\p{L}\p{Nl}\d_]/u.test(name)

/** Keys repeat from record to record: each is looked at once, in a memory that stays small. */
const foldedNames = new Map<string, string | undefined>()
const mostNames = 5000
const longestName = 500

function foldedName(name: string): string | undefined {
  const known = foldedNames.get(name)
  if (known !== undefined) return known
  const folded = isIdentifier(name) ? name.toLowerCase() : undefined
  if (foldedNames.size < mostNames && name.length < longestName) foldedNames.set(name, folded)
  return folded
}

export class StructureObject extends BslObject {
  readonly type: ObjectType
  readonly #entries: Map<string, Entry>

  constructor(entries: Iterable<readonly [string, unknown]> = [], fixed = false) {
    super()
    this.type = fixed ? fixedStructureType : structureType
    this.#entries = new Map([...entries].map(([name, value]) => [name.toLowerCase(), { name, value }]))
  }

  get isFixed(): boolean {
    return this.type === fixedStructureType
  }

  override getField(folded: string): unknown {
    return this.#entries.get(folded)?.value
  }

  override setField(folded: string, value: unknown): boolean {
    const entry = this.#entries.get(folded)
    if (!entry || this.isFixed) return false
    entry.value = value
    return true
  }

  override getIndex(index: unknown): unknown {
    if (typeof index !== 'string') throw errors.badValue(1)
    const found = this.#entries.get(index.toLowerCase())
    if (!found) throw errors.noField(index)
    return found.value
  }

  override setIndex(index: unknown, value: unknown): void {
    if (typeof index !== 'string') throw errors.badValue(1)
    if (!this.setField(index.toLowerCase(), value)) throw errors.noField(index)
  }

  /** Throws for a text that is not an identifier. */
  insert(name: string, value: unknown): void {
    const folded = foldedName(name)
    if (folded === undefined)
      throw new BslError(`Задано неправильное имя атрибута структуры '${name}'`, `Invalid structure attribute name '${name}'`)
    const known = this.#entries.get(folded)
    if (known) known.value = value
    else this.#entries.set(folded, { name, value })
  }

  delete(name: string): void {
    this.#entries.delete(name.toLowerCase())
  }

  clear(): void {
    this.#entries.clear()
  }

  has(name: string): boolean {
    return this.#entries.has(name.toLowerCase())
  }

  get count(): number {
    return this.#entries.size
  }

  /** Its members, for code that goes through many of them. */
  get members(): Iterable<Entry> {
    return this.#entries.values()
  }

  /** Names as first written, and values. */
  *entries(): IterableIterator<[string, unknown]> {
    for (const { name, value } of this.#entries.values()) yield [name, value]
  }

  override *iterate(): Iterable<unknown> {
    for (const { name, value } of this.#entries.values()) yield new KeyAndValue(name, value)
  }

  override isFilled(): boolean {
    return this.#entries.size > 0
  }
}

const reading: Record<string, Implementation> = {
  'Количество|Count': (self: StructureObject) => self.count,
  'Свойство|Property|sr?': (self: StructureObject, name: string, target: unknown) => {
    const found = self.getField(name.toLowerCase())
    if (target instanceof ByReference) target.v = found ?? null
    return found !== undefined
  },
}

/** `"А, Б"` → its names. */
export const namesOf = (list: string): string[] => (list.trim() === '' ? [] : list.split(',').map((one) => one.trim()))

function fill(structure: StructureObject, first: unknown, values: readonly unknown[]): StructureObject {
  if (first instanceof StructureObject) {
    if (values.length > 0) throw errors.tooMany()
    for (const [name, value] of first.entries()) structure.insert(name, value)
  } else if (typeof first === 'string') {
    const names = namesOf(first)
    if (values.length > names.length) throw errors.tooMany()
    names.forEach((name, at) => structure.insert(name, values[at] ?? null))
  } else if (first !== undefined) throw errors.mismatch(1)
  return structure
}

export const structureType: ObjectType = new ObjectType('Структура|Structure', {
  create: { kinds: 'a?a*', make: (_run, first: unknown, ...values: unknown[]) => fill(new StructureObject(), first, values) },
  methods: {
    ...reading,
    'Вставить|Insert|sa?': (self: StructureObject, name: string, value: unknown = null) => self.insert(name, value),
    'Очистить|Clear': (self: StructureObject) => self.clear(),
    'Удалить|Delete|s': (self: StructureObject, name: string) => self.delete(name),
  },
})

export const fixedStructureType: ObjectType = new ObjectType('ФиксированнаяСтруктура|FixedStructure', {
  presentation: 'Фиксированная структура',
  create: {
    kinds: 'a?a*',
    make: (_run, first: unknown, ...values: unknown[]) => new StructureObject(fill(new StructureObject(), first, values).entries(), true),
  },
  methods: reading,
})
