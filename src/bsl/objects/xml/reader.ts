/** `ЧтениеXML`: goes from node to node, and from attribute to attribute. */
import { decodeXML } from '../../../xml/source/decode.ts'
import { isNumeric } from '../../run/big-number.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { bytesOfStream } from '../binary/stream.ts'
import { nodeType } from './enumerations.ts'
import { NamespaceContext } from './namespaces.ts'
import { documentOf, localOf, prefixOf, readNodes, type XMLNode, type XMLNodeAttribute } from './nodes.ts'
import { usualSettings, XMLReaderSettings } from './reader-settings.ts'

const kinds = {
  start: 'StartElement',
  end: 'EndElement',
  text: 'Text',
  blank: 'Text',
  section: 'CDATASection',
  comment: 'Comment',
  instruction: 'ProcessingInstruction',
} as const

export class XMLReader extends BslObject {
  readonly type = xmlReaderType
  #source: string | undefined
  #nodes: XMLNode[] | undefined
  #at = -1
  /** The attribute that the cursor is on, -1 for the node itself. */
  #attribute = -1

  settings = new XMLReaderSettings()
  ignoresBlanks = true

  open(source: string, given?: unknown): void {
    this.settings = given instanceof XMLReaderSettings ? given : usualSettings
    this.ignoresBlanks = this.settings.ignoresBlanks
    this.#source = source
    this.#nodes = undefined
    this.#at = -1
    this.#attribute = -1
  }

  close(): void {
    this.#source = undefined
    this.#nodes = undefined
    this.#at = -1
  }

  get isOpen(): boolean {
    return this.#source !== undefined
  }

