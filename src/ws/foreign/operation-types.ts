/** How a proxy is typed: by an interface of operations, such as `standin wsdl types` writes. */

/** One operation, for the compiler: what it takes by name and by position, and what it gives. */
export interface OperationTypes {
  /** Values by name. */
  readonly parameters: object
  /** The same values in the order of the parameters. */
  readonly positional: readonly unknown[]
  /** What the operation gives back. */
  readonly result: unknown
  /** Values of soap:header elements by part, of the request and of the response. */
  readonly requestHeaders?: object
  /** Values of soap:header elements of the response, by part. */
  readonly responseHeaders?: object
}

/** Any port: parameters and results are not known before run time. */
export interface AnyOperation extends OperationTypes {
  readonly parameters: Readonly<Record<string, unknown>>
  readonly positional: readonly unknown[]
  readonly result: unknown
  readonly requestHeaders: Readonly<Record<string, unknown>>
  readonly responseHeaders: Readonly<Record<string, unknown>>
}

/** Options of one call. */
export interface CallOptions<H = object> {
  /** Values of the request's soap:header elements, by the name of their part. */
  readonly headers?: H
  /** Ends the call. */
  readonly signal?: AbortSignal
  /** Milliseconds for the whole call; the proxy's when absent. */
  readonly timeout?: number
}

type HeadersOf<O, K extends 'requestHeaders' | 'responseHeaders'> = K extends keyof O
  ? NonNullable<O[K]>
  : Readonly<Record<string, unknown>>

/** Values by name, `proxy.GetOrder({ Number: '17' })`, or in the order of the parameters, `proxy.GetOrder('17')`; then options. */
interface OperationMethod<O extends OperationTypes> {
  (parameters: O['parameters'], options?: CallOptions<HeadersOf<O, 'requestHeaders'>>): Promise<O['result']>
  (...parameters: O['positional']): Promise<O['result']>
}

/** The result of a call with the headers of its response. */
export interface CallResult<O extends OperationTypes> {
  /** What the operation gave back. */
  readonly result: O['result']
  /** Values of the response's soap:header elements, by the name of their part. */
  readonly headers: HeadersOf<O, 'responseHeaders'>
}

/** A method for each operation. `$` is in no XML name, so that what every proxy has never hides an operation. */
export type WSProxy<P extends { readonly [K in keyof P]: OperationTypes } = Readonly<Record<string, AnyOperation>>> = {
  readonly [K in keyof P]: OperationMethod<P[K]>
} & {
  /** Parameters by name; gives the response's headers too. */
  $call<K extends keyof P & string>(
    operation: K,
    parameters: P[K]['parameters'],
    options?: CallOptions<HeadersOf<P[K], 'requestHeaders'>>,
  ): Promise<CallResult<P[K]>>
  /** The address that is called. */
  readonly $location: string
}
