/** The `types` of a Web service's WSDL: the schema of the messages, then one of each further package (sources 46, 47). */
import { basesIn, namespacesUsed } from '../../xdto/schema/names.ts'
import { writeSchema, writeSchemaContent } from '../../xdto/schema/schema.ts'
import type { SchemaSettings } from '../../xdto/schema/settings.ts'
import { writeElementDeclaration } from '../../xdto/schema/type.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import { property, type PropertyOwner } from '../../xdto/types/property.ts'
import { type XDTOType, XS } from '../../xdto/types/type.ts'
import type { XMLWriter } from '../../xml/write.ts'

/** `onec`: what 1C writes, schema-valid or not; `valid`: what every schema processor takes. */
export type WSDLForm = 'onec' | 'valid'

/** A value of a message. */
interface DescribedMember {
  readonly Name: string
  readonly type: XDTOType
  readonly Nillable: boolean
}

interface DescribedOperation {
  readonly Name: string
  readonly request: readonly DescribedMember[]
  readonly response: readonly DescribedMember[]
}

export interface DescribedService {
  readonly Name: string
  readonly Namespace: string
  /** Every package whose types occur, that of the service's own namespace among them where there is one. */
  readonly packages: readonly XDTOPackage[]
  readonly operations: readonly DescribedOperation[]
}

/**
 * Prefixes of the namespaces of types, as the document element declares them: `xsd1` … in ordinal order. In the valid form the service's
 * own is `tns` alone, and every schema uses the same ones: a reader that lets a declaration leak from one schema into the next (SOAP::WSDL
 * of Perl) finds each prefix mean what it meant before.
 */
export function typePrefixes(service: DescribedService, form: WSDLForm): ReadonlyMap<string, string> {
  const namespaces = [...new Set([service.Namespace, ...service.packages.map((one) => one.Namespace)])].sort()
  const prefixes = new Map(namespaces.map((namespace, at) => [namespace, `xsd${at + 1}`]))
  return form === 'valid' ? prefixes.set(service.Namespace, 'tns') : prefixes
}

export function writeTypes(writer: XMLWriter, service: DescribedService, form: WSDLForm): void {
  const others = service.packages.filter((one) => one.Namespace !== service.Namespace).sort((a, b) => (a.Namespace < b.Namespace ? -1 : 1))
  writer.start('types')
  if (form === 'onec') {
    writeServiceSchema(writer, service, others)
    for (const one of others) writeSchema(writer, one, { beside: service.packages })
  } else {
    const prefixes = typePrefixes(service, form)
    // What is imported comes first: tools that read in order would go to the network for it (kdwsdl2cpp) or complain (wsimport).
    for (const one of importedFirst(others)) writeSchema(writer, one, { valid: true, beside: service.packages, prefixes })
    writeServiceSchema(writer, service, others, prefixes)
  }
  writer.end()
}

/** Packages after those that they import; of a circle the first in order comes first. */
function importedFirst(packages: readonly XDTOPackage[]): XDTOPackage[] {
  const byNamespace = new Map(packages.map((one) => [one.Namespace, one]))
  const done = new Set<XDTOPackage>()
  const visit = (one: XDTOPackage, open: ReadonlySet<XDTOPackage>): void => {
    if (done.has(one) || open.has(one)) return
    for (const namespace of namespacesUsed(one)) {
      const imported = byNamespace.get(namespace)
      if (imported) visit(imported, new Set([...open, one]))
    }
    done.add(one)
  }
  for (const one of packages) visit(one, new Set())
  return [...done]
}

/** Prefixes: `xs1` its own namespace, `xs2` … the others'; its own names go by `tns`, which the document declares (source 47). */
function writeServiceSchema(
  writer: XMLWriter,
  service: DescribedService,
  others: readonly XDTOPackage[],
  shared?: ReadonlyMap<string, string>,
): void {
  const valid = shared !== undefined
  const own = service.packages.find((one) => one.Namespace === service.Namespace)
  const prefixOf = (one: XDTOPackage, at: number): string => shared?.get(one.Namespace) ?? `xs${at + 2}`
  const prefixes = new Map<string, string>([
    [service.Namespace, 'tns'],
    [XS, 'xs'],
    ...others.map((one, at) => [one.Namespace, prefixOf(one, at)] as const),
  ])
  const settings: SchemaSettings = {
    qname: ({ namespace, local }) => (namespace === '' ? local : `${prefixes.get(namespace) ?? 'tns'}:${local}`),
    valid,
    bases: basesIn(service.packages),
    present: new Set([service.Namespace, ...service.packages.map((one) => one.Namespace)]),
  }
  writer.start('xs:schema').attribute('xmlns:xs', XS)
  writer.attribute(valid ? 'xmlns:tns' : 'xmlns:xs1', service.Namespace)
  others.forEach((one, at) => writer.attribute(`xmlns:${prefixOf(one, at)}`, one.Namespace))
  writer.attribute('targetNamespace', service.Namespace)
  // Seen only where the package of the namespace says it (source 44: WebCommonInfoBases has none and lacks it).
  if (own) writer.attribute('attributeFormDefault', own.attributeFormQualified === true ? 'qualified' : 'unqualified')
  writer.attribute('elementFormDefault', own?.elementFormQualified === false ? 'unqualified' : 'qualified')
  for (const one of others) writer.start('xs:import').attribute('namespace', one.Namespace).end()
  if (own) writeSchemaContent(writer, valid ? withoutWrappers(own, service) : own, settings)
  const owner: PropertyOwner = own ?? { Namespace: service.Namespace }
  for (const { Name, request, response } of service.operations) {
    writeWrapper(writer, Name, request, owner, settings)
    writeWrapper(writer, `${Name}Response`, response, owner, settings)
  }
  writer.end()
}

function writeWrapper(
  writer: XMLWriter,
  name: string,
  members: readonly DescribedMember[],
  owner: PropertyOwner,
  settings: SchemaSettings,
): void {
  writer.start('xs:element').attribute('name', name).start('xs:complexType').start('xs:sequence')
  for (const { Name, type, Nillable } of members) {
    writeElementDeclaration(writer, { name: Name, definition: property(type, { nillable: Nillable }), owner }, settings)
  }
  writer.end().end().end()
}

/** 1C lets a package's global element and a wrapper have one name, which XML Schema does not; the wrapper is what is sent. */
function withoutWrappers(own: XDTOPackage, { operations }: DescribedService): XDTOPackage {
  const wrappers = new Set(operations.flatMap(({ Name }) => [Name, `${Name}Response`]))
  return { ...own, rootProperties: new Map([...own.rootProperties].filter(([name]) => !wrappers.has(name))) }
}
