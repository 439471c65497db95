/** The documents of a given WSDL as they are shown: their own text, with the address of this server and imports that lead to it. */
import type { Definitions, Service } from '../../wsdl/document/model.ts'
import type { AnyImport } from '../../wsdl/document/outcome.ts'
import type { SchemaDocument } from '../../wsdl/document/schema-model.ts'
import type { Links } from '../../wsdl/link/link.ts'
import { escapeValue } from '../../xml/escape.ts'
import { locationOf, type XMLElement } from '../../xml/tree.ts'

/** `number` 0 is the start document; imports refer to the others as `<address>?wsdl=<number>`. */
export interface WSDLTexts {
  print(number: number, address: string): string | undefined
}

/** `textAt`: the text of a document by its location. `service`: the one whose ports are given the address; other services keep theirs. */
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
        return to === undefined ? [] : [edit(one.element, 'kind' in one ? 'schemaLocation' : 'location', `${address}?wsdl=${to}`)]
      })
      const ports =
        service.source === document.source
          ? service.ports.flatMap((one) => (one.address ? [edit(one.address.element, 'location', address)] : []))
          : []
      return asUTF8(applied(text, [...edits, ...ports]))
    },
  }
}

const importsOf = (document: Definitions | SchemaDocument): readonly AnyImport[] =>
  document.kind === 'wsdl' ? [...document.imports, ...document.schemas.flatMap((one) => one.imports)] : document.imports

interface Edit {
  readonly line: number
  readonly column: number
  readonly length: number
  readonly text: string
}

function edit(element: XMLElement, attribute: string, value: string): Edit {
  const { line, column, length = 1 } = locationOf(element, '', attribute)
  return { line, column, length, text: `${attribute}="${escapeValue(value)}"` }
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
