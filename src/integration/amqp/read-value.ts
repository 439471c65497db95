/** Reads encoded AMQP values, each as the type that it has. */
import { said } from '../../diagnostics/said.ts'
import { AmqpDecodeError } from './decode-error.ts'
import { byteAt, sizeAt, skipValue } from './skip-value.ts'
import type { AmqpValue } from './value.ts'

const utf8 = new TextDecoder()

/** The value that begins at `at`. @throws AmqpDecodeError where it is not whole */
export function readValue(bytes: Uint8Array, at: number, end: number = bytes.length): AmqpValue {
  // What is whole can be read without looking for ends at each step.
  skipValue(bytes, at, end)
  return new ValueReader(bytes, at).read()
}

/** The items of a list, or the keys and values of a map in turn; `undefined` where the value is neither. */
export function itemsAt(bytes: Uint8Array, at: number): readonly number[] | undefined {
  const code = byteAt(bytes, at, bytes.length)
  if (code === 0x45) return []
  if (code >> 4 !== 0xc && code >> 4 !== 0xd) return undefined
  const wide = code >> 4 === 0xd
  const count = sizeAt(bytes, at + (wide ? 5 : 2), wide, bytes.length)
  let next = at + (wide ? 9 : 3)
  const items: number[] = []
  for (let n = 0; n < count; n++) {
    items.push(next)
    next = skipValue(bytes, next)
  }
  return items
}

class ValueReader {
  readonly #bytes: Uint8Array
  readonly #view: DataView
  #at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#at = at
  }

  read(): AmqpValue {
    const code = this.#bytes[this.#at++]!
    if (code !== 0) return this.#bare(code)
    const descriptor = this.read()
    return { type: 'described', descriptor, value: this.read() }
  }

  #bare(code: number): AmqpValue {
    const simple = this.#simple(code)
    if (simple !== undefined) return simple
    switch (code) {
      case 0xa0:
      case 0xb0:
        return this.#take(this.#size(code === 0xb0))
      case 0xa1:
      case 0xb1:
        return utf8.decode(this.#take(this.#size(code === 0xb1)))
      case 0xa3:
      case 0xb3:
        return { type: 'symbol', value: String.fromCharCode(...this.#take(this.#size(code === 0xb3))) }
      case 0xc0:
      case 0xd0:
        return this.#list(code === 0xd0)
      case 0xc1:
      case 0xd1:
        return this.#map(code === 0xd1)
      case 0xe0:
      case 0xf0:
        return this.#array(code === 0xf0)
      default:
        throw new AmqpDecodeError(said(`0x${code.toString(16)} is not a type`, `0x${code.toString(16)} – не тип`), this.#at - 1)
    }
  }

  /** Values of a fixed width. */
  #simple(code: number): AmqpValue | undefined {
    switch (code) {
      case 0x40:
        return null
      case 0x41:
        return true
      case 0x42:
        return false
      case 0x43:
        return 0
      case 0x44:
        return 0n
      case 0x45:
        return []
      case 0x56:
        return this.#step(1) && this.#view.getUint8(this.#at - 1) !== 0
      default:
        return this.#number(code) ?? this.#wide(code)
    }
  }

  #number(code: number): AmqpValue | undefined {
    switch (code) {
      case 0x50:
      case 0x52:
        return this.#view.getUint8(this.#past(1))
      case 0x51:
      case 0x54:
        return this.#view.getInt8(this.#past(1))
      case 0x53:
        return BigInt(this.#view.getUint8(this.#past(1)))
      case 0x55:
        return BigInt(this.#view.getInt8(this.#past(1)))
      case 0x60:
        return this.#view.getUint16(this.#past(2))
      case 0x61:
        return this.#view.getInt16(this.#past(2))
      case 0x70:
        return this.#view.getUint32(this.#past(4))
      case 0x71:
        return this.#view.getInt32(this.#past(4))
      case 0x72:
        return this.#view.getFloat32(this.#past(4))
      case 0x82:
        return this.#view.getFloat64(this.#past(8))
      default:
        return undefined
    }
  }

  #wide(code: number): AmqpValue | undefined {
    switch (code) {
      case 0x80:
        return this.#view.getBigUint64(this.#past(8))
      case 0x81:
        return this.#view.getBigInt64(this.#past(8))
      case 0x83:
        return { type: 'timestamp', value: Number(this.#view.getBigInt64(this.#past(8))) }
      case 0x73:
        return { type: 'char', value: characterOf(this.#view.getUint32(this.#past(4))) }
      case 0x74:
        return { type: 'decimal32', value: this.#take(4) }
      case 0x84:
        return { type: 'decimal64', value: this.#take(8) }
      case 0x94:
        return { type: 'decimal128', value: this.#take(16) }
      case 0x98:
        return { type: 'uuid', value: uuidText(this.#take(16)) }
      default:
        return undefined
    }
  }

  #list(wide: boolean): AmqpValue {
    this.#size(wide)
    return Array.from({ length: this.#size(wide) }, () => this.read())
  }

  #map(wide: boolean): AmqpValue {
    this.#size(wide)
    const count = this.#size(wide)
    const map = new Map<AmqpValue, AmqpValue>()
    for (let n = 0; n < count; n += 2) map.set(this.read(), n + 1 < count ? this.read() : null)
    return map
  }

  #array(wide: boolean): AmqpValue {
    this.#size(wide)
    const count = this.#size(wide)
    const descriptors: AmqpValue[] = []
    let code = this.#bytes[this.#at++]!
    for (; code === 0; code = this.#bytes[this.#at++]!) descriptors.push(this.read())
    const described = (value: AmqpValue): AmqpValue =>
      descriptors.reduceRight((inner, descriptor) => ({ type: 'described', descriptor, value: inner }), value)
    return { type: 'array', value: Array.from({ length: count }, () => described(this.#bare(code))) }
  }

  #size(wide: boolean): number {
    return wide ? this.#view.getUint32(this.#past(4)) : this.#view.getUint8(this.#past(1))
  }

  #take(length: number): Uint8Array {
    const from = this.#past(length)
    return this.#bytes.subarray(from, from + length)
  }

  #past(length: number): number {
    this.#at += length
    return this.#at - length
  }

  #step(length: number): true {
    this.#at += length
    return true
  }
}

const characterOf = (code: number): string => (code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code))

function uuidText(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
