/** Writes AMQP values: the shortest constructor that keeps the type. */
import { inBoth } from '../../diagnostics/said-error.ts'
import type { AmqpTyped, AmqpValue } from './value.ts'

const utf8 = new TextEncoder()

/** Pieces of what is written, joined once. */
type Out = Uint8Array[]

export function writeValue(value: AmqpValue): Uint8Array {
  const out: Out = []
  write(value, out)
  return joined(out)
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, one) => sum + one.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

/** A described list or map, as performatives and sections are; its descriptor is below 256. */
export function described(code: number, value: Uint8Array): Uint8Array {
  return joined([Uint8Array.of(0x00, 0x53, code), value])
}

function write(value: AmqpValue, out: Out): void {
  if (value === null) out.push(Uint8Array.of(0x40))
  else if (typeof value === 'boolean') out.push(Uint8Array.of(value ? 0x41 : 0x42))
  else if (typeof value === 'number') write({ type: Number.isInteger(value) && value === (value | 0) ? 'int' : 'double', value }, out)
  else if (typeof value === 'bigint') write({ type: 'long', value }, out)
  else if (typeof value === 'string') sized(0xa1, utf8.encode(value), out)
  else if (value instanceof Uint8Array) sized(0xa0, value, out)
  else if (value instanceof Map) compound(0xc1, [...(value as ReadonlyMap<AmqpValue, AmqpValue>)].flat(), out)
  else if (isList(value)) compound(0xc0, value, out)
  else typed(value as AmqpTyped, out)
}

const isList = (value: AmqpValue): value is readonly AmqpValue[] => Array.isArray(value)

/** Of one byte's size, or of four with the constructor's upper half one higher. */
function sized(code: number, bytes: Uint8Array, out: Out): void {
  if (bytes.length < 256) out.push(Uint8Array.of(code, bytes.length), bytes)
  else
    out.push(
      fixed(code + 0x10, 4, (view) => view.setUint32(1, bytes.length)),
      bytes,
    )
}

function compound(code: number, items: readonly AmqpValue[], out: Out): void {
  if (code === 0xc0 && items.length === 0) return void out.push(Uint8Array.of(0x45))
  const inner: Out = []
  for (const item of items) write(item, inner)
  const bytes = joined(inner)
  if (bytes.length < 255 && items.length < 256) out.push(Uint8Array.of(code, bytes.length + 1, items.length), bytes)
  else
    out.push(
      fixed(code + 0x10, 8, (view) => (view.setUint32(1, bytes.length + 4), view.setUint32(5, items.length))),
      bytes,
    )
}

function fixed(code: number, width: number, set: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(1 + width)
  bytes[0] = code
  set(new DataView(bytes.buffer))
  return bytes
}

function typed(value: AmqpTyped, out: Out): void {
  switch (value.type) {
    case 'symbol':
      return sized(0xa3, asciiBytes(value.value), out)
    case 'uuid':
      return void out.push(Uint8Array.of(0x98), uuidBytes(value.value))
    case 'timestamp':
      return void out.push(fixed(0x83, 8, (view) => view.setBigInt64(1, BigInt(Math.trunc(value.value)))))
    case 'char':
      return void out.push(fixed(0x73, 4, (view) => view.setUint32(1, value.value.codePointAt(0) ?? 0)))
    case 'decimal32':
    case 'decimal64':
    case 'decimal128':
      return void out.push(Uint8Array.of({ decimal32: 0x74, decimal64: 0x84, decimal128: 0x94 }[value.type]), value.value)
    case 'described':
      out.push(Uint8Array.of(0))
      write(value.descriptor, out)
      return write(value.value, out)
    case 'array':
      return array(value.value, out)
    case 'ulong':
    case 'long':
      return void out.push(long(value.type, value.value))
    default:
      return void out.push(number(value.type, value.value))
  }
}

function long(type: 'ulong' | 'long', value: bigint): Uint8Array {
  if (type === 'ulong') {
    if (value === 0n) return Uint8Array.of(0x44)
    return value > 0n && value < 256n ? Uint8Array.of(0x53, Number(value)) : fixed(0x80, 8, (view) => view.setBigUint64(1, value))
  }
  return value >= -128n && value < 128n ? Uint8Array.of(0x55, Number(value) & 0xff) : fixed(0x81, 8, (view) => view.setBigInt64(1, value))
}

type NumberType = 'ubyte' | 'ushort' | 'uint' | 'byte' | 'short' | 'int' | 'float' | 'double'

function number(type: NumberType, value: number): Uint8Array {
  switch (type) {
    case 'ubyte':
      return Uint8Array.of(0x50, value)
    case 'byte':
      return Uint8Array.of(0x51, value & 0xff)
    case 'ushort':
      return fixed(0x60, 2, (view) => view.setUint16(1, value))
    case 'short':
      return fixed(0x61, 2, (view) => view.setInt16(1, value))
    case 'uint':
      if (value === 0) return Uint8Array.of(0x43)
      return value < 256 ? Uint8Array.of(0x52, value) : fixed(0x70, 4, (view) => view.setUint32(1, value))
    case 'int':
      return value >= -128 && value < 128 ? Uint8Array.of(0x54, value & 0xff) : fixed(0x71, 4, (view) => view.setInt32(1, value))
    case 'float':
      return fixed(0x72, 4, (view) => view.setFloat32(1, value))
    case 'double':
      return fixed(0x82, 8, (view) => view.setFloat64(1, value))
  }
}

/** Elements of an array share a constructor: symbols, texts, or whatever is written with the same one. */
function array(values: readonly AmqpValue[], out: Out): void {
  const elements = values.map(wideValue)
  const code = elements[0]?.[0] ?? 0x40
  const odd = elements.find((one) => one[0] !== code)
  if (odd !== undefined)
    throw inBoth(new TypeError('the elements of an AMQP array have one type'), 'элементы массива AMQP должны быть одного типа')
  const bytes = joined(elements.map((one) => one.subarray(1)))
  const head = fixed(0xf0, 8, (view) => (view.setUint32(1, bytes.length + 5), view.setUint32(5, values.length)))
  out.push(head, Uint8Array.of(code), bytes)
}

/** With the widest constructor of its type, so that short and long ones have the same. */
function wideValue(value: AmqpValue): Uint8Array {
  const bytes = writeValue(value)
  const kind = bytes[0]! >> 4
  if (kind !== 0xa) return bytes
  return joined([fixed(bytes[0]! + 0x10, 4, (view) => view.setUint32(1, bytes.length - 2)), bytes.subarray(2)])
}

/** @throws TypeError where a symbol has a character that is not ASCII */
function asciiBytes(text: string): Uint8Array {
  const bytes = utf8.encode(text)
  if (bytes.length !== text.length)
    throw inBoth(new TypeError(`an AMQP symbol is ASCII: "${text}"`), `символ AMQP состоит из ASCII: «${text}»`)
  return bytes
}

function uuidBytes(text: string): Uint8Array {
  const hex = text.replaceAll('-', '')
  if (!/^[0-9a-f]{32}$/i.test(hex)) throw inBoth(new TypeError(`"${text}" is not a UUID`), `«${text}» – не UUID`)
  return Uint8Array.from({ length: 16 }, (_, at) => Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16))
}
