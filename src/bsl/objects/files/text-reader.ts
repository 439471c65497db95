/** `ЧтениеТекста`: a file, line by line or whole. */
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { bytesOfStream, MemoryStream } from '../binary/stream.ts'
import { decodedText, fileText } from '../binary/text-encoding.ts'

class TextReader extends BslObject {
  readonly type = textReaderType
  #text: string | undefined
  #at = 0
  separator = '\n'
  /** What counts as a line end in the file and is read as a line feed. */
  converted = '\r\n'

  open(text: string, separator?: string, converted?: string): void {
    this.converted = converted ?? '\r\n'
    this.#text = this.converted === '' ? text : text.split(this.converted).join('\n')
    this.#at = 0
    this.separator = separator ?? '\n'
  }

  get #open(): string {
    if (this.#text === undefined) throw new BslError('Файл не открыт', 'The file is not open')
    return this.#text
  }

  line(separator = this.separator): string | null {
    const text = this.#open
    if (this.#at >= text.length) return null
    const end = separator === '' ? -1 : text.indexOf(separator, this.#at)
    const found = text.slice(this.#at, end < 0 ? undefined : end)
    this.#at = end < 0 ? text.length : end + separator.length
    return found
  }

  read(count?: number): string | null {
    const text = this.#open
    if (this.#at >= text.length) return null
    const found = text.slice(this.#at, count === undefined ? undefined : this.#at + count)
    this.#at += found.length
    return found
  }

  close(): void {
    this.#text = undefined
  }
}

function open(self: TextReader, run: Run, source: unknown, encoding?: unknown, separator?: string, converted?: string): void {
  const text = source instanceof MemoryStream ? decodedText(bytesOfStream(source), encoding) : fileText(run, String(source), encoding)
  self.open(text, separator, converted)
}

export const textReaderType: ObjectType = new ObjectType('ЧтениеТекста|TextReader', {
  presentation: 'Чтение текста',
  create: {
    kinds: 'a?a?s?s?b?',
    make: (run: Run, source?: unknown, encoding?: unknown, separator?: string, converted?: string) => {
      const reader = new TextReader()
      if (source !== undefined) open(reader, run, source, encoding, separator, converted)
      return reader
    },
  },
  methods: {
    'Открыть|Open|$aa?s?s?b?': open,
    'Прочитать|Read|i?': (self: TextReader, count?: number) => self.read(count),
    'ПрочитатьСтроку|ReadLine|s?': (self: TextReader, separator?: string) => self.line(separator),
    'Закрыть|Close': (self: TextReader) => self.close(),
  },
})
