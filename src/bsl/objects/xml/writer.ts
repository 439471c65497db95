/**
 * `ЗаписьXML`, a state machine: elements, instructions and comments on lines of their own by tabs; text where it is (measured on 8.3.27: a
 * break before CDATA and none behind it, none before a raw piece and one behind it).
 */
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { appendToStream } from '../binary/stream.ts'
import { labelOf, writeTextFile } from '../binary/text-encoding.ts'
import { NamespaceContext } from './namespaces.ts'
import { localOf, type XMLNode } from './nodes.ts'

class XMLWriterSettings extends BslObject {
  readonly type = xmlWriterSettingsType
  readonly encoding: string
  readonly version: string
  readonly indent: boolean
  readonly indentText: string

  constructor(encoding = 'UTF-8', version = '1.0', indent = true, indentText = '\t') {
    super()
    this.encoding = encoding
    this.version = version
    this.indent = indent
    this.indentText = indentText
  }
}

export const xmlWriterSettingsType: ObjectType = new ObjectType('ПараметрыЗаписиXML|XMLWriterSettings', {
  presentation: 'Параметры записи XML',
  create: {
    kinds: 's?s?b?b?s?',
    make: (_run, encoding?: string, version?: string, indent?: boolean, _attributes?: boolean, indentText?: string) =>
      new XMLWriterSettings(encoding, version, indent, indentText),
  },
  properties: {
    'Кодировка|Encoding': { get: (self: XMLWriterSettings) => self.encoding },
    'Версия|Version': { get: (self: XMLWriterSettings) => self.version },
    'Отступ|Indent': { get: (self: XMLWriterSettings) => self.indent },
    'СимволыОтступа|IndentChars': { get: (self: XMLWriterSettings) => self.indentText },
  },
})

interface Open {
  readonly name: string
  /** What came last inside, which decides about the break before its end. */
  last: 'none' | 'text' | 'line'
  readonly prefixes: Map<string, string>
}

const badOrder = (): BslError =>
  new BslError('Ошибка записи XML: нарушена структура документа', 'XML write error: the structure of the document is broken')

export class XMLWriter extends BslObject {
  readonly type = xmlWriterType
  #out: string | undefined
  #target: ((text: string) => void) | undefined
  #settings = new XMLWriterSettings()
  #declaredEncoding = ''
  #open: Open[] = []
  /** The last start tag still lacks its `>`. */
  #tag = false
  #rooted = false

  begin(settings: XMLWriterSettings | undefined, encoding: string, target?: (text: string) => void): void {
    this.#out = ''
    this.#target = target
    this.#settings = settings ?? new XMLWriterSettings()
    this.#declaredEncoding = settings?.encoding ?? encoding
    this.#open = []
    this.#tag = false
    this.#rooted = false
  }

  #add(text: string): void {
    if (this.#out === undefined) throw new BslError('Приемник данных XML не задан', 'No target of XML data is set')
    this.#out += text
  }

  #endTag(): void {
    if (this.#tag) this.#add('>')
    this.#tag = false
  }

  /** A piece that begins on a line of its own. */
  #line(text: string, leaves: Open['last']): void {
    this.#endTag()
    if (this.#settings.indent && this.#out !== '') this.#add('\n' + this.#settings.indentText.repeat(this.#open.length))
    this.#add(text)
    const parent = this.#open.at(-1)
    if (parent) parent.last = leaves
  }

