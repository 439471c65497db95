/** An XDTO object type as xs:complexType, in 1C's layout and choice of words (source 48). */
import type { XMLWriter } from '../../xml/write.ts'
import { plannedProperty, type PlannedProperty } from '../types/object-plan.ts'
import { baseOf, isObjectType, type ObjectType } from '../types/object-type.ts'
import type { Property } from '../types/property.ts'
import type { XDTOType } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'
import { qnameIn, type SchemaSettings } from './settings.ts'
import { writeValueType } from './value-type.ts'

export function writeObjectType(writer: XMLWriter, type: ObjectType, settings: SchemaSettings, name = type.name): void {
  writer.start('xs:complexType')
  if (name !== '') writer.attribute('name', name)
  if (type.settings.abstract === true) writer.attribute('abstract', 'true')
  if (type.settings.mixed === true) writer.attribute('mixed', 'true')
  const text = type.properties.find((one) => plannedProperty(one).form === 'Text')
  const base = baseOf(type)
  if (text) {
    writer
      .start('xs:simpleContent')
      .start('xs:extension')
      .attribute('base', qnameIn(settings, plannedProperty(text).type))
    writeAttributes(writer, type, settings)
    writer.end().end()
  } else if (base) {
    writer.start('xs:complexContent').start('xs:extension').attribute('base', qnameIn(settings, base))
    writeContent(writer, type, settings)
    writer.end().end()
  } else {
    writeContent(writer, type, settings)
  }
  writer.end()
}

function writeContent(writer: XMLWriter, type: ObjectType, settings: SchemaSettings): void {
  const elements = type.properties.filter((one) => plannedProperty(one).form === 'Element')
  const open = type.settings.open === true
  // Of a type with attributes alone 1C writes no empty group.
  if (elements.length > 0 || open || !type.properties.some((one) => plannedProperty(one).form === 'Attribute'))
    writeElements(writer, type, elements, settings)
  writeAttributes(writer, type, settings)
}

function writeElements(writer: XMLWriter, type: ObjectType, elements: readonly Property[], settings: SchemaSettings): void {
  const group = groupOf(type, elements, settings)
  writer.start(group)
  if (group === 'xs:choice') writer.attribute('minOccurs', '0').attribute('maxOccurs', 'unbounded')
  for (const one of elements) writeElementDeclaration(writer, one, settings)
  if (type.settings.open === true) {
    writer
      .start('xs:any')
      .attribute('namespace', settings.valid === true ? '##other' : '##any')
      .attribute('processContents', 'lax')
      .attribute('minOccurs', '0')
      .attribute('maxOccurs', 'unbounded')
      .end()
  }
  writer.end()
}

function groupOf(type: ObjectType, elements: readonly Property[], settings: SchemaSettings): 'xs:sequence' | 'xs:all' | 'xs:choice' {
  const { ordered = true, sequenced = false, open = false } = type.settings
  if (sequenced && elements.length > 0) return 'xs:choice'
  if (ordered) return 'xs:sequence'
  const beyondAll =
    open
    || settings.bases?.has(type) === true
    || baseOf(type) !== undefined
    || elements.some((one) => plannedProperty(one).most > 1 || plannedProperty(one).least > 1)
  return settings.valid === true && beyondAll ? 'xs:choice' : 'xs:all'
}

function writeAttributes(writer: XMLWriter, type: ObjectType, settings: SchemaSettings): void {
  for (const one of type.properties) if (plannedProperty(one).form === 'Attribute') writeAttributeDeclaration(writer, one, settings)
  if (type.settings.open === true) writer.start('xs:anyAttribute').attribute('namespace', '##any').attribute('processContents', 'lax').end()
}

function writeAttributeDeclaration(writer: XMLWriter, property: Property, settings: SchemaSettings): void {
  const plan = plannedProperty(property)
  writer.start('xs:attribute')
  if (property.definition.ref) writer.attribute('ref', settings.qname({ namespace: plan.namespace, local: plan.local }))
  else writer.attribute('name', plan.local)
  const inline = property.definition.ref ? undefined : writeTypeName(writer, plan, property, settings)
  if (plan.least > 0 && plan.byDefault === undefined) writer.attribute('use', 'required')
  writeDefault(writer, plan)
  writeForm(writer, property)
  if (inline && isValueType(inline)) writeValueType(writer, inline, settings)
  writer.end()
}

/** An element inside a type; also what a wrapper element of a Web service's operation is made of. */
export function writeElementDeclaration(writer: XMLWriter, property: Property, settings: SchemaSettings): void {
  const plan = plannedProperty(property)
  writer.start('xs:element')
  if (property.definition.ref) writer.attribute('ref', settings.qname({ namespace: plan.namespace, local: plan.local }))
  else writer.attribute('name', plan.local)
  const inline = property.definition.ref ? undefined : writeTypeName(writer, plan, property, settings)
  if (plan.nillable && !property.definition.ref) writer.attribute('nillable', 'true')
  if (plan.least !== 1) writer.attribute('minOccurs', String(plan.least))
  if (plan.most !== 1) writer.attribute('maxOccurs', plan.most === Infinity ? 'unbounded' : String(plan.most))
  if (!property.definition.ref) writeDefault(writer, plan)
  writeForm(writer, property)
  if (inline) writeInline(writer, inline, settings)
  writer.end()
}

/** Writes the attribute `type`, or gives back the anonymous type that is to be written inside. */
export function writeTypeName(
  writer: XMLWriter,
  { type }: PlannedProperty,
  { definition }: Property,
  settings: SchemaSettings,
): XDTOType | undefined {
  if (definition.type === undefined) return undefined
  if (type.name === '') return type
  writer.attribute('type', qnameIn(settings, type))
  return undefined
}

export function writeInline(writer: XMLWriter, type: XDTOType, settings: SchemaSettings): void {
  if (isObjectType(type)) writeObjectType(writer, type, settings)
  else if (isValueType(type)) writeValueType(writer, type, settings)
}

function writeDefault(writer: XMLWriter, { byDefault, fixed }: PlannedProperty): void {
  if (byDefault !== undefined) writer.attribute(fixed ? 'fixed' : 'default', byDefault)
}

/** Only where the property differs from its package. */
function writeForm(writer: XMLWriter, property: Property): void {
  const { form, namespace } = plannedProperty(property)
  if (property.definition.ref) return
  const { elementFormQualified = true, attributeFormQualified = false } = property.owner
  const qualified = namespace !== ''
  if (qualified !== (form === 'Element' ? elementFormQualified : attributeFormQualified))
    writer.attribute('form', qualified ? 'qualified' : 'unqualified')
}
