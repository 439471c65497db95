/** A service of a given WSDL made ready to be served: the same interface as a service that was defined in code. */
import { SESSION_MAX_AGE } from '../../channel/defaults.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { clark } from '../../xml/name.ts'
import type { WSOperation } from '../message/described-operation.ts'
import type { Values } from '../message/shape.ts'
import type { AnyOperationHandler } from '../service/operation.ts'
import { emptyBody, servedService, type ServedOperation, type ServedService } from '../service/serve.ts'
import { readAnswerFile, sampleAnswer } from './answers.ts'
import type { WSDefinitions, WSService } from './definitions.ts'
import { readFaultFile } from './fault-file.ts'
import type { AnyWSDLHandler } from './from-wsdl.ts'
import { reportDefinitions } from './report.ts'
import { wsdlTexts } from './wsdl-text.ts'

/** A service of a WSDL, as a platform takes it beside those defined in code. */
export interface DescribedWebService {
  readonly kind: 'DescribedWebService'
  readonly Name: string
  readonly ReuseSessions: 'DontUse'
  readonly SessionMaxAge: number
  /** Path or address of the WSDL. */
  readonly location: string
  readonly served: ServedService
  /** Of all its ports, each once. */
  readonly operations: readonly WSOperation[]
  /** Operations that answer from a file or with samples. */
  readonly stubs: readonly string[]
}

interface AnswerFile {
  readonly path: string
  readonly text: Uint8Array
}

export interface DescribedParts {
  readonly handlers: Readonly<Record<string, AnyWSDLHandler>>
  /** The text of `<Service>.<Operation>.response.xml`, with its path. */
  answerFile(service: string, operation: string): AnswerFile | undefined
  /** That of `<Service>.<Operation>.fault.xml`, which goes before an answer. */
  faultFile(service: string, operation: string): AnswerFile | undefined
  /** The text of a document of the WSDL. */
  textAt(location: string): string | undefined
}

