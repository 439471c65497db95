/** A package as an XML Schema document or as the schema element of a WSDL, as 1C prints it (sources 47, 48). */
import type { Name } from '../../xml/name.ts'
import { XMLWriter } from '../../xml/write.ts'
import { plannedProperty } from '../types/object-plan.ts'
import { isObjectType } from '../types/object-type.ts'
import type { XDTOPackage } from '../types/package.ts'
import type { PlatformType } from '../types/platform-type.ts'
import type { RootProperty } from '../types/property.ts'
import { XS } from '../types/type.ts'
import { isValueType } from '../types/value-type.ts'
import { basesIn, namespacesUsed } from './names.ts'
import type { SchemaSettings } from './settings.ts'
import { writeInline, writeObjectType, writeTypeName } from './type.ts'
import { writeValueType } from './value-type.ts'

/**
 * Root properties, value types, then object types, the latter two in ordinal order of their names; no imports. For the schema of a service
 * whose namespace the package shares: the wrappers follow.
 */
export function writeSchemaContent(writer: XMLWriter, from: XDTOPackage, settings: SchemaSettings): void {
  for (const one of from.rootProperties.values()) writeRootProperty(writer, one, from, settings)
  const types = [...from.types.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const one of types) if (isValueType(one)) writeValueType(writer, one, settings)
  for (const one of types) {
    if (isObjectType(one)) writeObjectType(writer, one, settings)
    else if (one.kind === 'platform') writeObjectType(writer, (one as PlatformType).shape, settings, one.name)
  }
}

function writeRootProperty(writer: XMLWriter, { name, definition }: RootProperty, from: XDTOPackage, settings: SchemaSettings): void {
  const property = { name, definition, owner: from }
  const plan = plannedProperty(property)
  const attribute = plan.form === 'Attribute'
  writer.start(attribute ? 'xs:attribute' : 'xs:element').attribute('name', plan.local)
  const inline = writeTypeName(writer, plan, property, settings)
  if (plan.nillable && !attribute) writer.attribute('nillable', 'true')
  if (plan.byDefault !== undefined) writer.attribute(plan.fixed ? 'fixed' : 'default', plan.byDefault)
  // 1C says so although a global attribute is qualified in any case, and XML Schema does not allow the word there.
  if (attribute && settings.valid !== true) writer.attribute('form', 'qualified')
  if (inline) writeInline(writer, inline, settings)
  writer.end()
}

export interface WholeSchemaSettings {
  readonly valid?: boolean
  /**
   * Packages whose schemas are in the same document: their types may extend this one's, and no others are there. The valid form takes care
   * of both.
   */
  readonly beside?: readonly XDTOPackage[]
  /** Prefixes that the whole document has; of a schema alone `tns` is its own, `ns1` … are the imported ones. */
  readonly prefixes?: ReadonlyMap<string, string>
  /** Where the schema of an imported namespace lies; 1C says nothing. */
  readonly schemaLocation?: (namespace: string) => string | undefined
}

/** A whole `xs:schema`: prefixes `ns1`, `ns2` … for what it imports, `tns` for its own namespace. */
export function writeSchema(
  writer: XMLWriter,
  from: XDTOPackage,
  { valid = false, beside = [], prefixes: shared, schemaLocation }: WholeSchemaSettings = {},
): void {
  const present = beside.length === 0 ? undefined : new Set([from, ...beside].map((one) => one.Namespace))
  const imports = namespacesUsed(from).filter((one) => !valid || present?.has(one) !== false)
  const prefixes = new Map<string, string>([
    ...imports.map((namespace, at) => [namespace, shared?.get(namespace) ?? `ns${at + 1}`] as const),
    [from.Namespace, shared?.get(from.Namespace) ?? 'tns'],
    [XS, 'xs'],
  ])
  const qname = ({ namespace, local }: Name): string =>
    namespace === '' ? local : `${prefixes.get(namespace) ?? prefixes.get(from.Namespace)}:${local}`
  writer.start('xs:schema')
  for (const [namespace, prefix] of prefixes) writer.attribute(`xmlns:${prefix}`, namespace)
  writer
    .attribute('targetNamespace', from.Namespace)
    .attribute('attributeFormDefault', from.attributeFormQualified === true ? 'qualified' : 'unqualified')
    .attribute('elementFormDefault', from.elementFormQualified === false ? 'unqualified' : 'qualified')
  for (const namespace of imports) {
    writer.start('xs:import').attribute('namespace', namespace)
    const location = schemaLocation?.(namespace)
    if (location !== undefined) writer.attribute('schemaLocation', location)
    writer.end()
  }
  writeSchemaContent(writer, from, { qname, valid, bases: basesIn([from, ...beside]), ...(present && { present }) })
  writer.end()
}

/** The package as a schema document. */
export function printSchema(from: XDTOPackage, settings: WholeSchemaSettings = {}): string {
  const writer = new XMLWriter('1c').declaration()
  writeSchema(writer, from, settings)
  return writer.finish()
}
