/** `ЗаписьТекста`: begins with a byte order mark and writes each line feed as CR LF (measured on 8.3.27). */
import { Enumeration } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { MemoryStream } from '../binary/stream.ts'
import { encodedText, labelOf } from '../binary/text-encoding.ts'

export const byteOrderMark = new Enumeration(
  'ИспользованиеByteOrderMark|ByteOrderMarkUsage',
  ['Авто|Auto', 'Использовать|Use', 'НеИспользовать|DontUse'],
  // Modules translated by others have this one.
  ['ByteOrderMarkUse'],
)

/** The word of a value of the enumeration; `Auto` of anything else. */
export const byteOrderMarkUsage = (use: unknown): 'Auto' | 'Use' | 'DontUse' =>
  use === byteOrderMark.of('Use') ? 'Use' : use === byteOrderMark.of('DontUse') ? 'DontUse' : 'Auto'

class TextWriter extends BslObject {
  readonly type = textWriterType
  #write: ((bytes: Uint8Array) => void) | undefined
  #encoding: unknown
  #separator = '\n'
  #converted = '\r\n'

  open(write: (bytes: Uint8Array) => void, encoding: unknown, mark: boolean, separator?: string, converted?: string): void {
    this.#write = write
    this.#encoding = encoding
    this.#separator = separator ?? '\n'
    this.#converted = converted ?? '\r\n'
    if (mark) write(encodedText('', encoding, true))
  }

  write(value: string): void {
    if (!this.#write) throw new BslError('Файл не открыт', 'The file is not open')
    const lines = this.#converted === '' ? value : value.split('\n').join(this.#converted)
    this.#write(encodedText(lines, this.#encoding))
  }

  line(value: string, separator = this.#separator): void {
    this.write(value + separator)
  }

  close(): void {
    this.#write = undefined
  }
}

function open(
  self: TextWriter,
  run: Run,
  target: unknown,
  encoding?: unknown,
  separator?: string,
  append?: boolean,
  converted?: string,
  mark?: unknown,
): void {
  const isUnicode = labelOf(encoding).startsWith('utf')
  const marked = mark === byteOrderMark.of('DontUse') ? false : isUnicode
  if (target instanceof MemoryStream)
    return self.open((bytes) => target.write(bytes), encoding, mark === byteOrderMark.of('Use'), separator, converted)
  const path = text(target)
  const isNew = append !== true || run.files.stat(path) === undefined
  if (isNew) run.files.write(path, new Uint8Array())
  self.open((bytes) => run.files.append(path, bytes), encoding, marked && isNew, separator, converted)
}

export const textWriterType: ObjectType = new ObjectType('ЗаписьТекста|TextWriter', {
  presentation: 'Запись текста',
  create: {
    kinds: 'a?a?s?b?s?a?',
    make: (run: Run, target?: unknown, encoding?: unknown, separator?: string, append?: boolean, converted?: string, mark?: unknown) => {
      const writer = new TextWriter()
      if (target !== undefined) open(writer, run, target, encoding, separator, append, converted, mark)
      return writer
    },
  },
  methods: {
    'Открыть|Open|$aa?s?b?s?a?': open,
    'Записать|Write|s': (self: TextWriter, value: string) => self.write(value),
    'ЗаписатьСтроку|WriteLine|s?s?': (self: TextWriter, value = '', separator?: string) => self.line(value, separator),
    'Закрыть|Close': (self: TextWriter) => self.close(),
  },
})
