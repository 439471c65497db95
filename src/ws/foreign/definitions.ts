/** 1C's WSОпределения: a loaded WSDL as services, ports and operations, with the types of its schemas. */
import { type Diagnostic, DiagnosticError } from '../../diagnostics/diagnostic.ts'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { type SOAPVersion, soap11, soap12 } from '../../soap/version.ts'
import { placeOf } from '../../wsdl/document/component.ts'
import type { Fetcher } from '../../wsdl/document/fetcher.ts'
import type { Definitions, Port, Service } from '../../wsdl/document/model.ts'
import { layOutAll } from '../../wsdl/layout.ts'
import type { Links } from '../../wsdl/link/link.ts'
import { loadWSDL, type LoadedWSDL, type WSDLOptions } from '../../wsdl/load.ts'
import { compileSchemas } from '../../wsdl/types/compile.ts'
import { XDTOFactory } from '../../xdto/factory.ts'
import type { WSOperation } from '../message/described-operation.ts'
import { describeOperation, type DescribedWSDL } from './describe-operation.ts'
import { reportDefinitions } from './report.ts'
import { soundness } from './soundness.ts'

export interface WSPort {
  readonly Name: string
  /** What soap:address says; `''` where it says nothing. */
  readonly location: string
  readonly version: SOAPVersion
  readonly Operations: readonly WSOperation[]
}

export interface WSService {
  readonly Name: string
  readonly NamespaceURI: string
  /** Ports of SOAP bindings. */
  readonly Ports: readonly WSPort[]
}

export interface WSDefinitions {
  readonly Services: readonly WSService[]
  readonly XDTOFactory: XDTOFactory
  /** Where it was loaded from. */
  readonly location: string
  /** Warnings and notes; with `lenient` errors too. */
  readonly diagnostics: readonly Diagnostic[]
  /** The documents themselves, for who serves them. */
  readonly documents: readonly Definitions[]
  readonly links: Links
}

export interface DefinitionsOptions extends WSDLOptions {
  /** Keep the operations that no error of the table concerns, instead of refusing the description whole. */
  readonly lenient?: boolean
  /** Of the text of the exception; `ru`, as 1C's is, where absent. Its `diagnostics` have both languages and the places. */
  readonly language?: Language
}

/**
 * @throws DiagnosticError with every error, in order of detection, in 1C's words and layout (chapter 17.2.4.1)
 */
export async function loadDefinitions(fetcher: Fetcher, location: string, options: DefinitionsOptions = {}): Promise<WSDefinitions> {
  return definitionsOf(await loadWSDL(fetcher, location, options), location, options)
}

/** @throws DiagnosticError */
export function definitionsOf(
  { definitions, links, diagnostics }: LoadedWSDL,
  location: string,
  { lenient = false, language = 'ru' }: Pick<DefinitionsOptions, 'lenient' | 'language'> = {},
): WSDefinitions {
  const laidOut = (of: Language): string => layOutAll(diagnostics.filter(isError), of, false)
  if (!definitions || !links || (!lenient && diagnostics.some(isError)))
    throw new DiagnosticError(diagnostics, said(laidOut(language), laidOut('ru')))
  const schemas = compileSchemas(links)
  const all: Diagnostic[] = [...diagnostics, ...schemas.diagnostics]
  if (!lenient && schemas.diagnostics.some(isError)) throw new DiagnosticError(all)
  const sound = soundness(links, diagnostics)
  const wsdl: DescribedWSDL = { links, schemas, elements: new Map() }
  const portOf = (service: Service, port: Port): WSPort[] => {
    const binding = links.bindingOf(port)
    if (!binding?.soap || port.name === undefined) return []
    const names = new Set<string>()
    const operations = binding.operations.flatMap((one): WSOperation[] => {
      const twice = one.name !== undefined && names.has(one.name)
      if (one.name !== undefined) names.add(one.name)
      const described = twice || !sound(service, port, binding, one) ? undefined : describeOperation(wsdl, binding, one)
      if (!described && !diagnostics.some(isError))
        all.push(reportDefinitions('operation', { operation: one.name ?? '', port: port.name ?? '' }, placeOf(one)))
      return described ? [described] : []
    })
    return [
      {
        Name: port.name,
        location: port.address?.location ?? '',
        version: binding.soap.version === '1.2' ? soap12 : soap11,
        Operations: operations,
      },
    ]
  }
  const services = links.definitions.flatMap((one) =>
    one.services.flatMap((service): WSService[] =>
      service.name === undefined
        ? []
        : [{ Name: service.name, NamespaceURI: one.targetNamespace, Ports: service.ports.flatMap((port) => portOf(service, port)) }],
    ),
  )
  return { Services: services, XDTOFactory: XDTOFactory(schemas.packages), location, diagnostics: all, documents: links.definitions, links }
}

const isError = (one: Diagnostic): boolean => one.severity === 'error'
