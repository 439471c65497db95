/**
 * The schemas of a loaded WSDL as files that a foreign validator reads: inline ones written out, every reference to another led to its
 * file.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { XSD } from '../../src/wsdl/document/namespaces.ts'
import type { SchemaDocument } from '../../src/wsdl/document/schema-model.ts'
import type { Links } from '../../src/wsdl/link/link.ts'
import { escapeValue } from '../../src/xml/escape.ts'
import type { XMLElement } from '../../src/xml/tree.ts'

/** Writes them to a folder; gives the path of a schema that imports all the others. */
export function writeSchemaFiles({ schemas, outcomeOf }: Links, folder: string): string {
  const { documents } = schemas
  const fileOf = new Map(documents.map((one, at) => [one, join(folder, `schema${at}.xsd`)]))
  const namespaces = new Map<string, SchemaDocument[]>()
  for (const one of documents) {
    const own = one.targetNamespace ?? ''
    if (own !== '' || schemas.namespacesOf(one).has('')) namespaces.set(own, [...(namespaces.get(own) ?? []), one])
  }
  const wholeOf = new Map([...namespaces.keys()].map((one, at) => [one, join(folder, `namespace${at}.xsd`)]))
  for (const one of documents) {
    writeFileSync(
      fileOf.get(one)!,
      text(one.element, true, (element) => {
        const found = element.namespace === XSD ? one.imports.find((other) => other.element === element) : undefined
        const outcome = found && outcomeOf(found)
        if (outcome?.is === 'schema') return fileOf.get(outcome.schema)
        return found?.kind === 'import' ? wholeOf.get(found.namespace ?? '') : undefined
      }),
    )
  }
  for (const [namespace, whole] of wholeOf) {
    const target = namespace === '' ? '' : ` targetNamespace="${escapeValue(namespace)}"`
    const includes = namespaces
      .get(namespace)!
      .map((one) => `<xs:include schemaLocation="${fileOf.get(one)!}"/>`)
      .join('')
    writeFileSync(whole, `<xs:schema xmlns:xs="${XSD}"${target}>${includes}</xs:schema>`)
  }
  const driver = join(folder, 'all.xsd')
  const imports = [...wholeOf]
    .filter(([namespace]) => namespace !== '')
    .map(([namespace, whole]) => `<xs:import namespace="${escapeValue(namespace)}" schemaLocation="${whole}"/>`)
  writeFileSync(driver, `<xs:schema xmlns:xs="${XSD}" targetNamespace="urn:all">${imports.join('')}</xs:schema>`)
  return driver
}

/** The element as text; `locationOf` gives the schemaLocation that it is to have. Annotations are left out. */
function text(element: XMLElement, root: boolean, locationOf: (element: XMLElement) => string | undefined): string {
  const tag = element.prefix === '' ? element.local : `${element.prefix}:${element.local}`
  const declarations = new Map<string, string>()
  for (let at: XMLElement | undefined = element; at; at = root ? at.parent : undefined)
    for (const [prefix, namespace] of at.declarations) if (!declarations.has(prefix)) declarations.set(prefix, namespace)
  const location = locationOf(element)
  const attributes = [
    ...[...declarations].map(([prefix, namespace]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespace] as const),
    ...element.attributes
      .filter((one) => one.namespace === '' && (location === undefined || one.local !== 'schemaLocation'))
      .map((one) => [one.local, one.value] as const),
    ...element.attributes
      .filter((one) => one.namespace.startsWith('http://www.w3.org/XML'))
      .map((one) => [`xml:${one.local}`, one.value] as const),
    ...(location === undefined ? [] : [['schemaLocation', location] as const]),
  ]
  const inside = element.children
    .map((child) => (typeof child === 'string' ? child.trim() : child.local === 'annotation' ? '' : text(child, false, locationOf)))
    .join('')
  return `<${tag}${attributes.map(([name, value]) => ` ${name}="${escapeValue(value)}"`).join('')}>${inside}</${tag}>`
}
