/** `ЧтениеДанных` and ЗаписьДанных: numbers, texts and lines in a stream. */
import { errors } from '../../run/error.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { ByteBuffer, byteOrder } from './buffer.ts'
import { BinaryData } from './data.ts'
import { openFile } from './file-streams.ts'
import { MemoryStream, openMemory } from './stream.ts'
import { decodedText, encodedText } from './text-encoding.ts'

/** What reads and writes share: the stream and how texts and numbers lie in it. */
abstract class OverStream extends BslObject {
  readonly stream: MemoryStream
  encoding: unknown
  order: unknown
  separator: string

  constructor(stream: MemoryStream, encoding?: unknown, order?: unknown, separator?: string) {
    super()
    this.stream = stream
    this.encoding = encoding
    this.order = order ?? byteOrder.of('LittleEndian')
    this.separator = separator ?? '\n'
  }

  isBig(order: unknown): boolean {
    return (order ?? this.order) === byteOrder.of('BigEndian')
  }
}

const sharedProperties = {
  'КодировкаТекста|TextEncoding': {
    get: (self: OverStream) => self.encoding ?? 'UTF-8',
    set: (self: OverStream, encoding: unknown) => {
      self.encoding = encoding
    },
  },
  'ПорядокБайтов|ByteOrder': {
    get: (self: OverStream) => self.order,
    set: (self: OverStream, order: unknown) => {
      self.order = order
    },
  },
  'РазделительСтрок|LineSplitter': {
    get: (self: OverStream) => self.separator,
    set: (self: OverStream, separator: string) => {
      self.separator = separator
    },
  },
}

/** A stream as it is, data and buffers to be read, or the file of that name. */
function streamOf(run: Run, source: unknown, mode: 'Open' | 'Create'): MemoryStream {
  if (source instanceof MemoryStream) return source
  if (source instanceof BinaryData) return openMemory(source.bytes)
  if (typeof source !== 'string') throw errors.mismatch(1)
  return openFile(run, source, mode)
}

class DataReader extends OverStream {
  readonly type = dataReaderType

  /** The text that is left, with the separator taken for a line end, CR LF too; `null` behind the last line. */
  line(encoding: unknown, separator: string): string | null {
    const rest = this.stream.rest
    if (rest.length === 0) return null
    const mark = encodedText(separator, encoding ?? this.encoding)
    const end = indexOf(rest, mark)
    const bytes = this.stream.read(end < 0 ? rest.length : end)
    if (end >= 0) this.stream.read(mark.length)
    const line = decodedText(bytes, encoding ?? this.encoding)
    return separator === '\n' ? line.replace(/\r$/, '') : line
  }

  /** So many characters, all when 0 or left out. */
  characters(count: number, encoding: unknown): string {
    const used = encoding ?? this.encoding
    const rest = decodedText(this.stream.rest, used)
    const found = count > 0 ? Array.from(rest).slice(0, count).join('') : rest
    this.stream.read(found.length === rest.length ? this.stream.size : encodedText(found, used).length)
    return found
  }

  integer(bytes: number, order: unknown): number | bigint {
    const found = this.stream.read(bytes)
    if (found.length < bytes) throw errors.outOfBounds()
    const digits = this.isBig(order) ? found : found.toReversed()
    return digits.reduce((sum, one) => sum * 256 + one, 0)
  }
}

function indexOf(bytes: Uint8Array, part: Uint8Array): number {
  for (let at = 0; at + part.length <= bytes.length; at++) if (part.every((one, more) => bytes[at + more] === one)) return at
  return -1
}

const readers: Record<string, Implementation> = {
  'Прочитать|Read|i?': (self: DataReader, count?: number) => new DataRead(self.stream.read(count ?? self.stream.size)),
  'ПрочитатьБайт|ReadByte': (self: DataReader) => self.integer(1, undefined),
  'ПрочитатьЦелое16|ReadInt16|a?': (self: DataReader, order?: unknown) => self.integer(2, order),
  'ПрочитатьЦелое32|ReadInt32|a?': (self: DataReader, order?: unknown) => self.integer(4, order),
  'ПрочитатьВБуферДвоичныхДанных|ReadIntoBinaryDataBuffer|i?': (self: DataReader, count?: number) =>
    new ByteBuffer(self.stream.read(count ?? self.stream.size), self.order),
  'ПрочитатьСимволы|ReadChars|i?a?': (self: DataReader, count = 0, encoding?: unknown) => self.characters(count, encoding),
  'ПрочитатьСтроку|ReadLine|a?s?': (self: DataReader, encoding?: unknown, separator?: string) =>
    self.line(encoding, separator ?? self.separator),
  'Пропустить|Skip|i': (self: DataReader, count: number) => self.stream.read(count).length,
  'ИсходныйПоток|SourceStream': (self: DataReader) => self.stream,
  'Закрыть|Close': () => undefined,
}

