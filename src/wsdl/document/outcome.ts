/** From the bytes of one document to what it is: a WSDL, a schema, or the reason why it is neither. */
import type { Location } from '../../diagnostics/location.ts'
import { XMLError } from '../../xml/error.ts'
import { decodeXML } from '../../xml/source/decode.ts'
import { readTree } from '../../xml/tree.ts'
import { placeOf, type Source } from './component.ts'
import type { Said } from './location.ts'
import type { Definitions, WSDLImport } from './model.ts'
import { WSDL, WSDL20, XSD } from './namespaces.ts'
import { readSchema } from './read-schema.ts'
import { readDefinitions } from './read.ts'
import type { SchemaDocument, SchemaImport } from './schema-model.ts'

/** Why a document is not there; `place` is in that document, where it is known. */
export interface LoadProblem extends Said {
  readonly is: 'failed'
  readonly place: Location | undefined
}

export type AnyImport = WSDLImport | SchemaImport

/** What an import came to; `nothing` when it names no location. */
export type ImportOutcome =
  | { readonly is: 'wsdl'; readonly definitions: Definitions }
  | { readonly is: 'schema'; readonly schema: SchemaDocument }
  | LoadProblem
  | { readonly is: 'nothing' }

export const failed = (en: string, ru: string, place?: Location): LoadProblem => ({ is: 'failed', en, ru, place })

/** Never throws: what cannot be read is an outcome too. */
export function parseDocument(bytes: Uint8Array, location: string): ImportOutcome {
  try {
    const source: Source = { location }
    const text = decodeXML(bytes)
    const root = readTree(text)
    if (root.local === 'definitions' && root.namespace === WSDL) return { is: 'wsdl', definitions: readDefinitions(root, source, text) }
    if (root.local === 'schema' && root.namespace === XSD) return { is: 'schema', schema: readSchema(root, source, false) }
    const place = placeOf({ element: root, source })
    if (root.namespace === WSDL20)
      return failed(`"${location}" is WSDL 2.0; WSDL 1.1 is read`, `«${location}» — WSDL 2.0; читается WSDL 1.1`, place)
    return failed(
      `"${location}" is neither WSDL 1.1 nor an XML schema: its root is <${root.local}>`,
      `«${location}» — не WSDL 1.1 и не схема XML: корень <${root.local}>`,
      place,
    )
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    const place: Location = { file: location, line: error.line, column: error.column }
    return failed(
      `"${location}" is not XML that is read here: ${error.message}`,
      `«${location}» — не тот XML, что читается здесь: ${error.messageRu}`,
      place,
    )
  }
}
