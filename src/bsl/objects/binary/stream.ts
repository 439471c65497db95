/** Streams over memory: ПотокВПамяти, and the streams that files and data give. */
import { Enumeration } from '../../dictionary/library.ts'
import { BslError, errors } from '../../run/error.ts'
import { ObjectType, type Implementation } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { ByteBuffer } from './buffer.ts'
import { encodedText } from './text-encoding.ts'

export const positionInStream = new Enumeration('ПозицияВПотоке|PositionInStream', ['Начало|Begin', 'Конец|End', 'Текущая|Current'])

export class MemoryStream extends BslObject {
  readonly type: ObjectType
  #bytes: Uint8Array
  #size: number
  position = 0
  isOpen = true
  /** It has been written since it was opened. */
  changed = false
  readonly writable: boolean
  /** Called with the content when it is closed or flushed. */
  readonly #saved: ((bytes: Uint8Array) => void) | undefined

  constructor(type: ObjectType, bytes: Uint8Array = new Uint8Array(), writable = true, saved?: (bytes: Uint8Array) => void) {
    super()
    this.type = type
    this.#bytes = bytes
    this.#size = bytes.length
    this.writable = writable
    this.#saved = saved
  }

  get canRead(): boolean {
    return this.isOpen
  }

  get canWrite(): boolean {
    return this.isOpen && this.writable
  }

  get canSeek(): boolean {
    return this.isOpen
  }

  get size(): number {
    return this.#size
  }

  /** What is left to be read; reading it does not move. */
  get rest(): Uint8Array {
    return this.content.subarray(this.position)
  }

  get content(): Uint8Array {
    return this.#bytes.subarray(0, this.#size)
  }

  resize(size: number): void {
    this.changed = true
    if (size > this.#bytes.length) this.#grow(size)
    if (size > this.#size) this.#bytes.fill(0, this.#size, size)
    this.#size = size
  }

  #grow(size: number): void {
    const larger = new Uint8Array(Math.max(size, this.#bytes.length * 2, 64))
    larger.set(this.content)
    this.#bytes = larger
  }

  write(bytes: Uint8Array): void {
    if (!this.isOpen || !this.writable) throw new BslError('Поток не доступен для записи', 'The stream cannot be written')
    this.changed = true
    const end = this.position + bytes.length
    if (end > this.#bytes.length) this.#grow(end)
    this.#bytes.set(bytes, this.position)
    this.#size = Math.max(this.#size, end)
    this.position = end
  }

  read(count: number): Uint8Array {
    if (!this.isOpen) throw new BslError('Поток закрыт', 'The stream is closed')
    const found = this.content.slice(this.position, this.position + count)
    this.position += found.length
    return found
  }

  seek(offset: number, origin: unknown): number {
    const from = origin === positionInStream.of('End') ? this.#size : origin === positionInStream.of('Current') ? this.position : 0
    if (from + offset < 0) throw errors.badValue(1)
    this.position = from + offset
    return this.position
  }

  flush(): void {
    this.#saved?.(this.content.slice())
  }

  close(): void {
    if (!this.isOpen) return
    this.flush()
    this.isOpen = false
  }
}

export const openMemory = (bytes: Uint8Array): MemoryStream => new MemoryStream(streamType, bytes.slice(), false)

const streamOf = (value: unknown, position = 1): MemoryStream => {
  if (!(value instanceof MemoryStream)) throw errors.mismatch(position)
  return value
}

/** What is left to be read. */
export const bytesOfStream = (value: unknown): Uint8Array => {
  const stream = streamOf(value)
  return stream.read(stream.size)
}

export const appendBytes = (value: unknown, bytes: Uint8Array): void => streamOf(value).write(bytes)

/** Writes a text into a stream when it is whole. */
export const appendToStream =
  (value: unknown, encoding: unknown, mark: boolean): ((written: string) => void) =>
  (written) =>
    streamOf(value).write(encodedText(written, encoding, mark))

export const streamMethods: Record<string, Implementation> = {
  'Закрыть|Close': (self: MemoryStream) => self.close(),
  'Записать|Write|aii': (self: MemoryStream, buffer: unknown, from: number, count: number) => {
    if (!(buffer instanceof ByteBuffer)) throw errors.mismatch(1)
    self.write(buffer.bytes.subarray(from, from + count))
  },
  'КопироватьВ|CopyTo|ai?': (self: MemoryStream, target: unknown) => streamOf(target).write(bytesOfStream(self)),
  'Перейти|Seek|ia?': (self: MemoryStream, offset: number, origin: unknown) => self.seek(offset, origin),
  'Прочитать|Read|aii': (self: MemoryStream, buffer: unknown, at: number, count: number) => {
    if (!(buffer instanceof ByteBuffer)) throw errors.mismatch(1)
    const found = self.read(count)
    buffer.bytes.set(found, at)
    return found.length
  },
  'Размер|Size': (self: MemoryStream) => self.size,
  'СброситьБуферы|Flush': (self: MemoryStream) => self.flush(),
  'ТекущаяПозиция|CurrentPosition': (self: MemoryStream) => self.position,
  'УстановитьРазмер|SetSize|i': (self: MemoryStream, size: number) => self.resize(size),
  'ПолучитьПотокТолькоДляЧтения|GetReadonlyStream': (self: MemoryStream) => openMemory(self.content),
}

export const streamProperties = {
  'ДоступнаЗапись|CanWrite': { get: (self: MemoryStream) => self.canWrite },
  'ДоступноЧтение|CanRead': { get: (self: MemoryStream) => self.canRead },
  'ДоступноИзменениеПозиции|CanSeek': { get: (self: MemoryStream) => self.canSeek },
}

export const streamType: ObjectType = new ObjectType('Поток|Stream', { methods: streamMethods, properties: streamProperties })
