/** `ДвоичныеДанные`: bytes that do not change; equal by content. */
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { appendBytes, MemoryStream, openMemory } from './stream.ts'

export class BinaryData extends BslObject {
  readonly type = binaryDataType
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    super()
    this.bytes = bytes
  }

  override equals(other: BslObject): boolean {
    return (
      other instanceof BinaryData && other.bytes.length === this.bytes.length && this.bytes.every((byte, at) => byte === other.bytes[at])
    )
  }

  /** In hexadecimal, the first 256 bytes. */
  override text(): string {
    const shown = Array.from(this.bytes.subarray(0, 256), hex).join(' ')
    return this.bytes.length > 256 ? `${shown}...` : shown
  }

  override isFilled(): boolean {
    return this.bytes.length > 0
  }
}

export const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0')

export const bytesOf = (value: unknown, position: number): Uint8Array => {
  if (!(value instanceof BinaryData)) throw errors.mismatch(position)
  return value.bytes
}

const binaryDataType: ObjectType = new ObjectType('ДвоичныеДанные|BinaryData', {
  presentation: 'Двоичные данные',
  create: { kinds: 's', make: (run: Run, path: string) => new BinaryData(run.files.read(path)) },
  methods: {
    'Размер|Size': (self: BinaryData) => self.bytes.length,
    'Записать|Write|$a': (self: BinaryData, run: Run, target: unknown) => {
      if (typeof target === 'string') run.files.write(target, self.bytes)
      else appendBytes(target, self.bytes)
    },
    'ОткрытьПотокДляЧтения|OpenStreamForRead': (self: BinaryData): MemoryStream => openMemory(self.bytes),
  },
})

/** The largest size of a part that is taken: it is a number of 64 bits. */
const largest = 2n ** 64n

export function splitData(value: unknown, size: unknown): ArrayObject {
  const bytes = bytesOf(value, 1)
  const step = partSize(size)
  const parts: BinaryData[] = []
  for (let at = 0; at < bytes.length; at += step) parts.push(new BinaryData(bytes.slice(at, at + step)))
  return new ArrayObject(parts.length > 0 ? parts : [new BinaryData(new Uint8Array())])
}

function partSize(size: unknown): number {
  if (typeof size === 'number' && size > 0) return size
  const big = size as { unscaled?: bigint; scale?: number }
  if (big.unscaled !== undefined && big.scale === 0 && big.unscaled > 0n && big.unscaled < largest) return Number.MAX_SAFE_INTEGER
  throw errors.badValue(2)
}

export function joinData(list: unknown): BinaryData {
  if (!(list instanceof ArrayObject)) throw errors.mismatch(1)
  return new BinaryData(joinBytes(list.items.map((one) => bytesOf(one, 1))))
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const one of parts) {
    whole.set(one, at)
    at += one.length
  }
  return whole
}

/** All but hexadecimal digits is passed over; half a byte at the end is an error in a text, and dropped in data. */
export function bytesOfHex(text: string, dropsHalf = false): Uint8Array {
  const digits = text.replace(/[^\da-fA-F][^\da-fA-F]*/g, '')
  if (digits.length % 2 !== 0 && !dropsHalf)
    throw new BslError('Неверный формат шестнадцатеричной строки', 'Invalid format of a hexadecimal string')
  return Uint8Array.from({ length: Math.floor(digits.length / 2) }, (_, at) => parseInt(digits.slice(at * 2, at * 2 + 2), 16))
}

export { binaryDataType }
