/** `БуферДвоичныхДанных`: bytes that can be written, and whole numbers of 16, 32 and 64 bits in both orders of bytes. */
import { Enumeration } from '../../dictionary/library.ts'
import { type Numeric, numeric, whole } from '../../run/big-number.ts'
import { toNumber } from '../../run/convert.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { ArrayObject } from '../collections/array.ts'

export const byteOrder = new Enumeration('ПорядокБайтов|ByteOrder', [
  'LittleEndian|LittleEndian|Little-endian',
  'BigEndian|BigEndian|Big-endian',
])

export class ByteBuffer extends BslObject {
  readonly type = bufferType
  readonly bytes: Uint8Array
  order: unknown

  constructor(bytes: Uint8Array, order: unknown = byteOrder.of('LittleEndian')) {
    super()
    this.bytes = bytes
    this.order = order
  }

  #place(index: unknown): number {
    const at = whole(toNumber(index))
    if (typeof at !== 'number' || at < 0 || at >= this.bytes.length) throw errors.outOfBounds()
    return at
  }

  override getIndex(index: unknown): unknown {
    return this.bytes[this.#place(index)]
  }

  override setIndex(index: unknown, value: unknown): void {
    const at = this.#place(index)
    if (typeof value !== 'number' || value < 0 || value > 255) throw errors.badValue(2)
    this.bytes[at] = value
  }

  override *iterate(): Iterable<unknown> {
    yield* this.bytes
  }

  override isFilled(): boolean {
    return this.bytes.length > 0
  }

  /** The place of `size` bytes from `at`. */
  slot(at: number, size: number): Uint8Array {
    if (at < 0 || at + size > this.bytes.length) throw errors.outOfBounds()
    return this.bytes.subarray(at, at + size)
  }
}

const isBig = (self: ByteBuffer, order: unknown): boolean => (order ?? self.order) === byteOrder.of('BigEndian')

function readInteger(self: ByteBuffer, at: number, size: number, order: unknown): Numeric {
  const bytes = Array.from(self.slot(at, size))
  const digits = isBig(self, order) ? bytes : bytes.toReversed()
  return numeric(
    digits.reduce((value, byte) => value * 256n + BigInt(byte), 0n),
    0,
  )
}

function writeInteger(self: ByteBuffer, at: number, value: Numeric, size: number, order: unknown): void {
  let rest = typeof value === 'number' ? BigInt(value) : value.unscaled
  if (rest < 0n || rest >= 256n ** BigInt(size) || (typeof value !== 'number' && value.scale > 0)) throw errors.badValue(2)
  const bytes: number[] = []
  for (let count = 0; count < size; count++) {
    bytes.push(Number(rest % 256n))
    rest /= 256n
  }
  self.slot(at, size).set(isBig(self, order) ? bytes.toReversed() : bytes)
}

/** By a buffer, or by the longest of an array of buffers that is found at a place. */
function split(self: ByteBuffer, by: unknown): ArrayObject {
  const given = by instanceof ArrayObject ? by.items : [by]
  const separators = given.map((one) => {
    if (!(one instanceof ByteBuffer)) throw errors.mismatch(1)
    if (one.bytes.length === 0) throw errors.badValue(1)
    return one.bytes
  })
  separators.sort((one, other) => other.length - one.length)
  const parts: ByteBuffer[] = []
  const { bytes } = self
  let from = 0
  for (let at = 0; at < bytes.length;) {
    const found = separators.find((one) => one.every((byte, more) => bytes[at + more] === byte))
    if (found) {
      parts.push(new ByteBuffer(bytes.slice(from, at), self.order))
      at += found.length
      from = at
    } else at++
  }
  parts.push(new ByteBuffer(bytes.slice(from), self.order))
  return new ArrayObject(parts)
}

function join(self: ByteBuffer, other: unknown): ByteBuffer {
  if (!(other instanceof ByteBuffer)) throw errors.mismatch(1)
  const bytes = new Uint8Array(self.bytes.length + other.bytes.length)
  bytes.set(self.bytes)
  bytes.set(other.bytes, self.bytes.length)
  return new ByteBuffer(bytes, self.order)
}

