/** The documents of a given WSDL as they are shown: their own text, with the address of this server and imports that lead to it. */
import type { Definitions, Port, Service } from '../../wsdl/document/model.ts'
import type { AnyImport } from '../../wsdl/document/outcome.ts'
import type { SchemaDocument } from '../../wsdl/document/schema-model.ts'
import type { Links } from '../../wsdl/link/link.ts'
import { escapeText, escapeValue } from '../../xml/escape.ts'
import { attributeOf, elementsOf, locationOf, textLocationOf, textOf, type XMLElement } from '../../xml/tree.ts'

/** `number` 0 is the start document; imports refer to the others as `<address>?wsdl=<number>`. */
export interface WSDLTexts {
  print(number: number, address: string): string | undefined
}

/**
 * `textAt`: the text of a document by its location. `service`: the one that `address` is of. Every port gets an address of this server: a
 * consumer that takes another service of the document would else call the real system. Example: of a document with the services First and
 * Second on http://real.example/, the text for http://localhost/ws/Second has the addresses http://localhost/ws/First and
 * http://localhost/ws/Second.
 */
export function wsdlTexts(links: Links, service: Service, textAt: (location: string) => string | undefined): WSDLTexts {
  const documents: readonly (Definitions | SchemaDocument)[] = [
    ...links.definitions,
    ...links.schemas.documents.filter((one) => !one.inline),
  ]
  const numbers = new Map(documents.map((one, at) => [one.source, at]))
  const numberOf = (one: AnyImport): number | undefined => {
    const outcome = links.outcomeOf(one)
    return outcome.is === 'wsdl'
      ? numbers.get(outcome.definitions.source)
      : outcome.is === 'schema'
        ? numbers.get(outcome.schema.source)
        : undefined
  }
  return {
    print(number, address) {
      const document = documents[number]
      const text = document && textAt(document.source.location)
      if (!document || text === undefined) return undefined
      const edits = importsOf(document).flatMap((one) => {
        const to = numberOf(one)
        if (to === undefined) return withoutLocation(one, links)
        // The start document has one address only: under a second one a client that follows a circle of imports would read it twice.
        return [edit(one.element, 'kind' in one ? 'schemaLocation' : 'location', `${address}?wsdl${to === 0 ? '' : `=${to}`}`)]
      })
      const ports = (document.kind === 'wsdl' ? document.services : []).flatMap((one) =>
        one.ports.flatMap((port) => addressesOf(port, addressOf(one, service, address))),
      )
      return asUTF8(applied(text, [...edits, ...ports]))
    },
  }
}

/** What is known without its schema is imported by its namespace alone: the file that was named is not there, or not for everyone. */
const withoutLocation = (one: AnyImport, links: Links): Edit[] =>
  'kind' in one && one.location !== undefined && links.outcomeOf(one).is === 'nothing' ? [edit(one.element, 'schemaLocation')] : []

const importsOf = (document: Definitions | SchemaDocument): readonly AnyImport[] =>
  document.kind === 'wsdl' ? [...document.imports, ...document.schemas.flatMap((one) => one.imports)] : document.imports

/** Of another service of the document: beside the one that was asked, as it is served. */
function addressOf(one: Service, asked: Service, address: string): string {
  const own = `/${encodeURIComponent(asked.name ?? '')}`
  return one === asked || one.name === undefined || !address.endsWith(own)
    ? address
    : `${address.slice(0, -own.length)}/${encodeURIComponent(one.name)}`
}

/** `soap:address`, `http:address`, and the endpoint reference that WCF writes beside them. */
const addressesOf = (port: Port, address: string): Edit[] =>
  elementsOf(port.element).flatMap((child) => {
    if (child.local === 'address') return [edit(child, 'location', address)]
    if (child.local !== 'EndpointReference') return []
    return elementsOf(child).flatMap((one) => (one.local === 'Address' ? textEdit(one, address) : []))
  })

interface Edit {
  readonly line: number
  readonly column: number
  readonly length: number
  readonly text: string
}

/** Sets the attribute, or takes it out where no value is given. */
function edit(element: XMLElement, attribute: string, value?: string): Edit {
  const { line, column, length = 1 } = locationOf(element, '', attribute)
  const text = value === undefined ? '' : `${attribute}="${escapeValue(value)}"`
  // A schema that was given for an import without a location: the place is that of the tag, the attribute comes behind its name.
  return attributeOf(element, attribute) === undefined
    ? { line, column: column + length, length: 0, text: ` ${text}` }
    : { line, column, length, text }
}

function textEdit(element: XMLElement, value: string): Edit[] {
  if (textOf(element).trim() === '') return []
  const { line, column, length = 1 } = textLocationOf(element, '')
  return [{ line, column, length, text: escapeText(value) }]
}

function applied(text: string, edits: readonly Edit[]): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  for (const { line, column, length, text: value } of edits.toSorted((a, b) => b.column - a.column)) {
    const before = lines[line - 1]!
    lines[line - 1] = before.slice(0, column - 1) + value + before.slice(column - 1 + length)
  }
  return lines.join('\n')
}

/** What is sent is UTF-8, whatever the file was in. */
const asUTF8 = (text: string): string => text.replace(/^\uFEFF/, '').replace(/^(<\?xml[^>]*?encoding\s*=\s*)(["'])[^"']*\2/, '$1$2UTF-8$2')
