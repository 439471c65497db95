/** Values on their way between messages and modules: what XDTO has in JavaScript as ОбъектXDTO and simple values, and back. */
import { said } from '../../../diagnostics/said.ts'
import { v8 } from '../../../xdto/platform/types.ts'
import {
  additional,
  AnyContent,
  sequence,
  Typed,
  type Additional,
  type AnyAttribute,
  type AnyElement,
  type AnyValue,
} from '../../../xdto/types/any-value.ts'
import { isNatural, naturalTypeOf } from '../../../xdto/types/natural.ts'
import type { PlannedProperty } from '../../../xdto/types/object-plan.ts'
import { isDerivedFrom, xsiType } from '../../../xdto/types/substitution.ts'
import { typeName, V8, type XDTOType } from '../../../xdto/types/type.ts'
import { isValueType } from '../../../xdto/types/value-type.ts'
import { xs } from '../../../xdto/types/xs.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { Decimal } from '../../../xdto/values/decimal.ts'
import { isNumeric, plainText } from '../../run/big-number.ts'
import { DateValue, partsOf } from '../../run/calendar.ts'
import { Null } from '../../run/values.ts'
import { BinaryData } from '../binary/data.ts'
import { ValueStorage } from '../internal/value-storage.ts'
import { currentConfig } from '../values/type-names.ts'
import { UuidObject } from '../values/uuid.ts'
import { XDTODataList } from './data-list.ts'
import { XDTODataObject } from './data-object.ts'
import { XDTODataValue } from './fitting.ts'
import { shaped, unshaped } from './shapes.ts'
import { naturalFromWire, simpleFromWire, simpleToWire, unfit } from './simple.ts'
import { propertiesOf } from './type-objects.ts'

/** `zone`: minutes that local time is ahead of UTC, which times of other zones become. */
export function fromWire(type: XDTOType, value: unknown, zone: number): unknown {
  if (value === null || value === undefined) return null
  if (value instanceof Typed) return fromWire(value.type, value.value, zone)
  if (value instanceof AnyContent) return fromContent(value, zone)
  if (isValueType(type)) return simpleFromWire(type, value, zone)
  if (type === v8.Null) return Null
  if (type.kind === 'platform') return objectFromWire(type, shaped(type, value), zone)
  if (type.kind === 'any') return fromNatural(value, zone)
  return objectFromWire((value as { readonly [xsiType]?: XDTOType })[xsiType] ?? type, value as Readonly<Record<string, unknown>>, zone)
}

/** A value of any type that tells its type by itself. */
function fromNatural(value: unknown, zone: number): unknown {
  const name = naturalTypeOf(value)
  if (name?.namespace !== V8) return naturalFromWire(value, zone)
  const type = name.local === 'Array' ? v8.Array : name.local === 'Map' ? v8.Map : v8.Structure
  return objectFromWire(type, shaped(type, value), zone)
}

function objectFromWire(type: XDTOType, value: Readonly<Record<string | symbol, unknown>>, zone: number): XDTODataObject {
  const made = new XDTODataObject(type)
  for (const property of propertiesOf(type)) {
    const found = Object.hasOwn(value, property.name) ? value[property.name] : undefined
    if (found === undefined) continue
    if (!property.list) made.put(property, fromWire(property.type, found, zone))
    else listOf(made, property).items = (found as readonly unknown[]).map((one) => owned(made, fromWire(property.type, one, zone)))
  }
  const extra = value[additional] as Additional | undefined
  for (const one of extra?.attributes ?? []) made.added.push(attributeOf(one))
  for (const one of extra?.elements ?? []) made.added.push(elementOf(one, zone))
  made.sequence = value[sequence]
  return made
}

const listOf = (object: XDTODataObject, property: PlannedProperty): XDTODataList => object.value(property) as XDTODataList

function owned(owner: XDTODataObject, value: unknown): unknown {
  if (value instanceof XDTODataObject) value.owner = owner
  return value
}

const attributeOf = ({ namespace, local, value }: AnyAttribute): XDTODataObject['added'][number] => ({
  form: 'Attribute',
  namespace,
  name: local,
  value,
})

const elementOf = ({ namespace, local, content }: AnyElement, zone: number): XDTODataObject['added'][number] => ({
  form: 'Element',
  namespace,
  name: local,
  value: fromContent(content, zone),
})

/** A reference keeps the name of its type: `d2p1:CatalogRef.Товары`. */
function ofConfiguration({ type, text }: AnyContent): XDTODataValue | undefined {
  if (type?.namespace !== currentConfig) return undefined
  return new XDTODataValue({ kind: 'value', namespace: type.namespace, name: type.local }, text)
}