const bitwise = (apply: (own: number, other: number) => number) => (self: ByteBuffer, at: number, mask: unknown, count?: number) => {
  if (!(mask instanceof ByteBuffer)) throw errors.mismatch(2)
  const size = count === undefined || count === 0 ? mask.bytes.length : count
  const place = self.slot(at, size)
  place.forEach((byte, more) => {
    place[more] = apply(byte, mask.bytes[more] ?? 0)
  })
}

function invert(self: ByteBuffer, at = 0, count = 0): void {
  if (at < 0 || at >= self.bytes.length) throw errors.outOfBounds()
  const place = self.slot(at, count === 0 ? self.bytes.length - at : count)
  place.forEach((byte, more) => {
    place[more] = 255 - byte
  })
}

const integers = Object.fromEntries(
  [16, 32, 64].flatMap((bits) => [
    [`ПрочитатьЦелое${bits}|ReadInt${bits}|ia?`, (self: ByteBuffer, at: number, order?: unknown) => readInteger(self, at, bits / 8, order)],
    [
      `ЗаписатьЦелое${bits}|WriteInt${bits}|ina?`,
      (self: ByteBuffer, at: number, value: Numeric, order?: unknown) => writeInteger(self, at, value, bits / 8, order),
    ],
  ]),
)

const bufferType: ObjectType = new ObjectType('БуферДвоичныхДанных|BinaryDataBuffer', {
  presentation: 'Буфер двоичных данных',
  create: {
    kinds: 'aa?',
    make: (_run, size: unknown, order?: unknown) => {
      if (typeof size !== 'number' || size < 0) throw errors.badValue(1)
      return new ByteBuffer(new Uint8Array(size), order)
    },
  },
  properties: {
    'Размер|Size': { get: (self: ByteBuffer) => self.bytes.length },
    'ПорядокБайтов|ByteOrder': {
      get: (self: ByteBuffer) => self.order,
      set: (self: ByteBuffer, value: unknown) => {
        self.order = value
      },
    },
  },
  methods: {
    ...integers,
    'Получить|Get|a': (self: ByteBuffer, index: unknown) => self.getIndex(index),
    'Установить|Set|aa': (self: ByteBuffer, index: unknown, value: unknown) => self.setIndex(index, value),
    'Прочитать|Read|ii': (self: ByteBuffer, at: number, count: number) => new ByteBuffer(self.slot(at, count).slice(), self.order),
    'Записать|Write|iai?': (self: ByteBuffer, at: number, other: unknown, count?: number) => {
      if (!(other instanceof ByteBuffer)) throw errors.mismatch(2)
      const size = count ?? other.bytes.length
      self.slot(at, size).set(other.bytes.subarray(0, size))
    },
    'ПолучитьСрез|GetSlice|ii?': (self: ByteBuffer, at: number, count?: number) =>
      new ByteBuffer(self.slot(at, count ?? self.bytes.length - at), self.order),
    'Скопировать|Copy': (self: ByteBuffer) => new ByteBuffer(self.bytes.slice(), self.order),
    'Перевернуть|Reverse': (self: ByteBuffer) => {
      self.bytes.reverse()
    },
    'Разделить|Split|a': split,
    'Соединить|Concat|a': join,
    'Инвертировать|Invert|i?i?': invert,
    'ЗаписатьПобитовоеИ|WriteBitwiseAnd|iai?': bitwise((own, other) => own & other),
    'ЗаписатьПобитовоеИли|WriteBitwiseOr|iai?': bitwise((own, other) => own | other),
    'ЗаписатьПобитовоеИсключительноеИли|WriteBitwiseXor|iai?': bitwise((own, other) => own ^ other),
    'ЗаписатьПобитовоеИНе|WriteBitwiseAndNot|iai?': bitwise((own, other) => own & ~other),
  },
})

export { bufferType }