  declaration(): void {
    if (this.#out !== '') throw badOrder()
    const encoding = this.#declaredEncoding === '' ? '' : ` encoding="${this.#declaredEncoding}"`
    this.#add(`<?xml version="${this.#settings.version}"${encoding}?>`)
  }

  start(name: string, uri?: string): void {
    if (this.#open.length === 0 && this.#rooted) throw badOrder()
    this.#rooted = true
    const prefix = uri === undefined || uri === '' ? undefined : this.prefixOf(uri)
    const own = new Map<string, string>()
    const full = prefix === undefined || prefix === '' || name.includes(':') ? name : `${prefix}:${name}`
    this.#line(`<${full}`, 'line')
    this.#tag = true
    this.#open.push({ name: full, last: 'none', prefixes: own })
    if (uri !== undefined && uri !== '' && prefix === undefined) this.declare('', uri)
  }

  get context(): NamespaceContext {
    const scope = new Map<string, string>()
    for (const { prefixes } of this.#open) for (const [prefix, uri] of prefixes) scope.set(prefix, uri)
    return new NamespaceContext(this.#open.length, scope)
  }

  /** The prefix that means a namespace, `undefined` when none does. */
  prefixOf(uri: string): string | undefined {
    for (const { prefixes } of this.#open.toReversed()) for (const [prefix, one] of prefixes) if (one === uri) return prefix
    return undefined
  }

  declare(prefix: string, uri: string): void {
    const element = this.#open.at(-1)
    if (!element || !this.#tag) throw badOrder()
    if (element.prefixes.get(prefix) === uri) return
    element.prefixes.set(prefix, uri)
    this.#add(` ${prefix === '' ? 'xmlns' : `xmlns:${prefix}`}="${escapedValue(uri)}"`)
  }

  attribute(name: string, value: string, uri?: string): void {
    if (!this.#tag) throw badOrder()
    let full = name
    if (uri !== undefined && uri !== '') {
      let prefix = this.prefixOf(uri)
      if (prefix === undefined || prefix === '') {
        prefix = `d${this.#open.length}p1`
        this.declare(prefix, uri)
      }
      full = `${prefix}:${name}`
    }
    this.#add(` ${full}="${escapedValue(value)}"`)
  }

  text$(value: string): void {
    if (value === '') return
    this.#endTag()
    this.#add(escapedText(value))
    this.#last('text')
  }

  #last(kind: Open['last']): void {
    const element = this.#open.at(-1)
    if (element) element.last = kind
  }

  raw(value: string): void {
    this.#endTag()
    this.#add(value)
    this.#last('line')
  }

  comment(value: string): void {
    this.#line(`<!--${value}-->`, 'line')
  }

  instruction(name: string, value: string): void {
    this.#line(`<?${name} ${value}?>`, 'line')
  }

  section(value: string): void {
    this.#line(`<![CDATA[${value}]]>`, 'text')
  }

  end(): void {
    const element = this.#open.pop()
    if (!element) throw badOrder()
    if (this.#tag) {
      this.#tag = false
      this.#add('/>')
      return
    }
    if (element.last === 'line' && this.#settings.indent) this.#add('\n' + this.#settings.indentText.repeat(this.#open.length))
    this.#add(`</${element.name}>`)
  }

  /** The nodes of an element that was made elsewhere, in the layout of this document. */
  copy(nodes: readonly XMLNode[]): void {
    for (const { kind, name, value, attributes } of nodes) {
      if (kind === 'end') this.end()
      else if (kind === 'text') this.text$(value)
      else if (kind === 'start') {
        this.start(name)
        for (const one of attributes) {
          if (one.name === 'xmlns' || one.name.startsWith('xmlns:')) this.declare(one.name === 'xmlns' ? '' : localOf(one.name), one.value)
          else this.attribute(one.name, one.value)
        }
      }
    }
  }

  finish(): string {
    if (this.#out !== undefined && this.#tag) this.#endTag()
    const found = this.#out ?? ''
    const target = this.#target
    this.#out = undefined
    this.#target = undefined
    if (!target) return found
    target(found)
    return ''
  }
}

const escapedText = (value: string): string => value.replace(/[&<>]/g, (one) => (one === '&' ? '&amp;' : one === '<' ? '&lt;' : '&gt;'))
const escapedValue = (value: string): string => escapedText(value).replace(/"/g, '&quot;')

/** Names and texts are taken as texts only: a number is an error. */
const needText = (value: unknown, position: number): string => {
  if (typeof value !== 'string') throw errors.mismatch(position)
  return value
}

export const xmlWriterType: ObjectType = new ObjectType('ЗаписьXML|XMLWriter', {
  presentation: 'Запись XML',
  create: { kinds: '', make: () => new XMLWriter() },
  properties: { 'КонтекстПространствИмен|NamespaceContext': { get: (self: XMLWriter) => self.context } },
  methods: {
    'УстановитьСтроку|SetString|a?': (self: XMLWriter, settings?: unknown) =>
      self.begin(settings instanceof XMLWriterSettings ? settings : undefined, typeof settings === 'string' ? settings : ''),
    'ОткрытьФайл|OpenFile|$sa?b?': (self: XMLWriter, run: Run, path: string, settings?: unknown, mark?: boolean) => {
      const given = settings instanceof XMLWriterSettings ? settings : undefined
      const encoding = given?.encoding ?? (typeof settings === 'string' ? settings : 'UTF-8')
      self.begin(given, encoding, writeTextFile(run, path, encoding, mark ?? labelOf(encoding) !== 'utf-8'))
    },
    'ОткрытьПоток|OpenStream|aa?b?': (self: XMLWriter, stream: unknown, settings?: unknown) =>
      self.begin(settings instanceof XMLWriterSettings ? settings : undefined, 'UTF-8', appendToStream(stream, 'UTF-8', false)),
    'ЗаписатьОбъявлениеXML|WriteXMLDeclaration': (self: XMLWriter) => self.declaration(),
    'ЗаписатьНачалоЭлемента|WriteStartElement|as?': (self: XMLWriter, name: unknown, uri?: string) => self.start(needText(name, 1), uri),
    'ЗаписатьКонецЭлемента|WriteEndElement': (self: XMLWriter) => self.end(),
    'ЗаписатьАтрибут|WriteAttribute|aaa?': (self: XMLWriter, name: unknown, second: unknown, third?: unknown) =>
      third === undefined
        ? self.attribute(needText(name, 1), needText(second, 2))
        : self.attribute(needText(name, 1), needText(third, 3), needText(second, 2)),
    'ЗаписатьСоответствиеПространстваИмен|WriteNamespaceMapping|ss': (self: XMLWriter, prefix: string, uri: string) =>
      self.declare(prefix, uri),
    'НайтиПрефикс|LookupPrefix|s': (self: XMLWriter, uri: string) => self.prefixOf(uri) ?? null,
    'ЗаписатьТекст|WriteText|a': (self: XMLWriter, value: unknown) => self.text$(needText(value, 1)),
    'ЗаписатьСекциюCDATA|WriteCDATASection|a': (self: XMLWriter, value: unknown) => self.section(needText(value, 1)),
    'ЗаписатьКомментарий|WriteComment|a': (self: XMLWriter, value: unknown) => self.comment(needText(value, 1)),
    'ЗаписатьИнструкциюОбработки|WriteProcessingInstruction|aa': (self: XMLWriter, name: unknown, value: unknown) =>
      self.instruction(needText(name, 1), needText(value, 2)),
    'ЗаписатьБезОбработки|WriteRaw|a': (self: XMLWriter, value: unknown) => self.raw(needText(value, 1)),
    'Закрыть|Close': (self: XMLWriter) => self.finish(),
  },
})
