/** `ФабрикаXDTO`: types by namespace and name, objects of them, and documents both ways. */
import { readDocument } from '../../../xdto/read/read.ts'
import { XDTOError } from '../../../xdto/types/fault.ts'
import { described } from '../../../xdto/types/property.ts'
import { resolved, type XDTOType } from '../../../xdto/types/type.ts'
import { isValueType } from '../../../xdto/types/value-type.ts'
import { xs } from '../../../xdto/types/xs.ts'
import { writeDocument } from '../../../xdto/write/write.ts'
import type { Name } from '../../../xml/name.ts'
import { XMLPullReader } from '../../../xml/pull.ts'
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { BslError, errors, unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { readNodes } from '../xml/nodes.ts'
import { usualSettings } from '../xml/reader-settings.ts'
import { XMLReader } from '../xml/reader.ts'
import { XMLWriter } from '../xml/writer.ts'
import { dataListType } from './data-list.ts'
import { XDTODataObject, xdtoDataTypes } from './data-object.ts'
import { dataValueType, XDTODataValue } from './fitting.ts'
import { PackageCollection, packageTypes } from './packages.ts'
import { dataTypeType, nameIn, simpleFromWire, simpleToWire } from './simple.ts'
import { shapeOf, typeObject, XDTOTypeObject, xdtoTypeTypes } from './type-objects.ts'
import { fromWire, toWire } from './wire.ts'

class Factory extends BslObject {
  readonly type = factoryType
}

function typeNamed(_: Factory, run: Run, first: unknown, name?: string): unknown {
  const known = nameIn(first)
  if (known) return typeOf(run, known.namespace, known.local)
  if (typeof first !== 'string') throw errors.mismatch(1)
  if (name === undefined) throw errors.tooFew()
  return typeOf(run, first, name)
}

/** Неопределено where there is no such type. */
function typeOf(run: Run, namespace: string, name: string): unknown {
  const found = run.xdto.Type(namespace, name)
  return found ? typeObject(found) : null
}

function create(_: Factory, run: Run, type: unknown, value?: unknown): unknown {
  if (!(type instanceof XDTOTypeObject)) throw errors.mismatch(1)
  const { of } = type
  if (isValueType(of)) return new XDTODataValue(of, simpleFromWire(of, simpleToWire(of, value ?? ''), run.zone))
  const shape = shapeOf(of)
  if (shape?.settings.abstract === true)
    throw new BslError(
      `Невозможно создать объект абстрактного типа ${type.text()}`,
      `No object can be made of the abstract type ${type.text()}`,
    )
  if (value !== undefined) throw errors.tooMany()
  return new XDTODataObject(of)
}

/** What a document does not fit, as an exception of the language. */
function converted<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof XDTOError)) throw error
    throw new BslError(`Ошибка преобразования данных XDTO:\n${error.messageRu}`, `XDTO data conversion error:\n${error.message}`)
  }
}

/** The element that the reader is at, of the given type, of that of its root property, or of any. */
export function readElementText(run: Run, reader: unknown, type: unknown): { readonly type: XDTOType; readonly value: unknown } {
  if (!(reader instanceof XMLReader)) throw errors.mismatch(1)
  if (type !== undefined && type !== null && !(type instanceof XDTOTypeObject)) throw errors.mismatch(2)
  const source = reader.takeElement()
  if (source === undefined) throw new BslError('Ошибка преобразования данных XDTO: нет элемента', 'XDTO data conversion error: no element')
  const of = type instanceof XDTOTypeObject ? type.of : rootType(run, source)
  return { type: of, value: converted(() => readDocument(source, of, run.xdto)) }
}

function rootType(run: Run, source: string): XDTOType {
  const reader = new XMLPullReader(source)
  reader.next()
  const definition = run.xdto.RootProperty(reader.namespace, reader.local)?.definition
  const type = definition && described(definition).type
  return (type && resolved(type)) ?? xs.anyType
}

/** Writes an element of that name into ЗаписьXML. */
export function writeElementText(run: Run, writer: unknown, name: Name, type: XDTOType, value: unknown): void {
  if (!(writer instanceof XMLWriter)) throw errors.mismatch(1)
  writer.copy(
    readNodes(
      converted(() => writeDocument(name, type, value, run.xdto, 'compact')),
      usualSettings,
    ),
  )
}

function writeXML(_: Factory, run: Run, writer: unknown, object: unknown, local?: string, namespace?: string): void {
  const type = object instanceof XDTODataObject || object instanceof XDTODataValue ? object.of : xs.anyType
  const name = { namespace: namespace ?? (local === undefined ? type.namespace : ''), local: local ?? type.name }
  writeElementText(run, writer, name, type, toWire(type, object))
}

const refused = (name: string) => (): never => {
  throw unsupported(`ФабрикаXDTO.${name}`)
}

const factoryType: ObjectType = new ObjectType('ФабрикаXDTO|XDTOFactory', {
  presentation: 'Фабрика XDTO',
  properties: { 'Пакеты|Packages': { get: (_: Factory, run: Run) => new PackageCollection(run.xdto.Packages) } },
  methods: {
    'Тип|Type|$as?': typeNamed,
    'Создать|Create|$aa?': create,
    'ПрочитатьXML|ReadXML|$aa?': (_: Factory, run: Run, reader: unknown, type?: unknown) => {
      const found = readElementText(run, reader, type)
      return fromWire(found.type, found.value, run.zone)
    },
    'ЗаписатьXML|WriteXML|$aas?s?a?a?': writeXML,
    'ПрочитатьJSON|ReadJSON|a*': refused('ПрочитатьJSON'),
    'ЗаписатьJSON|WriteJSON|a*': refused('ЗаписатьJSON'),
    'ЭкспортСхемыXML|ExportXMLSchema|a*': refused('ЭкспортСхемыXML'),
    'Привести|Cast|a*': refused('Привести'),
  },
})

const xmlForm = new Enumeration('ФормаXML|XMLForm', ['Атрибут|Attribute', 'Текст|Text', 'Элемент|Element'])
const typeAssignment = new Enumeration('НазначениеТипаXML|XMLTypeAssignment', ['Неявное|Implicit', 'Явное|Explicit'])

export const xdtoFactory: Library = {
  types: [factoryType, dataTypeType, dataListType, dataValueType, ...xdtoDataTypes, ...xdtoTypeTypes, ...packageTypes],
  enumerations: [xmlForm, typeAssignment],
  values: { 'ФабрикаXDTO|XDTOFactory': () => new Factory() },
}
