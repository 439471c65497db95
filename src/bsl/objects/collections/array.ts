/** `Массив` and ФиксированныйМассив: elements by number from 0. */
import { isNumeric, whole } from '../../run/big-number.ts'
import { BslError, errors } from '../../run/error.ts'
import { sameKey } from '../../run/key.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

/** Elements in JavaScript's array, for code of the library; the language reaches them by methods and `[]`. */
export class ArrayObject extends BslObject {
  readonly type: ObjectType
  items: unknown[]

  constructor(items: unknown[] = [], fixed = false) {
    super()
    this.items = items
    this.type = fixed ? fixedArrayType : arrayType
  }

  get isFixed(): boolean {
    return this.type === fixedArrayType
  }

  override getIndex(index: unknown): unknown {
    return this.items[this.position(index)]
  }

  override setIndex(index: unknown, value: unknown): void {
    if (this.isFixed) throw errors.readOnlyIndex()
    this.items[this.position(index)] = value
  }

  /** A place that exists; with `behind`, also the one behind the last. */
  position(index: unknown, behind = false): number {
    if (!isNumeric(index)) throw errors.badValue(1)
    const at = whole(index)
    if (typeof at !== 'number' || at < 0 || at >= this.items.length + (behind ? 1 : 0)) throw errors.outOfBounds()
    return at
  }

  /** Sees elements that are added while it runs, as the platform does. */
  override *iterate(): Iterable<unknown> {
    for (let at = 0; at < this.items.length; at++) yield this.items[at]
  }

  override isFilled(): boolean {
    return this.items.length > 0
  }
}

const reading: Record<string, Implementation> = {
  'ВГраница|UBound': (self: ArrayObject) => self.items.length - 1,
  'Количество|Count': (self: ArrayObject) => self.items.length,
  'Найти|Find|a': (self: ArrayObject, value: unknown) => {
    const at = self.items.findIndex((one) => sameKey(one, value))
    return at < 0 ? null : at
  },
  'Получить|Get|a': (self: ArrayObject, index: unknown) => self.getIndex(index),
}

/** `Новый Массив(2, 3)`: nested arrays; `Новый Массив(ФиксированныйМассив)`: a copy. */
/** Of an array that is made with its size: more would end the whole process, and not only the call. */
const MOST_ITEMS = 50_000_000

function made(sizes: readonly unknown[]): ArrayObject {
  const items = sizes.reduce<number>((all, one) => (typeof one === 'number' ? all * Math.max(one, 1) : all), 1)
  if (items > MOST_ITEMS) throw new BslError('Недостаточно памяти', `Not enough memory: an array of more than ${MOST_ITEMS} items`)
  return filled(sizes)
}

function filled(sizes: readonly unknown[]): ArrayObject {
  const [first, ...rest] = sizes
  if (first instanceof ArrayObject) return new ArrayObject([...first.items])
  if (first === undefined) return new ArrayObject()
  if (typeof first !== 'number' || first < 0) throw errors.badValue(1)
  return new ArrayObject(Array.from({ length: first }, () => (rest.length > 0 ? filled(rest) : null)))
}

export const arrayType: ObjectType = new ObjectType('Массив|Array', {
  create: { kinds: 'a*', make: (_run, ...sizes: unknown[]) => made(sizes.filter((one) => one !== undefined)) },
  methods: {
    ...reading,
    'Вставить|Insert|aa?': (self: ArrayObject, index: unknown, value: unknown = null) => {
      self.items.splice(self.position(index, true), 0, value)
    },
    'Добавить|Add|a?': (self: ArrayObject, value: unknown = null) => {
      self.items.push(value)
    },
    'Очистить|Clear': (self: ArrayObject) => {
      self.items.length = 0
    },
    'Удалить|Delete|a': (self: ArrayObject, index: unknown) => {
      self.items.splice(self.position(index), 1)
    },
    'Установить|Set|aa': (self: ArrayObject, index: unknown, value: unknown) => {
      self.setIndex(index, value)
    },
  },
})

export const fixedArrayType: ObjectType = new ObjectType('ФиксированныйМассив|FixedArray', {
  presentation: 'Фиксированный массив',
  create: {
    kinds: 'a',
    make: (_run, source: unknown) => {
      if (!(source instanceof ArrayObject)) throw errors.mismatch(1)
      return new ArrayObject([...source.items], true)
    },
  },
  methods: reading,
})