export interface Described {
  readonly services: readonly DescribedWebService[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `only`: the name of the one service that is meant. */
export function describedServices(definitions: WSDefinitions, only: string | undefined, parts: DescribedParts): Described {
  const diagnostics: Diagnostic[] = []
  const meant = definitions.Services.filter((one) => (only === undefined || one.Name === only) && one.Ports.length > 0)
  const at: Location = { file: definitions.location, line: 1, column: 1 }
  const known = (names: Iterable<string>): string => [...new Set(names)].join(', ') || '-'
  if (meant.length === 0) {
    const { location, Services } = definitions
    // A part of a description, which others import, is not an error in itself.
    diagnostics.push(
      only === undefined && Object.keys(parts.handlers).length === 0
        ? reportDefinitions('none-described', { location }, at)
        : reportDefinitions('nothing-served', { location, service: only ?? 'SOAP', known: known(Services.map((one) => one.Name)) }, at),
    )
  }
  const names = new Set(meant.flatMap((service) => operationsOf(service).map((one) => one.Name)))
  for (const name of Object.keys(parts.handlers)) {
    if (!names.has(name))
      diagnostics.push(reportDefinitions('handler', { location: definitions.location, operation: name, known: known(names) }, at))
  }
  return { services: meant.map((service) => describedService(definitions, service, parts, diagnostics)), diagnostics }
}

/** Of the ports of several bindings, each operation once. */
function operationsOf(service: WSService): WSOperation[] {
  const found = new Map<string, WSOperation>()
  for (const one of service.Ports.flatMap((port) => port.Operations)) {
    const key = `${one.Name} ${one.request.style} ${one.request.shape ? clark(one.request.shape.element) : ''}`
    if (!found.has(key)) found.set(key, one)
  }
  return [...found.values()]
}

function describedService(
  definitions: WSDefinitions,
  service: WSService,
  parts: DescribedParts,
  diagnostics: Diagnostic[],
): DescribedWebService {
  const { Name } = service
  const stubs: string[] = []
  const described = operationsOf(service)
  const operations = described.map((operation): ServedOperation => {
    const handler = parts.handlers[operation.Name]
    if (handler === undefined) stubs.push(operation.Name)
    return servedOperation(operation, handler ?? stubOf(operation, Name, definitions, parts, diagnostics))
  })
  const source = definitions.links.definitions.flatMap((one) => one.services).find((one) => one.name === Name)!
  const texts = wsdlTexts(definitions.links, source, parts.textAt)
  const served = servedService({
    Name,
    addresses: [Name],
    types: definitions.XDTOFactory,
    operations,
    paths: pathsOf(service),
    versions: new Set(service.Ports.map((one) => one.version.name)),
    printWSDL: (address) => texts.print(0, address)!,
    printPart: (number, address) => texts.print(number, address),
  })
  return {
    kind: 'DescribedWebService',
    Name,
    ReuseSessions: 'DontUse',
    SessionMaxAge: SESSION_MAX_AGE,
    location: definitions.location,
    served,
    operations: described,
    stubs,
  }
}

/** The paths of the addresses that the description says, decoded. */
const pathsOf = ({ Ports }: WSService): string[] =>
  [...new Set(Ports.flatMap(({ location }) => (URL.canParse(location) ? decoded(new URL(location).pathname) : [])))].filter(
    (path) => path !== '/',
  )

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function servedOperation(operation: WSOperation, handler: AnyWSDLHandler): ServedOperation {
  const { Name, response } = operation
  const answer: AnyOperationHandler = async (parameters, call, message) => answerOf(operation, await handler(parameters, call, message))
  return {
    Name,
    request: operation.request.shape ?? emptyBody,
    response: response && (response.shape ?? emptyBody),
    answers: response?.members.map((one) => one.Name) ?? [],
    bareReturn: false,
    Transactioned: false,
    handler: answer,
    soapAction: operation.soapAction,
    headers: { request: operation.request.headers, response: response?.headers ?? [] },
  }
}

/** By name, whether the handler gave the one value bare or all in an object; lists that are left out are empty. */
function answerOf({ response, ReturnValue }: WSOperation, result: unknown): Values {
  const given: Values = ReturnValue
    ? { [ReturnValue.Name]: result }
    : typeof result === 'object' && result !== null
      ? (result as Values)
      : {}
  const values = Object.create(null) as Record<string, unknown>
  for (const { Name, list } of response?.members ?? []) {
    if (Object.hasOwn(given, Name) && given[Name] !== undefined) values[Name] = given[Name]
    else if (list) values[Name] = []
  }
  return values
}

function stubOf(
  operation: WSOperation,
  service: string,
  { XDTOFactory }: WSDefinitions,
  parts: DescribedParts,
  diagnostics: Diagnostic[],
): AnyWSDLHandler {
  const fault = parts.faultFile(service, operation.Name)
  const broken = ({ path }: AnswerFile, error: unknown): void => {
    const trouble = saidBy(error)
    diagnostics.push(reportDefinitions('answer-file', { operation: operation.Name, trouble }, { file: path, line: 1, column: 1 }))
  }
  if (fault) {
    try {
      const thrown = readFaultFile(fault.text)
      return () => {
        throw thrown
      }
    } catch (error) {
      broken(fault, error)
    }
  }
  const file = parts.answerFile(service, operation.Name)
  const bare = (values: Values): unknown => (operation.ReturnValue ? values[operation.ReturnValue.Name] : values)
  if (file) {
    try {
      const values = readAnswerFile(file.text, { Name: operation.Name, shape: operation.response?.shape }, XDTOFactory)
      return () => bare(values)
    } catch (error) {
      broken(file, error)
    }
  }
  const sample = sampleAnswer(operation, XDTOFactory)
  return () => (operation.response === undefined ? undefined : bare(sample()))
}