  get nodes(): readonly XMLNode[] {
    if (this.#source === undefined) throw new BslError('Источник данных XML не задан', 'No source of XML data is set')
    this.#nodes ??= readNodes(this.#source, this.settings)
    return this.#nodes
  }

  get node(): XMLNode | undefined {
    return this.#at < 0 ? undefined : this.nodes[this.#at]
  }

  get attribute(): XMLNodeAttribute | undefined {
    return this.node?.attributes[this.#attribute]
  }

  read(): boolean {
    this.#attribute = -1
    const { nodes } = this
    if (this.#at < nodes.length) this.#at++
    while (this.ignoresBlanks && !this.settings.givesBlanks && nodes[this.#at]?.kind === 'blank') this.#at++
    return this.#at < nodes.length
  }

  readAttribute(): boolean {
    if (this.#attribute + 1 >= (this.node?.attributes.length ?? 0)) return false
    this.#attribute++
    return true
  }

  toElement(): void {
    this.#attribute = -1
  }

  /** From a start to its end; from a text to the end of what holds it. */
  skip(): void {
    if (this.node?.kind === 'end') return
    let depth = this.node?.kind === 'start' ? 0 : 1
    do {
      const { node } = this
      if (node?.kind === 'start') depth++
      if (node?.kind === 'end' && --depth === 0) return
    } while (this.read())
  }

  /** The element that the cursor is on, as a document of its own; the cursor goes behind its end. `undefined` where there is no element. */
  takeElement(): string | undefined {
    if (!this.node) this.read()
    while (this.node && this.node.kind !== 'start') if (this.node.kind === 'end' || !this.read()) return undefined
    const from = this.#at
    if (!this.node) return undefined
    this.skip()
    const found = documentOf(this.nodes.slice(from, this.#at + 1))
    this.read()
    return found
  }

  /** The element that comes next. */
  get here(): { readonly namespace: string; readonly local: string } | undefined {
    if (!this.node) this.read()
    return this.node?.kind === 'start' ? { namespace: this.node.namespace, local: localOf(this.node.name) } : undefined
  }

  get kind(): string {
    if (this.attribute) return 'Attribute'
    if (this.node?.kind === 'blank' && this.settings.givesBlanks) return 'Whitespace'
    return this.node ? kinds[this.node.kind] : 'None'
  }

  get name(): string {
    return this.attribute?.name ?? this.node?.name ?? ''
  }
}

function attributeOf(self: XMLReader, key: unknown, uri?: string): XMLNodeAttribute | undefined {
  const attributes = self.node?.attributes ?? []
  if (isNumeric(key)) return attributes[Number(key)]
  const name = text(key)
  return uri === undefined
    ? attributes.find((one) => one.name === name)
    : attributes.find((one) => localOf(one.name) === name && one.namespace === uri)
}

const valueOf = (self: XMLReader, key: unknown, uri?: string): unknown => attributeOf(self, key, uri)?.value ?? (isNumeric(key) ? '' : null)

const valued = new Set(['Text', 'Whitespace', 'CDATASection', 'Comment', 'Attribute', 'ProcessingInstruction'])
const characterData = new Set(['Text', 'Whitespace', 'CDATASection'])

export const xmlReaderType: ObjectType = new ObjectType('ЧтениеXML|XMLReader', {
  presentation: 'Чтение XML',
  create: { kinds: '', make: () => new XMLReader() },
  properties: {
    'ТипУзла|NodeType': { get: (self: XMLReader) => nodeType.of(self.kind) },
    'Имя|Name': { get: (self: XMLReader) => self.name },
    'ЛокальноеИмя|LocalName': { get: (self: XMLReader) => localOf(self.name) },
    'Префикс|Prefix': { get: (self: XMLReader) => prefixOf(self.name) },
    'URIПространстваИмен|NamespaceURI': { get: (self: XMLReader) => self.attribute?.namespace ?? self.node?.namespace ?? '' },
    'Значение|Value': { get: (self: XMLReader) => self.attribute?.value ?? self.node?.value ?? '' },
    'ИмеетЗначение|HasValue': { get: (self: XMLReader) => valued.has(self.kind) },
    'ИмеетИмя|HasName': { get: (self: XMLReader) => self.node !== undefined },
    'ИгнорироватьПробелы|IgnoreWhitespace': {
      get: (self: XMLReader) => self.ignoresBlanks,
      set: (self: XMLReader, ignores: boolean) => {
        self.ignoresBlanks = ignores
      },
    },
    'ВерсияXML|XMLVersion': { get: () => '1.0' },
    'КодировкаXML|XMLEncoding': { get: () => 'UTF-8' },
    'Язык|XMLLang': { get: () => '' },
    'БазовыйURI|BaseURI': { get: () => '' },
    'ЭтоАтрибутПоУмолчанию|IsDefaultAttribute': { get: (self: XMLReader) => (self.attribute ? false : null) },
    'ЭтоСимвольныеДанные|IsCharacterData': { get: (self: XMLReader) => characterData.has(self.kind) },
    'Параметры|Settings': { get: (self: XMLReader) => self.settings },
    'КонтекстПространствИмен|NamespaceContext': {
      get: ({ node, isOpen }: XMLReader) => (isOpen ? new NamespaceContext(node?.depth ?? 0, node?.outer.all() ?? new Map()) : null),
    },
  },
  methods: {
    'УстановитьСтроку|SetString|sa?': (self: XMLReader, source: string, settings?: unknown) => self.open(source, settings),
    'ОткрытьФайл|OpenFile|$sa?': (self: XMLReader, run: Run, path: string, settings?: unknown) =>
      self.open(decodeXML(run.files.read(path)), settings),
    'ОткрытьПоток|OpenStream|aa?': (self: XMLReader, stream: unknown, settings?: unknown) =>
      self.open(decodeXML(bytesOfStream(stream)), settings),
    'Прочитать|Read': (self: XMLReader) => self.read(),
    'ПрочитатьАтрибут|ReadAttribute': (self: XMLReader) => self.readAttribute(),
    'ПерейтиКСодержимому|MoveToContent': (self: XMLReader) => {
      if (!self.node) self.read()
      while (self.node?.kind === 'instruction') self.read()
      return nodeType.of(self.kind)
    },
    'ПерейтиКЭлементу|MoveToElement': (self: XMLReader) => self.toElement(),
    'Пропустить|Skip': (self: XMLReader) => self.skip(),
    'КоличествоАтрибутов|AttributeCount': (self: XMLReader) => self.node?.attributes.length ?? 0,
    'ИмяАтрибута|AttributeName|i': (self: XMLReader, at: number) => self.node?.attributes[at]?.name ?? null,
    'ЗначениеАтрибута|AttributeValue|as?': valueOf,
    'ПолучитьАтрибут|GetAttribute|as?': valueOf,
    'URIПространстваИменАтрибута|AttributeNamespaceURI|i': (self: XMLReader, at: number) => self.node?.attributes[at]?.namespace ?? null,
    'ЛокальноеИмяАтрибута|AttributeLocalName|i': (self: XMLReader, at: number) => {
      const found = self.node?.attributes[at]
      return found ? localOf(found.name) : null
    },
    'НайтиURIПространстваИмен|LookupNamespaceURI|s': (self: XMLReader, prefix: string) => self.node?.scope.get(prefix) ?? null,
    'Закрыть|Close': (self: XMLReader) => self.close(),
  },
})
