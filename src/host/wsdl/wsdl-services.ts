/** The services of WSDL documents on disk or at an address: with the handlers of a module, or without any. */
import { existsSync, readFileSync } from 'node:fs'
import { type Diagnostic, DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { definitionsOf, type DefinitionsOptions } from '../../ws/foreign/definitions.ts'
import type { WebServiceFromWSDL } from '../../ws/foreign/from-wsdl.ts'
import { describedServices, type Described } from '../../ws/foreign/service.ts'
import type { Fetcher } from '../../wsdl/document/fetcher.ts'
import { normalLocation } from '../../wsdl/document/location.ts'
import { wellKnownText } from '../../wsdl/document/well-known.ts'
import { loadWSDL } from '../../wsdl/load.ts'
import { decodeXML } from '../../xml/source/decode.ts'
import { documentFetcher, type FetchOptions } from '../network/fetch-document.ts'

export interface LoadedWSDLServices extends Described {
  /** Files that were read: those that have to be watched. */
  readonly files: readonly string[]
}

/** What may be read besides the document's own folder and host, and how strictly it is judged. */
export interface WSDLServicesOptions
  extends FetchOptions, Pick<DefinitionsOptions, 'within' | 'hosts' | 'schemas' | 'strict' | 'lenient'> {}

/**
 * `of`: a definition of a module, or the location of a WSDL. A description with an error of the table gives no service, and the diagnoses
 * say why.
 */
export async function loadWSDLServices(of: WebServiceFromWSDL | string, options: WSDLServicesOptions = {}): Promise<LoadedWSDLServices> {
  const { location, Service, handlers } = typeof of === 'string' ? { location: of, Service: undefined, handlers: {} } : of
  const texts = new Map<string, string>()
  const files = new Set<string>()
  const loaded = await loadWSDL(recording(documentFetcher(options), texts, files), location, options)
  const beside = location.replace(/[^/\\]*$/, '')
  const fileOf = (kind: 'response' | 'fault') => (service: string, operation: string) => {
    const path = `${beside}${service}.${operation}.${kind}.xml`
    // The names are the document's: they name a file beside it, not one elsewhere.
    if (/[/\\\0]/.test(service + operation) || /^https?:/i.test(path) || !existsSync(path)) return undefined
    files.add(path)
    return { path, text: readFileSync(path) }
  }
  try {
    const definitions = definitionsOf(loaded, normalLocation(location), { lenient: options.lenient ?? false })
    const { services, diagnostics } = describedServices(definitions, Service, {
      handlers,
      answerFile: fileOf('response'),
      faultFile: fileOf('fault'),
      textAt: (at) => texts.get(at) ?? wellKnownText(at),
    })
    const told = options.lenient === true ? definitions.diagnostics.map(asWarning) : definitions.diagnostics
    return { services, diagnostics: [...told, ...diagnostics], files: [...files] }
  } catch (error) {
    if (!(error instanceof DiagnosticError)) throw error
    return { services: [], diagnostics: error.diagnostics, files: [...files] }
  }
}

/** What is unsound is left out, and the rest is served: nothing stops for it. */
const asWarning = (one: Diagnostic): Diagnostic => (one.severity === 'error' ? { ...one, severity: 'warning' } : one)

/** Keeps the text of each document by the location that it came from. */
const recording =
  (fetcher: Fetcher, texts: Map<string, string>, files: Set<string>): Fetcher =>
  async (location, from, bounds) => {
    if (!/^https?:/i.test(location)) files.add(location)
    const fetched = await fetcher(location, from, bounds)
    try {
      texts.set(normalLocation(fetched.location), decodeXML(fetched.bytes))
    } catch {
      // What cannot be decoded is reported by its reader.
    }
    return fetched
  }
