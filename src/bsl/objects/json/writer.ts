/** `ЗаписьJSON`: by default with line breaks and no indent, a blank behind the colon; without line breaks no blank either. */
import { isNumeric, plainText } from '../../run/big-number.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { appendToStream } from '../binary/stream.ts'
import { writeTextFile } from '../binary/text-encoding.ts'
import { escaping, lineBreak } from './enumerations.ts'
import { quotedJSON } from './quoted.ts'

export class WriterSettings extends BslObject {
  readonly type = writerSettingsType
  readonly breaks: unknown
  readonly indent: string
  readonly doubleQuotes: boolean
  readonly escaping: unknown

  constructor(breaks: unknown = lineBreak.of('Auto'), indent = '', doubleQuotes = true, escape: unknown = escaping.of('None')) {
    super()
    this.breaks = breaks
    this.indent = indent
    this.doubleQuotes = doubleQuotes
    this.escaping = escape
  }

  get lineFeed(): string {
    if (this.breaks === lineBreak.of('None')) return ''
    return this.breaks === lineBreak.of('Windows') ? '\r\n' : '\n'
  }
}

const writerSettingsType: ObjectType = new ObjectType('ПараметрыЗаписиJSON|JSONWriterSettings', {
  presentation: 'Параметры записи JSON',
  create: {
    kinds: 'a?s?b?a?b?b?b?b?b?',
    make: (_run, breaks?: unknown, indent?: string, doubleQuotes?: boolean, escape?: unknown) =>
      new WriterSettings(breaks, indent, doubleQuotes, escape ?? undefined),
  },
  properties: {
    'ПереносСтрок|NewLines': { get: (self: WriterSettings) => self.breaks },
    'СимволыОтступа|PaddingSymbols': { get: (self: WriterSettings) => self.indent },
    'ИспользоватьДвойныеКавычки|UseDoubleQuotes': { get: (self: WriterSettings) => self.doubleQuotes },
    'ЭкранированиеСимволов|EscapeCharacters': { get: (self: WriterSettings) => self.escaping },
  },
})

const badOrder = (): BslError => new BslError('Нарушена структура документа JSON', 'The structure of the JSON document is broken')

interface Container {
  readonly isObject: boolean
  /** How many members it has. */
  count: number
  readonly outer: Container | undefined
  /** What goes before a member that is the first, and before the others. */
  readonly first: string
  readonly next: string
}

/** A text that grows is cut into pieces of this length, made flat at once: V8 would keep each addition as an object of its own. */
const pieceLength = 4096

export class JSONWriter extends BslObject {
  readonly type = jsonWriterType
  settings = new WriterSettings()
  checks = true
  /** Where it goes on Закрыть, when it is not a text. */
  #target: ((text: string) => void) | undefined
  #isOpen = false
  #pieces: string[] = []
  #text = ''
  /** The innermost container that is open. */
  #container: Container | undefined
  #depth = 0
  #named = false
  #colon = ': '
  #lineFeed = '\n'
  /** Names with their quotes and the colon: they repeat from record to record. */
  readonly #names = new Map<string, string>()

  begin(settings: WriterSettings | undefined, target?: (text: string) => void): void {
    this.settings = settings ?? new WriterSettings()
    this.#lineFeed = this.settings.lineFeed
    this.#colon = this.#lineFeed === '' ? ':' : ': '
    this.#target = target
    this.#isOpen = true
    this.#pieces = []
    this.#text = ''
    this.#container = undefined
    this.#depth = 0
    this.#named = false
    this.#names.clear()
  }

  #add(code: string): void {
    if (!this.#isOpen) throw new BslError('Приемник данных JSON не задан', 'No target of JSON data is set')
    const text = this.#text + code
    this.#text = text
    if (text.length > pieceLength) this.#cut()
  }

