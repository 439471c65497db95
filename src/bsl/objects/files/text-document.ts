/** `ТекстовыйДокумент`: lines by number from 1, files, and areas of a template with parameters in fields of fixed width. */
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { encodedText, fileText, labelOf } from '../binary/text-encoding.ts'

const directive = /^\s*#\s*(область|конецобласти)(?![\p{L}\d_])\s*([\p{L}\d_]*)/iu
/** Where a directive may be: a line may have millions of characters. */
const headOf = (line: string): string => line.trimStart().slice(0, 1000)
const field = /\[([\p{L}_][\p{L}\d_]{0,999})\]/gu

/** A text as lines, each with its own end; the last one may lack it. */
const linesOf = (value: string): string[] => value.match(/[^\n]*\n|[^\n][^\n]*$/g) ?? []

const bare = (line: string): string => line.replace(/\r?\n$/, '').replace(/\r$/, '')

class TextDocument extends BslObject {
  readonly type = textDocumentType
  content = ''
  /** The path that it was last read from or written to. */
  fileName = ''
  /** Areas as they were at the first ПолучитьОбласть. */
  #areas: Map<string, string> | undefined
  readonly isArea: boolean
  #parameters: TextParameters | undefined

  constructor(content = '', isArea = false) {
    super()
    this.content = content
    this.isArea = isArea
  }

  /** What the fields of its text are set to. */
  get parameters(): TextParameters {
    this.#parameters ??= new TextParameters(this.content)
    return this.#parameters
  }

  get lines(): string[] {
    return linesOf(this.content)
  }

  set(lines: readonly string[]): void {
    this.content = lines.join('')
  }

  insert(number: number, value: string): void {
    const { lines } = this
    if (number > lines.length) return this.append(value)
    lines.splice(Math.max(number - 1, 0), 0, `${value}\n`)
    this.set(lines)
  }

  append(value: string): void {
    const ends = this.content === '' || this.content.endsWith('\n')
    this.content += `${ends ? '' : '\n'}${value}\n`
  }

  area(name: string): TextDocument {
    this.#areas ??= areasOf(this.lines)
    const found = this.#areas.get(name.toLowerCase())
    if (found === undefined) throw new BslError(`Область не найдена: ${name}`, `Area not found: ${name}`)
    return new TextDocument(found, true)
  }

  /** The lines of an area without its directives, its fields filled; of any other document nothing. */
  output(area: TextDocument): void {
    if (!area.isArea) return
    for (const line of area.lines) if (!directive.test(headOf(line))) this.content += `${area.parameters.fill(bare(line))}\n`
  }
}

/** Each area reaches from its directive to the next one, which belongs to it when it ends it. */
function areasOf(lines: readonly string[]): Map<string, string> {
  const areas = new Map<string, string>()
  let name: string | undefined
  let content = ''
  for (const line of lines) {
    const [, word = '', area = ''] = directive.exec(headOf(line)) ?? []
    if (word === '') {
      content += line
      continue
    }
    const ends = word.toLowerCase().startsWith('конец')
    if (name !== undefined) areas.set(name, content + (ends ? line : ''))
    name = ends ? undefined : area.toLowerCase()
    content = line
  }
  return areas
}

class TextParameters extends BslObject {
  readonly type = textParametersType
  readonly #values = new Map<string, unknown>()

  constructor(content: string) {
    super()
    for (const [, name = ''] of content.matchAll(field)) this.#values.set(name.toLowerCase(), null)
  }

  override getField(folded: string): unknown {
    return this.#values.get(folded)
  }

  override setField(folded: string, value: unknown): boolean {
    if (!this.#values.has(folded)) return false
    this.#values.set(folded, value)
    return true
  }

  /** A value takes as many characters as its field in brackets. */
  fill(line: string): string {
    return line.replaceAll('<[', ' [').replace(field, (whole: string, name: string) => {
      const value = this.#values.get(name.toLowerCase())
      return text(value ?? null)
        .slice(0, whole.length)
        .padEnd(whole.length)
    })
  }
}

const textParametersType: ObjectType = new ObjectType('ПараметрыМакетаТекстовогоДокумента|TextDocumentTemplateParameters', {
  presentation: 'Параметры макета текстового документа',
})

export const textDocumentType: ObjectType = new ObjectType('ТекстовыйДокумент|TextDocument', {
  presentation: 'Текстовый документ',
  create: { kinds: '', make: () => new TextDocument() },
  properties: {
    'Параметры|Parameters': { get: (self: TextDocument) => self.parameters },
    'ТолькоПросмотр|ReadOnly': { get: () => false, set: () => undefined },
    'ИспользуемоеИмяФайла|UsedFileName': { get: (self: TextDocument) => self.fileName },
    'ТипФайла|FileType': { get: () => null, set: () => undefined },
  },
  methods: {
    'УстановитьТекст|SetText|s': (self: TextDocument, value: string) => {
      self.content = value
    },
    'ПолучитьТекст|GetText': (self: TextDocument) => self.content,
    'КоличествоСтрок|LineCount': (self: TextDocument) => self.lines.length,
    'ПолучитьСтроку|GetLine|i': (self: TextDocument, number: number) => bare(self.lines[number - 1] ?? ''),
    'ДобавитьСтроку|AddLine|s': (self: TextDocument, value: string) => self.append(value),
    'ВставитьСтроку|InsertLine|is': (self: TextDocument, number: number, value: string) => self.insert(number, value),
    'ЗаменитьСтроку|ReplaceLine|is': (self: TextDocument, number: number, value: string) => {
      const { lines } = self
      const line = lines[number - 1]
      if (line !== undefined) self.set(lines.with(number - 1, value + (line.endsWith('\n') ? '\n' : '')))
    },
    'УдалитьСтроку|DeleteLine|i': (self: TextDocument, number: number) => {
      self.set(self.lines.filter((_, at) => at !== number - 1))
    },
    'Очистить|Clear': (self: TextDocument) => {
      self.content = ''
    },
    'ПолучитьОбласть|GetArea|s': (self: TextDocument, name: string) => self.area(name),
    'Вывести|Put|a': (self: TextDocument, area: unknown) => {
      if (area instanceof TextDocument) self.output(area)
      return self
    },
    'Прочитать|Read|$sa?s?': (self: TextDocument, run: Run, path: string, encoding?: unknown) => {
      self.fileName = path
      self.content = fileText(run, path, encoding).replaceAll('\r\n', '\n')
    },
    'Записать|Write|$sa?s?': (self: TextDocument, run: Run, path: string, encoding?: unknown) => {
      self.fileName = path
      run.files.write(path, encodedText(self.content.replaceAll(/\r?\n/g, '\r\n'), encoding, labelOf(encoding).startsWith('utf')))
    },
  },
})

export const textParameters = textParametersType
