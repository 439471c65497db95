/**
 * `ХранилищеЗначения`: a value, or the bytes of one that came from outside and is read when it is asked for.
 *
 * The bytes are `01 01`, the length in eight bytes and the internal text behind a byte order mark; a compressed one begins with `02 01` and
 * a fixed identifier, the rest is deflated (both seen in exported configurations).
 */
import type { Library } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { internalValue } from './read.ts'
import { internalText } from './write.ts'

export class ValueStorage extends BslObject {
  readonly type = valueStorageType
  readonly #value: unknown
  readonly #bytes: Uint8Array | undefined

  constructor(value: unknown, bytes?: Uint8Array) {
    super()
    this.#value = value
    this.#bytes = bytes
  }

  value(run: Run): unknown {
    return this.#bytes === undefined ? this.#value : valueOfBytes(this.#bytes, run)
  }

  get bytes(): Uint8Array {
    return this.#bytes ?? bytesOfValue(this.#value)
  }
}

const compressedHead = 18
const plainHead = 2
const lengthBytes = 8

function valueOfBytes(bytes: Uint8Array, run: Run): unknown {
  const content = bytes[0] === 2 ? run.inflate(bytes.subarray(compressedHead)) : bytes.subarray(plainHead)
  if (content.length < lengthBytes) throw badStorage()
  const length = Number(new DataView(content.buffer, content.byteOffset).getBigUint64(0, true))
  return internalValue(new TextDecoder().decode(content.subarray(lengthBytes, lengthBytes + length)), run)
}

function bytesOfValue(value: unknown): Uint8Array {
  const text = new TextEncoder().encode(`\ufeff${internalText(value)}`)
  const bytes = new Uint8Array(plainHead + lengthBytes + text.length)
  bytes.set([1, 1])
  new DataView(bytes.buffer).setBigUint64(plainHead, BigInt(text.length), true)
  bytes.set(text, plainHead + lengthBytes)
  return bytes
}

const badStorage = (): BslError => new BslError('Неверный формат хранилища данных', 'Invalid format of stored data')

const valueStorageType: ObjectType = new ObjectType('ХранилищеЗначения|ValueStorage', {
  presentation: 'Хранилище значения',
  create: { kinds: 'a?a?', make: (_run, value: unknown = null) => new ValueStorage(value) },
  methods: { 'Получить|Get|$': (self: ValueStorage, run: Run) => self.value(run) },
})

export const valueStorage: Library = { types: [valueStorageType] }
