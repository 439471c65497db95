/**
 * Contract first: handlers for the operations of a WSDL that is given (chapter 17.2.2 knows no such thing: a stand-in of a foreign service
 * needs it).
 */
import { callerFile } from '../../diagnostics/stack.ts'
import type { Call } from '../../session/call.ts'
import type { CallMessage } from '../service/operation.ts'
import type { OperationTypes } from './operation-types.ts'

type HeadersOf<O, K extends 'requestHeaders' | 'responseHeaders'> = K extends keyof O
  ? NonNullable<O[K]>
  : Readonly<Record<string, unknown>>

/** The headers of the call, typed by the operation. */
interface TypedMessage<O extends OperationTypes> {
  readonly headers: Partial<HeadersOf<O, 'requestHeaders'>>
  /** What is put here is answered. */
  readonly responseHeaders: { -readonly [K in keyof HeadersOf<O, 'responseHeaders'>]?: HeadersOf<O, 'responseHeaders'>[K] }
}

/** An operation without a handler answers from `<Service>.<Operation>.response.xml` beside the WSDL, else with sample values. */
export type WSDLHandlers<P extends { readonly [K in keyof P]: OperationTypes }> = {
  readonly [K in keyof P]?: (
    parameters: P[K]['parameters'],
    call: Call,
    message: TypedMessage<P[K]>,
  ) => P[K]['result'] | Promise<P[K]['result']>
}

export type AnyWSDLHandler = (parameters: Readonly<Record<string, unknown>>, call: Call, message: CallMessage) => unknown

/** A Web service that a WSDL describes, with its handlers. */
export interface WebServiceFromWSDL {
  readonly kind: 'WebServiceFromWSDL'
  /** Path or address of the WSDL. */
  readonly location: string
  /** Name of the wsdl:service; all of them when `undefined`. */
  readonly Service: string | undefined
  /** A null-prototype record. */
  readonly handlers: Readonly<Record<string, AnyWSDLHandler>>
}

interface FromWSDLSettings {
  readonly Service?: string
}

type AnyPort = Readonly<Record<string, OperationTypes & { readonly parameters: Readonly<Record<string, unknown>> }>>

/**
 * `location`: a path relative to the module that calls this, a URL such as `new URL('orders.wsdl', import.meta.url)`, or an http(s)
 * address.
 *
 * @example
 *   export default WebServiceFromWSDL('../../../wsdl/Orders.wsdl', { GetOrder: ({ Number }) => ({ Number, Customer: 'ООО «Ромашка»' }) })
 */
export function WebServiceFromWSDL<P extends { readonly [K in keyof P]: OperationTypes } = AnyPort>(
  location: string | URL,
  handlers: WSDLHandlers<P> = {},
  { Service }: FromWSDLSettings = {},
): WebServiceFromWSDL {
  const written = String(location)
  return Object.freeze({
    kind: 'WebServiceFromWSDL',
    location: isRelative(written) ? besideModule(written) : written,
    Service,
    handlers: Object.freeze(Object.assign(Object.create(null) as Record<string, AnyWSDLHandler>, handlers)),
  })
}

const isRelative = (location: string): boolean => !location.startsWith('/') && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(location)

/** Where the module is not known, the path stays as it is: relative to the working directory. */
function besideModule(path: string): string {
  const file = callerFile(new Error('a place'))
  return file === undefined ? path : `${file.slice(0, file.replaceAll('\\', '/').lastIndexOf('/') + 1)}${path}`
}
