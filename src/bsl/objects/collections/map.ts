/** `Соответствие` and ФиксированноеСоответствие: values by keys of any type; a key that is not there gives Неопределено. */
import { errors } from '../../run/error.ts'
import { keyOf } from '../../run/key.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { KeyAndValue } from './key-and-value.ts'

export class MapObject extends BslObject {
  readonly type: ObjectType
  readonly #entries = new Map<unknown, readonly [unknown, unknown]>()

  constructor(entries: Iterable<readonly [unknown, unknown]> = [], fixed = false) {
    super()
    this.type = fixed ? fixedMapType : mapType
    for (const [key, value] of entries) this.insert(key, value)
  }

  get isFixed(): boolean {
    return this.type === fixedMapType
  }

  get(key: unknown): unknown {
    return this.#entries.get(keyOf(key))?.[1] ?? null
  }

  insert(key: unknown, value: unknown): void {
    this.#entries.set(keyOf(key), [key, value])
  }

  delete(key: unknown): void {
    this.#entries.delete(keyOf(key))
  }

  clear(): void {
    this.#entries.clear()
  }

  get count(): number {
    return this.#entries.size
  }

  /** In order of insertion (the platform's own order is that of its hash; nothing may rely on it). */
  entries(): IterableIterator<readonly [unknown, unknown]> {
    return this.#entries.values()
  }

  override getIndex(index: unknown): unknown {
    return this.#entries.get(keyOf(index))?.[1] ?? null
  }

  override setIndex(index: unknown, value: unknown): void {
    if (this.isFixed) throw errors.readOnlyIndex()
    this.insert(index, value)
  }

  override *iterate(): Iterable<unknown> {
    for (const [key, value] of this.#entries.values()) yield new KeyAndValue(key, value)
  }

  override isFilled(): boolean {
    return this.#entries.size > 0
  }
}

const reading: Record<string, Implementation> = {
  'Количество|Count': (self: MapObject) => self.count,
  'Получить|Get|a': (self: MapObject, key: unknown) => self.get(key),
}

const copied = (source: unknown): Iterable<readonly [unknown, unknown]> => {
  if (source === undefined) return []
  if (!(source instanceof MapObject)) throw errors.mismatch(1)
  return source.entries()
}

export const mapType: ObjectType = new ObjectType('Соответствие|Map', {
  create: { kinds: 'a?', make: (_run, source: unknown) => new MapObject(copied(source)) },
  methods: {
    ...reading,
    'Вставить|Insert|aa?': (self: MapObject, key: unknown, value: unknown = null) => self.insert(key, value),
    'Очистить|Clear': (self: MapObject) => self.clear(),
    'Удалить|Delete|a': (self: MapObject, key: unknown) => self.delete(key),
  },
})

export const fixedMapType: ObjectType = new ObjectType('ФиксированноеСоответствие|FixedMap', {
  presentation: 'Фиксированное соответствие',
  create: { kinds: 'a?', make: (_run, source: unknown) => new MapObject(copied(source), true) },
  methods: reading,
})
