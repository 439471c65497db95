/** A Web service made ready to be served: how its messages are read and written is worked out once, not per request. */
import { XDTOFactory } from '../xdto/factory.ts'
import type { PropertyOwner } from '../xdto/property.ts'
import { clark } from '../xml/name.ts'
import type { Name } from '../xml/name.ts'
import { wrappedShapes } from './message-wrapped.ts'
import type { Member, MessageShape } from './message-shape.ts'
import type { AnyOperationHandler, DeclaredOperation, Operation } from './operation.ts'
import type { WebService } from './service.ts'

/** An operation as the server needs it, wherever its description came from. */
export interface ServedOperation {
  readonly Name: string
  readonly request: MessageShape
  readonly response: MessageShape
  /** Names of the values of the answer: `return` and the Out and InOut parameters. */
  readonly answers: readonly string[]
  /** Whether the handler's bare result is `return`. */
  readonly bareReturn: boolean
  readonly Transactioned: boolean
  readonly handler: AnyOperationHandler | DeclaredOperation
}

export interface ServedService {
  readonly Name: string
  readonly types: XDTOFactory
  readonly operations: readonly ServedOperation[]
  /** The operation whose request has that element in the Body. */
  operationOf(element: Name): ServedOperation | undefined
}

/** `service` is sound: `readWebServices` has seen to it. */
export function serveWebService(service: WebService): ServedService {
  const owner = ownerOf(service)
  const operations = Object.entries(service.Operations).map(([name, operation]) => servedOperation(name, operation, owner))
  const byElement = new Map(operations.map((one) => [clark(one.request.element), one]))
  return { Name: service.Name, types: XDTOFactory(service.XDTOPackages), operations, operationOf: (element) => byElement.get(clark(element)) }
}

/** Wrapper elements lie in one schema with the package of the service's namespace, so that package says whether they are qualified. */
export function ownerOf({ Namespace, XDTOPackages }: WebService): PropertyOwner {
  const own = XDTOPackages.find((one) => one.Namespace === Namespace)
  return own?.elementFormQualified === undefined ? { Namespace } : { Namespace, elementFormQualified: own.elementFormQualified }
}

/** In and InOut, in metadata order. */
export const requestMembers = ({ Parameters }: Operation): Member[] => membersOf(Parameters, 'Out')

/** `return` first, then Out and InOut in metadata order (facts 1.2). */
export const responseMembers = ({ Parameters, XDTOReturningValueType: type, Nillable }: Operation): Member[] =>
  [...(type === undefined ? [] : [{ Name: 'return', type, Nillable }]), ...membersOf(Parameters, 'In')]

const membersOf = (parameters: Operation['Parameters'], without: 'In' | 'Out'): Member[] =>
  Object.entries(parameters).flatMap(([Name, one]) => (one.TransferDirection === without ? [] : [{ Name, type: one.XDTOValueType, Nillable: one.Nillable }]))

function servedOperation(Name: string, operation: Operation, owner: PropertyOwner): ServedOperation {
  const [request, response] = [requestMembers(operation), responseMembers(operation)]
  return {
    Name, ...wrappedShapes({ Name, owner, request, response }), answers: response.map((one) => one.Name),
    bareReturn: response.length === 1 && operation.XDTOReturningValueType !== undefined,
    Transactioned: operation.Transactioned, handler: operation.handler,
  }
}
