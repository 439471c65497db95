/** `ПараметрыЧтенияXML`: which pieces of a document ЧтениеXML passes over; and the settings that it has without any. */
import { Enumeration } from '../../dictionary/library.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

export const xmlSpace = new Enumeration('ПробельныеСимволыXML|XMLSpace', ['ПоУмолчанию|Default', 'Сохранять|Preserve'])
export const validationType = new Enumeration('ТипПроверкиXML|XMLValidationType', [
  'НетПроверки|NoValidate',
  'ОпределениеТипаДокумента|DocumentTypeDefinition',
  'СхемаXML|XMLSchema|Схема XML',
])

const fields = [
  ['Версия|Version', '1.0'],
  ['Язык|Language', ''],
  ['ПробельныеСимволы|Space', xmlSpace.of('Default')],
  ['ТипПроверкиПравильности|ValidationType', validationType.of('NoValidate')],
  ['ИгнорироватьОбъявлениеXML|IgnoreXMLDeclaration', true],
  ['ИгнорироватьТипДокумента|IgnoreDocumentType', true],
  ['ИгнорироватьИнструкцииОбработки|IgnoreProcessingInstructions', false],
  ['ИгнорироватьКомментарии|IgnoreComments', false],
  ['ИгнорироватьПробельныеСимволы|IgnoreWhitespace', true],
  ['СекцииCDATAКакТекст|CDATASectionAsText', false],
  ['ИспользоватьИгнорируемыеПробельныеСимволы|UseIgnorableWhitespace', false],
] as const

export class XMLReaderSettings extends BslObject {
  readonly type = xmlReaderSettingsType
  /** In the order of the constructor's parameters. */
  readonly values: readonly unknown[]

  constructor(given: readonly unknown[] = []) {
    super()
    this.values = fields.map(([, usual], at) => given[at] ?? usual)
  }

  get ignoresInstructions(): boolean {
    return this.values[6] === true
  }

  get ignoresComments(): boolean {
    return this.values[7] === true
  }

  get ignoresBlanks(): boolean {
    return this.values[8] === true
  }

  get sectionsAreText(): boolean {
    return this.values[9] === true
  }

  /** Blank text has a kind of its own and is always given. */
  get givesBlanks(): boolean {
    return this.values[10] === true
  }
}

export const xmlReaderSettingsType: ObjectType = new ObjectType('ПараметрыЧтенияXML|XMLReaderSettings', {
  presentation: 'Параметры чтения XML',
  create: { kinds: 's?s?a?a?b?b?b?b?b?b?b?', make: (_run, ...given: unknown[]) => new XMLReaderSettings(given) },
  properties: Object.fromEntries(fields.map(([names], at) => [names, { get: (self: XMLReaderSettings) => self.values[at] }])),
})

/** Measured on 8.3.27: a reader without settings passes over comments, and CDATA is text. */
export const usualSettings = new XMLReaderSettings([...Array<undefined>(7), true, true, true])
