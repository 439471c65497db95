/** 1C's WSПрокси: a described port as an object with a method for each operation. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said } from '../../diagnostics/said.ts'
import type { System } from '../../exchange/system.ts'
import { XDTOError } from '../../xdto/types/fault.ts'
import { printBase64 } from '../../xdto/values/binary.ts'
import { clark } from '../../xml/name.ts'
import type { WSDefinitions, WSPort } from '../foreign/definitions.ts'
import type { CallOptions, OperationTypes, WSProxy } from '../foreign/operation-types.ts'
import { reportDefinitions } from '../foreign/report.ts'
import type { Transport } from '../foreign/transport.ts'
import type { WSOperation } from '../message/described-operation.ts'
import type { Values } from '../message/shape.ts'
import { WSCallError } from './call-error.ts'
import { readAnswer } from './call-read.ts'
import { writeCall } from './call-write.ts'
import { byPosition } from './parameters.ts'

export interface WSProxySettings {
  /** Basic authentication. */
  readonly user?: string
  readonly password?: string
  /** Milliseconds for a call; 60 000 when absent. */
  readonly timeout?: number
  /** Called instead of the address in the WSDL («Местоположение», chapter 17.2.4.1). */
  readonly location?: string
  /** Send binary values as MTOM parts. Answers are read as MTOM whether or not. */
  readonly mtom?: boolean
}

/** The parts of a proxy. */
export interface ProxyMachine {
  readonly transport: Transport
  readonly system: Pick<System, 'randomBytes'>
  /** A signal that aborts after so many milliseconds. */
  timeoutSignal(milliseconds: number): AbortSignal
}

const TIMEOUT = 60_000

/** @throws DiagnosticError when there is no such service or port, or no address to call. */
export function makeProxy<P extends { readonly [K in keyof P]: OperationTypes }>(
  machine: ProxyMachine,
  definitions: WSDefinitions,
  namespace: string,
  serviceName: string,
  portName: string,
  settings: WSProxySettings = {},
): WSProxy<P> {
  const port = findPort(definitions, namespace, serviceName, portName)
  const address = settings.location ?? port.location
  if (!URL.canParse(address) || !/^https?:/i.test(address))
    throw new DiagnosticError([reportDefinitions('no-address', { port: portName, address })])
  const operations = new Map(port.Operations.map((one) => [one.Name, one]))
  const caller = new Caller(machine, definitions, port, address, settings)
  const call = (name: string, parameters: Values, options?: CallOptions) => {
    const operation = operations.get(name)
    if (!operation)
      throw new DiagnosticError([
        reportDefinitions('no-operation', { port: portName, operation: name, known: listed([...operations.keys()]) }),
      ])
    return caller.call(operation, parameters, options)
  }
  const methods = port.Operations.map(
    (operation) =>
      [
        operation.Name,
        async (...given: unknown[]): Promise<unknown> => {
          const { values, options } = byPosition(operation, given)
          return (await caller.call(operation, values, options)).result
        },
      ] as const,
  )
  const proxy = Object.create(null) as Record<string, unknown>
  // An operation called "then" would make the proxy look like a promise to `await`: it is called by $call only.
  for (const [name, method] of methods) if (name !== 'then') proxy[name] = method
  return Object.freeze(
    Object.assign(proxy, {
      $location: address,
      $call: async (name: string, parameters: Values, options?: CallOptions) => call(name, parameters, options),
    }),
  ) as unknown as WSProxy<P>
}

function findPort({ Services, location }: WSDefinitions, namespace: string, serviceName: string, portName: string): WSPort {
  const service = Services.find((one) => one.Name === serviceName && one.NamespaceURI === namespace)
  if (!service) {
    const known = listed(Services.map((one) => clark({ namespace: one.NamespaceURI, local: one.Name })))
    throw new DiagnosticError([reportDefinitions('no-service', { location, service: serviceName, namespace, known })])
  }
  const port = service.Ports.find((one) => one.Name === portName)
  if (port) return port
  throw new DiagnosticError([
    reportDefinitions('no-port', { service: serviceName, port: portName, known: listed(service.Ports.map((one) => one.Name)) }),
  ])
}

const listed = (names: readonly string[]): string => names.join(', ') || '-'

class Caller {
  readonly #machine: ProxyMachine
  readonly #definitions: WSDefinitions
  readonly #port: WSPort
  readonly #address: string
  readonly #settings: WSProxySettings
  readonly #authorization: readonly string[]

  constructor(machine: ProxyMachine, definitions: WSDefinitions, port: WSPort, address: string, settings: WSProxySettings) {
    this.#machine = machine
    this.#definitions = definitions
    this.#port = port
    this.#address = address
    this.#settings = settings
    const { user, password = '' } = settings
    this.#authorization =
      user === undefined ? [] : ['Authorization', `Basic ${printBase64(new TextEncoder().encode(`${user}:${password}`))}`]
  }

  /** Throws XDTOError for parameters that do not fit, WSFault and WSCallError. */
  async call(operation: WSOperation, parameters: Values, options: CallOptions = {}): Promise<{ result: unknown; headers: Values }> {
    const { XDTOFactory: types } = this.#definitions
    const { version } = this.#port
    const settings = this.#settings
    const machine = this.#machine
    const surplus = Object.keys(parameters).find((name) => !operation.request.members.some((one) => one.Name === name))
    if (surplus !== undefined)
      throw new XDTOError([
        {
          path: `/${operation.Name}/${surplus}`,
          message: `there is no such parameter; there are ${listed(operation.request.members.map((one) => one.Name))}`,
          messageRu: `такого параметра нет; есть ${listed(operation.request.members.map((one) => one.Name))}`,
        },
      ])
    const { headers, body } = writeCall(
      version,
      operation,
      complete(operation, parameters),
      { ...options.headers },
      types,
      settings.mtom === true ? machine.system : undefined,
    )
    const timeout = machine.timeoutSignal(options.timeout ?? settings.timeout ?? TIMEOUT)
    const signal = options.signal ? AbortSignal.any([timeout, options.signal]) : timeout
    const answer = await machine
      .transport({ url: this.#address, headers: [...headers, ...this.#authorization], body, signal })
      .catch((error: unknown) => {
        const why = timeout.aborted
          ? said(
              `no answer within ${options.timeout ?? settings.timeout ?? TIMEOUT} ms`,
              `нет ответа за ${options.timeout ?? settings.timeout ?? TIMEOUT} мс`,
            )
          : saidBy(error)
        throw new WSCallError(
          'transport',
          operation.Name,
          said(`${this.#address} cannot be called: ${why.en}`, `${this.#address} не удалось вызвать: ${why.ru}`),
          undefined,
          error,
        )
      })
    const read = await readAnswer(answer, operation, version, types)
    return { result: resultOf(operation, read.values), headers: read.headers }
  }
}

/** Lists that the caller left out are empty. */
function complete({ request }: WSOperation, parameters: Values): Values {
  const values = Object.create(null) as Record<string, unknown>
  for (const { Name, list } of request.members) {
    if (Object.hasOwn(parameters, Name) && parameters[Name] !== undefined) values[Name] = parameters[Name]
    else if (list) values[Name] = []
  }
  return values
}

/** The bare value where the response has but one, else all by name; `undefined` where it has none, or may and does lack its only one. */
function resultOf({ response, ReturnValue }: WSOperation, values: Values): unknown {
  if (ReturnValue) return values[ReturnValue.Name]
  return response === undefined || response.members.length === 0 ? undefined : values
}
