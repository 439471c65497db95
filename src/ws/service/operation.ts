/** An operation of a Web service and its parameters, whose handler is typed by them: In by name, Out and InOut returned beside `return`. */
import type { Call } from '../../session/call.ts'
import type { SOAPVersion } from '../../soap/version.ts'
import type { XDTOType } from '../../xdto/types/type.ts'

/** Whether a parameter is in the request, in the response, or in both. */
export type TransferDirection = 'In' | 'Out' | 'InOut'

/** Settings of a parameter beside its type. */
export interface ParameterSettings {
  /** `In` when absent. */
  readonly TransferDirection?: TransferDirection
  /** May be empty («Возможно пустое значение»): its value is `null` then. */
  readonly Nillable?: boolean
}

/** A parameter of an operation. */
export interface Parameter<T = unknown, D extends TransferDirection = TransferDirection, N extends boolean = boolean> {
  readonly kind: 'Parameter'
  /** The type of its values. */
  readonly XDTOValueType: XDTOType<T>
  /** Whether it is in the request, in the response, or in both. */
  readonly TransferDirection: D
  /** Whether the value may be empty (`xsi:nil`), and is `null` then. */
  readonly Nillable: N
}

type DirectionOf<S> = S extends { readonly TransferDirection: infer D extends TransferDirection } ? D : 'In'
type NillableOf<S> = S extends { readonly Nillable: infer N extends boolean } ? N : false
type None = Readonly<Record<never, never>>

/** `Parameter(xs.string)`, `Parameter(Order, { TransferDirection: 'InOut', Nillable: true })`. */
export const Parameter = <T, const S extends ParameterSettings = None>(
  type: XDTOType<T>,
  settings?: S,
): Parameter<T, DirectionOf<S>, NillableOf<S>> =>
  Object.freeze({
    kind: 'Parameter',
    XDTOValueType: type,
    TransferDirection: (settings?.TransferDirection ?? 'In') as DirectionOf<S>,
    Nillable: (settings?.Nillable ?? false) as NillableOf<S>,
  })

/** Parameters by name, in their order in the messages. */
export interface Parameters {
  readonly [name: string]: Parameter
}

type ValueOf<P> = P extends Parameter<infer T, TransferDirection, infer N> ? (N extends true ? T | null : T) : never

/** What a handler is given: In and InOut by name. */
type InValues<P> = { readonly [K in keyof P as P[K] extends Parameter<unknown, 'Out'> ? never : K]: ValueOf<P[K]> }

/** What a handler gives back beside `return`: Out and InOut by name. */
type OutValues<P> = { readonly [K in keyof P as P[K] extends Parameter<unknown, 'In'> ? never : K]: ValueOf<P[K]> }

type Returned<R, N> = N extends true ? R | null : R

/** Without Out and InOut the bare value; with them an object of theirs and `return`. */
type OperationResult<P, R, N> = keyof OutValues<P> extends never
  ? Returned<R, N>
  : [R] extends [void]
    ? OutValues<P>
    : OutValues<P> & { readonly return: Returned<R, N> }

/** The function of an operation: parameters by name, the call, the result. */
export type OperationHandler<P = Parameters, R = unknown, N = boolean> = (
  parameters: InValues<P>,
  call: Call,
) => OperationResult<P, R, N> | Promise<OperationResult<P, R, N>>

/** A handler whose types the operation's description represents; its values are checked when messages are read and written. */
export type AnyOperationHandler = (parameters: Readonly<Record<string, unknown>>, call: Call, message: CallMessage) => unknown

/** The headers of a call's messages, which only foreign descriptions have: values by the name of their part. */
export interface CallMessage {
  readonly headers: Readonly<Record<string, unknown>>
  /** What is put here is answered. */
  readonly responseHeaders: Record<string, unknown>
  /** Of SOAP, in which the message came. */
  readonly version: SOAPVersion['name']
}

/** An operation that a configuration declares and no module has written yet: it answers a fault that says where it belongs. */
export interface DeclaredOperation {
  readonly kind: 'DeclaredOperation'
  /** The 1C module that holds the procedure, as it should be printed. */
  readonly module: string
}

/** An operation that the configuration names and nobody has written yet: it answers with a fault. */
export const DeclaredOperation = (module: string): DeclaredOperation => Object.freeze({ kind: 'DeclaredOperation', module })

/** An operation of a Web service. */
export interface Operation {
  readonly kind: 'Operation'
  /** By name, in their order; a null-prototype record. */
  readonly Parameters: Readonly<Record<string, Parameter>>
  /** `undefined`: the operation returns nothing. */
  readonly XDTOReturningValueType: XDTOType | undefined
  /** Whether the value may be empty (`xsi:nil`), and is `null` then. */
  readonly Nillable: boolean
  /** Runs in a transaction of the infobase, which is rolled back on a fault. */
  readonly Transactioned: boolean
  /** Name of the procedure in the 1C module; the operation's own name when `undefined`. */
  readonly ProcedureName: string | undefined
  /** The function that answers. */
  readonly handler: AnyOperationHandler | DeclaredOperation
}

/** The description of an operation, as `Operation` takes it. */
export interface OperationDefinition<P extends Parameters, R, N extends boolean> {
  /** Parameters by name, in their order. */
  readonly Parameters?: P
  /** The type of the returned value. */
  readonly XDTOReturningValueType?: XDTOType<R>
  /** Whether the value may be empty (`xsi:nil`), and is `null` then. */
  readonly Nillable?: N
  /** Whether it runs in a transaction. */
  readonly Transactioned?: boolean
  /** The handler's name in 1C. */
  readonly ProcedureName?: string
}

/**
 * @example
 *   Operation(
 *     { Parameters: { Number: Parameter(xs.string) }, XDTOReturningValueType: Order, Nillable: true },
 *     ({ Number }) => orders.get(Number) ?? null,
 *   )
 */
export function Operation<const P extends Parameters = None, R = void, const N extends boolean = false>(
  definition: OperationDefinition<P, R, N>,
  handler: OperationHandler<NoInfer<P>, NoInfer<R>, NoInfer<N>> | DeclaredOperation,
): Operation {
  return describedOperation(definition, handler as AnyOperationHandler | DeclaredOperation)
}

/** As `Operation`, for descriptions that no compiler has seen: those of a configuration. */
export const describedOperation = (
  definition: OperationDefinition<Parameters, unknown, boolean>,
  handler: AnyOperationHandler | DeclaredOperation,
): Operation =>
  Object.freeze({
    kind: 'Operation',
    Parameters: Object.freeze(Object.assign(Object.create(null) as Record<string, Parameter>, definition.Parameters)),
    XDTOReturningValueType: definition.XDTOReturningValueType,
    Nillable: definition.Nillable ?? false,
    Transactioned: definition.Transactioned ?? false,
    ProcedureName: definition.ProcedureName,
    handler,
  })