/** Content without a known type: its text, or an object of whatever is inside. */
function fromContent(content: AnyContent, zone: number): unknown {
  const elements = content.content.filter((one) => typeof one !== 'string')
  if (elements.length === 0 && content.attributes.length === 0) return ofConfiguration(content) ?? content.text
  const made = new XDTODataObject(xs.anyType)
  for (const one of content.attributes) made.added.push(attributeOf(one))
  for (const one of elements) made.added.push(elementOf(one, zone))
  if (elements.length === 0) made.added.push({ form: 'Text', namespace: '', name: '__content', value: content.text })
  return made
}

/** The JavaScript value for a place of that type; throws where the value is of another. */
export function toWire(type: XDTOType, value: unknown): unknown {
  if (value === null) return null
  if (value instanceof XDTODataValue && value.of.namespace === currentConfig && type.kind === 'any')
    return new AnyContent([String(value.value)], [], { namespace: currentConfig, local: value.of.name })
  if (value instanceof XDTODataValue)
    return type.kind === 'any' ? new Typed(value.of, toWire(value.of, value.value)) : toWire(type, value.value)
  if (type.kind === 'any') return anyToWire(value)
  if (isValueType(type)) {
    if (value instanceof XDTODataObject) throw unfit(type, said(typeName(value.of), typeName(value.of, 'ru')))
    return simpleToWire(type, value)
  }
  if (!(value instanceof XDTODataObject)) throw unfit(type)
  if (!isDerivedFrom(value.of, type)) throw unfit(type, said(typeName(value.of), typeName(value.of, 'ru')))
  const made = objectToWire(value)
  return value.of === type || type.kind !== 'object' ? made : Object.assign(made as object, { [xsiType]: value.of })
}

function objectToWire(object: XDTODataObject): unknown {
  if (object.of.kind === 'any') return contentOf(object)
  const made: Record<string | symbol, unknown> = {}
  for (const property of propertiesOf(object.of)) {
    if (!object.has(property) && !property.list) continue
    const value = object.value(property)
    if (value instanceof XDTODataList) made[property.name] = value.items.map((one) => toWire(property.type, one))
    else made[property.name] = toWire(property.type, value)
  }
  if (object.of.kind === 'platform') return unshaped(object.of, made)
  if (object.sequence !== undefined) made[sequence] = object.sequence
  if (object.added.length > 0) made[additional] = { attributes: attributesOf(object), elements: elementsOf(object) } satisfies Additional
  return made
}

const attributesOf = ({ added }: XDTODataObject): AnyAttribute[] =>
  added
    .filter((one) => one.form === 'Attribute')
    .map(({ namespace, name, value }) => ({ namespace, local: name, value: String(simpleToWire(xs.string, value)) }))

const elementsOf = ({ added }: XDTODataObject): AnyElement[] =>
  added.filter((one) => one.form === 'Element').map(({ namespace, name, value }) => ({ namespace, local: name, content: contentOf(value) }))

function contentOf(value: unknown): AnyContent {
  if (!(value instanceof XDTODataObject)) return new AnyContent([String(simpleToWire(xs.string, value))])
  const text = value.added.find((one) => one.form === 'Text')
  return new AnyContent(text ? [String(simpleToWire(xs.string, text.value))] : elementsOf(value), attributesOf(value))
}

/** A value that says its own type. */
function anyToWire(value: unknown): AnyValue {
  if (value instanceof XDTODataObject) {
    const made = objectToWire(value)
    return value.of.kind === 'any' || (isNatural(value.of) && value.of.kind === 'platform')
      ? (made as AnyValue)
      : (new Typed(value.of, made) as AnyValue)
  }
  const simple = simpleNatural(value)
  if (simple === undefined) throw unfit(xs.anyType)
  return simple
}

/** A simple value as JavaScript has it in a place of any type; `undefined` for any other value. */
export function simpleNatural(value: unknown): AnyValue | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (isNumeric(value)) return Decimal.from(plainText(value))
  if (value instanceof DateValue) return DateTime.of(partsOf(value))
  if (value instanceof BinaryData) return value.bytes
  if (value instanceof UuidObject) return new Typed(v8.UUID, value.text())
  if (value instanceof ValueStorage) return new Typed(v8.ValueStorage, value.bytes)
  return value === Null ? new Typed(v8.Null, 'Null') : undefined
}