const dataReaderType: ObjectType = new ObjectType('ЧтениеДанных|DataReader', {
  presentation: 'Чтение данных',
  create: {
    kinds: 'aa?a?s?s?',
    make: (run: Run, source: unknown, encoding?: unknown, order?: unknown, separator?: string) =>
      new DataReader(streamOf(run, source, 'Open'), encoding, order, separator),
  },
  properties: {
    ...sharedProperties,
    'ЧтениеЗавершено|ReadCompleted': { get: (self: DataReader) => self.stream.rest.length === 0 },
  },
  methods: readers,
})

/** РезультатЧтенияДанных. */
class DataRead extends BslObject {
  readonly type = dataReadType
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    super()
    this.bytes = bytes
  }
}

const dataReadType: ObjectType = new ObjectType('РезультатЧтенияДанных|ReadDataResult', {
  presentation: 'Результат чтения данных',
  properties: { 'Размер|Size': { get: (self: DataRead) => self.bytes.length } },
  methods: {
    'ПолучитьДвоичныеДанные|GetBinaryData': (self: DataRead) => new BinaryData(self.bytes),
    'ПолучитьБуферДвоичныхДанных|GetBinaryDataBuffer': (self: DataRead) => new ByteBuffer(self.bytes.slice()),
    'ОткрытьПотокДляЧтения|OpenStreamForRead': (self: DataRead) => openMemory(self.bytes),
  },
})

class DataWriter extends OverStream {
  readonly type = dataWriterType

  chars(value: string, encoding?: unknown): void {
    this.stream.write(encodedText(value.split('\n').join(this.separator === '\n' ? '\r\n' : this.separator), encoding ?? this.encoding))
  }

  integer(value: number, bytes: number, order?: unknown): void {
    if (value < 0 || value >= 256 ** bytes) throw errors.badValue(1)
    const digits = Uint8Array.from({ length: bytes }, (_, at) => Math.floor(value / 256 ** at) % 256)
    this.stream.write(this.isBig(order) ? digits.toReversed() : digits)
  }
}

const writers: Record<string, Implementation> = {
  'Записать|Write|a': (self: DataWriter, value: unknown) => {
    if (value instanceof BinaryData || value instanceof DataRead) self.stream.write(value.bytes)
    else if (value instanceof MemoryStream) self.stream.write(value.read(value.size))
    else throw errors.mismatch(1)
  },
  'ЗаписатьБайт|WriteByte|i': (self: DataWriter, value: number) => self.integer(value, 1),
  'ЗаписатьЦелое16|WriteInt16|ia?': (self: DataWriter, value: number, order?: unknown) => self.integer(value, 2, order),
  'ЗаписатьЦелое32|WriteInt32|ia?': (self: DataWriter, value: number, order?: unknown) => self.integer(value, 4, order),
  'ЗаписатьБуферДвоичныхДанных|WriteBinaryDataBuffer|ai?i?': (self: DataWriter, buffer: unknown, from = 0, count?: number) => {
    if (!(buffer instanceof ByteBuffer)) throw errors.mismatch(1)
    self.stream.write(buffer.slot(from, count ?? buffer.bytes.length - from))
  },
  'ЗаписатьСимволы|WriteChars|sa?': (self: DataWriter, value: string, encoding?: unknown) => self.chars(value, encoding),
  'ЗаписатьСтроку|WriteLine|sa?s?': (self: DataWriter, value: string, encoding?: unknown) => self.chars(`${value}\n`, encoding),
  'ЦелевойПоток|TargetStream': (self: DataWriter) => self.stream,
  'СброситьБуферы|FlushBuffers': (self: DataWriter) => self.stream.flush(),
  'Закрыть|Close': (self: DataWriter) => self.stream.flush(),
}

const dataWriterType: ObjectType = new ObjectType('ЗаписьДанных|DataWriter', {
  presentation: 'Запись данных',
  create: {
    kinds: 'aa?a?s?s?b?',
    make: (run: Run, target: unknown, encoding?: unknown, order?: unknown, separator?: string) =>
      new DataWriter(streamOf(run, target, 'Create'), encoding, order, separator),
  },
  properties: sharedProperties,
  methods: writers,
})

export const dataStreamTypes = [dataReaderType, dataReadType, dataWriterType]
