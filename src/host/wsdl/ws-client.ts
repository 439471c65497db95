/** `WSDefinitions` and `WSProxy` for users: the core's, on node's HTTP and files. */
import { randomFillSync } from 'node:crypto'
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { inBoth } from '../../diagnostics/said-error.ts'
import { loadDefinitions, type DefinitionsOptions, type WSDefinitions as Definitions } from '../../ws/foreign/definitions.ts'
import type { AnyOperation, OperationTypes, WSProxy as Proxy } from '../../ws/foreign/operation-types.ts'
import { proxyOptions, type ProxyArguments } from '../../ws/proxy/arguments.ts'
import { makeProxy, type ProxyMachine, type WSProxySettings } from '../../ws/proxy/proxy.ts'
import { wsReferences, type WSReference } from '../../ws/proxy/references.ts'
import { documentFetcher } from '../network/fetch-document.ts'
import type { ClientTLS } from '../network/http-client.ts'
import { proxyTransport } from './proxy-transport.ts'
import { loadReferences } from './ws-references.ts'

/** How the documents of a WSDL are fetched and checked. */
export interface WSDefinitionsOptions extends DefinitionsOptions {
  /** Basic authentication, sent to the host of the WSDL only. */
  readonly user?: string
  /** Of Basic authentication. */
  readonly password?: string
  /** Milliseconds for one document; 30 000 when absent. */
  readonly timeout?: number
  /** Certificates of the connection; those of the machine when absent. */
  readonly tls?: ClientTLS
  /** `http://[user:password@]host:port`. */
  readonly proxy?: string
}

/**
 * Loads a WSDL from a path, a `file:` or an http(s) address. `await new WSDefinitions(…)`, as 1C writes it, does the same.
 *
 * @example
 *   const definitions = await WSDefinitions('http://www.MyCompany.ru/shipment/ws/Shipment.1cws?wsdl')
 *
 * @throws DiagnosticError with every diagnosis of the table when there is an error (chapter 17.2.4.1)
 */
export function WSDefinitions(location: string, options: WSDefinitionsOptions = {}): Promise<Definitions> {
  return loadDefinitions(documentFetcher(options), location, options)
}

/** How a proxy calls: headers, limits and the connection. */
export interface WSProxyOptions extends WSProxySettings {
  /** Certificates of the connection; those of the machine when absent. */
  readonly tls?: ClientTLS
  /** `http://[user:password@]host:port`. */
  readonly proxy?: string
  /** Bytes of an answer; 100 MiB when absent. */
  readonly maxBody?: number
}

/**
 * @example
 *   const definitions = await WSDefinitions('http://www.MyCompany.ru/shipment/ws/Shipment.1cws?wsdl')
 *   const proxy = WSProxy(definitions, 'http://www.MyCompany.ru/shipment', 'ДанныеРасходнойНакладной', 'ДанныеРасходнойНакладнойSoap')
 *   await proxy.Получить!({ НомерДокумента: '000000001' })
 *
 * @throws DiagnosticError when the definitions have no such service or port
 */
export function WSProxy<P extends { readonly [K in keyof P]: OperationTypes } = Readonly<Record<string, AnyOperation>>>(
  definitions: Definitions,
  namespace: string,
  serviceName: string,
  portName: string,
  ...rest: ProxyArguments<WSProxyOptions>
): Proxy<P> {
  if (typeof (definitions as { then?: unknown }).then === 'function')
    throw inBoth(
      new TypeError('WSProxy takes definitions that are loaded: write await WSDefinitions(…)'),
      'WSПрокси (WSProxy) принимает загруженные определения: пишите await WSDefinitions(…)',
    )
  const options = proxyOptions(rest)
  return makeProxy<P>(machineOf(options), definitions, namespace, serviceName, portName, options)
}

const machineOf = (options: WSProxyOptions): ProxyMachine => ({
  system: { randomBytes: (length) => randomFillSync(new Uint8Array(length)) },
  timeoutSignal: (milliseconds) => AbortSignal.timeout(milliseconds),
  transport: proxyTransport(options),
})

/**
 * The WS references of a configuration by name: a Designer dump or an EDT project.
 *
 * @example
 *   const { ДанныеРасходнойНакладной } = WSReferences('configuration')
 *
 * @throws DiagnosticError when something is wrong with the configuration's references
 */
export function WSReferences(folder: string): Readonly<Record<string, WSReference<WSProxyOptions>>> {
  const { references, diagnostics } = loadReferences(folder)
  const errors = diagnostics.filter(
    (one) => one.severity === 'error' && one.location !== undefined && /WSReferences/.test(one.location.file),
  )
  if (errors.length > 0) throw new DiagnosticError(errors)
  return wsReferences<WSProxyOptions>(references, {
    load: (location) => WSDefinitions(location),
    proxy: (definitions, namespace, service, port, settings) => WSProxy(definitions, namespace, service, port, settings),
  })
}
