/** `СериализаторXDTO` and the global functions of XML serialization: values of the language as XDTO and as XML, both ways. */
import { Typed } from '../../../xdto/types/any-value.ts'
import { naturalTypeOf } from '../../../xdto/types/natural.ts'
import { typeName, type XDTOType } from '../../../xdto/types/type.ts'
import { xs } from '../../../xdto/types/xs.ts'
import type { Library } from '../../dictionary/library.ts'
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { TypeValue } from '../../run/values.ts'
import { referenceNamed } from '../values/references.ts'
import { currentConfig, nameOfType, typeOfName } from '../values/type-names.ts'
import { XMLReader } from '../xml/reader.ts'
import { xmlText, xmlValue } from '../xml/value-text.ts'
import { XDTODataObject } from './data-object.ts'
import { readElementText, writeElementText } from './factory.ts'
import { XDTODataValue } from './fitting.ts'
import { deserialized, serialized } from './serialized.ts'
import { DataType, nameIn } from './simple.ts'
import { typeObject, XDTOTypeObject } from './type-objects.ts'
import { fromWire, toWire } from './wire.ts'

class Serializer extends BslObject {
  readonly type = serializerType
}

/** A simple value becomes ЗначениеXDTO, a collection ОбъектXDTO. */
function toXDTO(_: unknown, run: Run, value: unknown): unknown {
  const made = serialized(value, run)
  if (made === null) return null
  const found = fromWire(xs.anyType, made, run.zone)
  if (found instanceof XDTODataObject || found instanceof XDTODataValue) return found
  return new XDTODataValue(ownType(made, run), found)
}

/** The type that a serialized value tells. */
function ownType(value: unknown, run: Run): XDTOType {
  if (value instanceof Typed) return value.type
  const name = naturalTypeOf(value)
  return (name && run.xdto.Type(name.namespace, name.local)) ?? xs.anyType
}

function fromXDTO(_: unknown, run: Run, value: unknown): unknown {
  if (value instanceof XDTODataValue) {
    if (value.of.namespace === currentConfig) return deserialized(xs.anyType, toWire(xs.anyType, value), run)
    const name = nameIn(value.value)
    return (name && typeOfName(name, run.types)) ?? value.value
  }
  if (!(value instanceof XDTODataObject)) return value
  const isKnown = value.of.kind === 'platform' || value.of.namespace.startsWith('http://v8.1c.ru/8.1/data/core')
  if (!isKnown)
    throw new BslError(
      `Ошибка отображения типов:\nОтсутствует отображение для типа '${typeName(value.of)}'`,
      `Type mapping error:\nThere is no mapping for the type '${typeName(value.of)}'`,
    )
  return deserialized(value.of, toWire(value.of, value), run)
}

/** `ЗаписатьXML(Запись, Значение)`, also with `Имя, URI` behind them. */
function writeXML(_: unknown, run: Run, writer: unknown, value: unknown, local?: unknown, namespace?: unknown): void {
  const made = serialized(value, run)
  const type = made === null ? undefined : ownType(made, run)
  const isNamed = typeof local === 'string'
  const name = isNamed
    ? { namespace: typeof namespace === 'string' ? namespace : '', local }
    : type && type.kind !== 'any'
      ? { namespace: type.namespace.includes('XMLSchema') ? '' : type.namespace, local: type.name }
      : { namespace: '', local: 'Null' }
  const isOwn = type !== undefined && type.kind !== 'value' && !isNamed
  writeElementText(run, writer, name, isOwn ? type : xs.anyType, isOwn && made instanceof Typed ? made.value : made)
}

function readXML(_: unknown, run: Run, reader: unknown, type?: unknown): unknown {
  if (type instanceof TypeValue) {
    const name = nameOfType(type)
    const known = name && run.xdto.Type(name.namespace, name.local)
    if (!known) throw errors.mismatch(2)
    return readAs(run, reader, known)
  }
  if (type !== undefined && !(type instanceof XDTOTypeObject)) throw errors.mismatch(2)
  return type === undefined ? readAs(run, reader, elementType(run, reader)) : readAs(run, reader, type.of)
}

function readAs(run: Run, reader: unknown, type: XDTOType): unknown {
  const found = readElementText(run, reader, typeObject(type))
  return deserialized(found.type, found.value, run)
}

/** An element of the platform's own namespace is of the type of its name. */
function elementType(run: Run, reader: unknown): XDTOType {
  if (!(reader instanceof XMLReader)) throw errors.mismatch(1)
  const node = reader.here
  return (node && run.xdto.Type(node.namespace, node.local)) ?? (node && xsOf(run, node.local)) ?? xs.anyType
}

const xsOf = (run: Run, local: string): XDTOType | undefined => run.xdto.Type('http://www.w3.org/2001/XMLSchema', local)

function dataType(type: unknown): unknown {
  const name = type instanceof TypeValue ? nameOfType(type) : undefined
  return name ? new DataType(name) : null
}

const valueMethods = {
  'XMLСтрока|XMLString|a': (_: unknown, value: unknown) => xmlText(value),
  'XMLЗначение|XMLValue|$as': (_: unknown, run: Run, type: unknown, source: string) =>
    (type instanceof TypeValue && type.russian.includes('Ссылка.') && referenceNamed(run, type.russian, source.trim()))
    || xmlValue(type, source, run.zone),
  'XMLТип|XMLType|a': (_: unknown, type: unknown) => dataType(type),
  'XMLТипЗнч|XMLTypeOf|$a': (_: unknown, run: Run, value: unknown) => dataType(run.types.typeOf(value)),
  'ЗаписатьXML|WriteXML|$aaa?a?a?a?': writeXML,
  'ПрочитатьXML|ReadXML|$aa?': readXML,
  'ВозможностьЧтенияXML|CanReadXML|$a': (_: unknown, run: Run, reader: unknown) => elementType(run, reader) !== xs.anyType,
}

const serializerType: ObjectType = new ObjectType('СериализаторXDTO|XDTOSerializer', {
  presentation: 'Сериализатор XDTO',
  create: { kinds: 'a?', make: () => new Serializer() },
  methods: {
    ...valueMethods,
    'ЗаписатьXDTO|WriteXDTO|$a': toXDTO,
    'ПрочитатьXDTO|ReadXDTO|$a': fromXDTO,
  },
})

export const xdtoSerializer: Library = {
  types: [serializerType],
  values: { 'СериализаторXDTO|XDTOSerializer': () => new Serializer() },
  functions: valueMethods,
}
