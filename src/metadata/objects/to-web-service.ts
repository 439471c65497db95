/** From a Web service of a configuration to a definition that can be served, which knows its places in the configuration. */
import type { Location } from '../../diagnostics/location.ts'
import {
  describedOperation,
  Parameter,
  type AnyOperationHandler,
  type DeclaredOperation,
  type Operation,
} from '../../ws/service/operation.ts'
import type { DefinedWebService, WebServicePart } from '../../ws/service/place.ts'
import { WebService } from '../../ws/service/service.ts'
import type { XDTOType } from '../../xdto/types/type.ts'
import { xs } from '../../xdto/types/xs.ts'
import { clark, type Name } from '../../xml/name.ts'
import { problem, type Complain } from '../format/problems.ts'
import type { OperationMetadata, ParameterMetadata } from './operation.ts'
import type { WebServiceMetadata } from './web-service.ts'
import type { ConfigurationPackages } from './xdto-packages.ts'

/** Namespaces of the platform. */
const PLATFORM = 'http://v8.1c.ru/'

/** What answers an operation of a configuration. */
export type OperationAnswerOf = (operation: OperationMetadata) => AnyOperationHandler | DeclaredOperation

/**
 * The definition, whose operations are answered by what `answerOf` says; an unknown type is reported and taken as any value.
 */
export function toWebService(
  metadata: WebServiceMetadata,
  packages: ConfigurationPackages,
  answerOf: OperationAnswerOf,
  complain: Complain,
): DefinedWebService {
  const { Name, Namespace, DescriptorFileName, ReuseSessions, SessionMaxAge, file } = metadata
  const object = `WebService.${Name}`
  const listed = metadata.XDTOPackages.flatMap((reference) => {
    const found = packages.find(reference)
    if (found === undefined)
      complain(
        problem(
          'namespace' in reference && reference.namespace.startsWith(PLATFORM) ? 'platform-package' : 'unknown-package',
          { object, package: 'package' in reference ? `XDTOPackage.${reference.package}` : reference.namespace },
          metadata.location,
        ),
      )
    return found === undefined ? [] : [found]
  })
  const Operations = Object.fromEntries(
    metadata.Operations.map((one) => [one.Name, toOperation(one, `${object}.Operation.${one.Name}`, packages, answerOf(one), complain)]),
  )
  const XDTOPackages = packages.withDependencies([...new Set(listed)])
  const service = WebService({
    Name,
    Namespace,
    XDTOPackages,
    ReuseSessions,
    SessionMaxAge,
    Operations,
    ...(DescriptorFileName !== undefined && { DescriptorFileName }),
    ...(metadata.Extension && { Extension: true }),
  })
  return { service, file, at: (part) => placeInConfiguration(metadata, part) }
}

function toOperation(
  metadata: OperationMetadata,
  object: string,
  packages: ConfigurationPackages,
  handler: AnyOperationHandler | DeclaredOperation,
  complain: Complain,
): Operation {
  const { XDTOReturningValueType: returned, Nillable, Transactioned, ProcedureName } = metadata
  const typeOf = (name: Name, at: Location): XDTOType => {
    const type = packages.type(name)
    if (type === undefined) complain(problem('unknown-type', { object, type: clark(name) }, at))
    return type ?? xs.anyType
  }
  const parameter = (one: ParameterMetadata): Parameter =>
    Parameter(typeOf(one.XDTOValueType, one.location), { TransferDirection: one.TransferDirection, Nillable: one.Nillable })
  return describedOperation(
    {
      Parameters: Object.fromEntries(metadata.Parameters.map((one) => [one.Name, parameter(one)])),
      Nillable,
      Transactioned,
      ...(returned && { XDTOReturningValueType: typeOf(returned, metadata.location) }),
      ...(ProcedureName !== '' && { ProcedureName }),
    },
    handler,
  )
}

function placeInConfiguration({ location, Operations }: WebServiceMetadata, part: WebServicePart): Location | undefined {
  if (!('operation' in part)) return location
  const operation = Operations.find((one) => one.Name === part.operation)
  const parameter = part.kind === 'Parameter' ? operation?.Parameters.find((one) => one.Name === part.parameter) : undefined
  return (parameter ?? operation)?.location
}