  #cut(): void {
    // Asking for a character makes the text flat.
    this.#text.charCodeAt(0)
    this.#pieces.push(this.#text)
    this.#text = ''
  }

  /** The separator before a value. */
  #before(): string {
    const container = this.#container
    if (!container) return ''
    if (!container.isObject) return container.count++ > 0 ? container.next : container.first
    if (!this.#named) throw badOrder()
    this.#named = false
    return ''
  }

  #newLine(depth: number): string {
    return this.#lineFeed === '' ? '' : this.#lineFeed + this.settings.indent.repeat(depth)
  }

  open(isObject: boolean): void {
    this.#add(this.#before() + (isObject ? '{' : '['))
    const first = this.#newLine(++this.#depth)
    this.#container = { isObject, count: 0, outer: this.#container, first, next: `,${first}` }
  }

  close(isObject: boolean): void {
    const container = this.#container
    if (!container || container.isObject !== isObject || this.#named) throw badOrder()
    this.#container = container.outer
    this.#depth--
    this.#add((container.count > 0 ? this.#newLine(this.#depth) : '') + (isObject ? '}' : ']'))
  }

  name(name: string): void {
    const container = this.#container
    if (!container?.isObject || this.#named) throw badOrder()
    this.#add((container.count++ > 0 ? container.next : container.first) + this.#nameCode(name))
    this.#named = true
  }

  #nameCode(name: string): string {
    let code = this.#names.get(name)
    if (code === undefined) {
      code = quotedJSON(name, this.settings) + this.#colon
      if (this.#names.size < mostNames) this.#names.set(name, code)
    }
    return code
  }

  /** A text, a number, Булево, Неопределено; `raw`: as it is. */
  value(value: unknown, raw = false): void {
    const code = raw ? (value as string) : this.#code(value)
    this.#add(this.#before() + code)
  }

  #code(value: unknown): string {
    if (typeof value === 'string') return quotedJSON(value, this.settings)
    if (isNumeric(value)) return plainText(value)
    if (typeof value === 'boolean') return value ? 'true' : 'false'
    if (value === null) return 'null'
    throw new BslError('Недопустимый тип значения для записи в JSON', 'The type of the value is not allowed in JSON')
  }

  finish(): string {
    const text = this.#pieces.join('') + this.#text
    const target = this.#target
    this.#isOpen = false
    this.#pieces = []
    this.#text = ''
    this.#target = undefined
    if (!target) return text
    target(text)
    return ''
  }
}

const mostNames = 1000

export const jsonWriterType: ObjectType = new ObjectType('ЗаписьJSON|JSONWriter', {
  presentation: 'Запись JSON',
  create: { kinds: '', make: () => new JSONWriter() },
  properties: {
    'ПроверятьСтруктуру|ValidateStructure': {
      get: (self: JSONWriter) => self.checks,
      set: (self: JSONWriter, value: boolean) => {
        self.checks = value
      },
    },
    'Параметры|Settings': { get: (self: JSONWriter) => self.settings },
  },
  methods: {
    'УстановитьСтроку|SetString|a?': (self: JSONWriter, settings?: WriterSettings) => self.begin(settings),
    'ОткрытьФайл|OpenFile|$sa?b?a?': (
      self: JSONWriter,
      run: Run,
      path: string,
      encoding?: unknown,
      mark?: boolean,
      settings?: WriterSettings,
    ) => {
      const write = writeTextFile(run, path, encoding, mark ?? false)
      self.begin(settings, write)
    },
    'ОткрытьПоток|OpenStream|aa?b?a?': (self: JSONWriter, stream: unknown, encoding?: unknown, mark?: boolean, settings?: WriterSettings) =>
      self.begin(settings, appendToStream(stream, encoding, mark ?? false)),
    'ЗаписатьНачалоОбъекта|WriteStartObject': (self: JSONWriter) => self.open(true),
    'ЗаписатьКонецОбъекта|WriteEndObject': (self: JSONWriter) => self.close(true),
    'ЗаписатьНачалоМассива|WriteStartArray': (self: JSONWriter) => self.open(false),
    'ЗаписатьКонецМассива|WriteEndArray': (self: JSONWriter) => self.close(false),
    'ЗаписатьИмяСвойства|WritePropertyName|s': (self: JSONWriter, name: string) => self.name(name),
    'ЗаписатьЗначение|WriteValue|ab?': (self: JSONWriter, value: unknown) => self.value(value),
    'ЗаписатьБезОбработки|WriteRaw|s': (self: JSONWriter, text: string) => self.value(text, true),
    'Закрыть|Close': (self: JSONWriter) => self.finish(),
  },
})

export const writerSettings = writerSettingsType
