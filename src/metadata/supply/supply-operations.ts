/** Handlers for the Web services of a configuration, from the modules that have a Web service of the same name. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { DeclaredOperation, type Operation } from '../../ws/service/operation.ts'
import { placeOfPart, type DefinedWebService } from '../../ws/service/place.ts'
import { clark } from '../../xml/name.ts'
import { problem, type Complain } from '../format/problems.ts'
import type { OperationMetadata } from '../objects/operation.ts'
import { toWebService } from '../objects/to-web-service.ts'
import type { WebServiceMetadata } from '../objects/web-service.ts'
import type { ConfigurationPackages } from '../objects/xdto-packages.ts'

export interface SuppliedWebServices {
  readonly services: readonly DefinedWebService[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * The configuration's Web services, in its order, with the handlers of the modules whose Web service has the same Name; then the modules'
 * others as they are. `writeIn` names the module in which to write the handlers of a service that no module supplies.
 */
export function supplyOperations(
  configuration: readonly WebServiceMetadata[],
  packages: ConfigurationPackages,
  modules: readonly DefinedWebService[],
  writeIn: (service: WebServiceMetadata) => string,
): SuppliedWebServices {
  const diagnostics: Diagnostic[] = []
  const complain: Complain = (one) => {
    diagnostics.push(one)
  }
  const known = new Set(configuration.map((one) => one.Name))
  const suppliers = new Map<string, DefinedWebService>()
  for (const module of modules.filter((one) => known.has(one.service.Name))) {
    const first = suppliers.get(module.service.Name)
    if (first === undefined) suppliers.set(module.service.Name, module)
    else
      complain(problem('supply-twice', { service: module.service.Name, first: first.file ?? '-' }, placeOfPart(module, { kind: 'Name' })))
  }
  const served = configuration.map((metadata) => {
    const module = suppliers.get(metadata.Name)
    const nobody = DeclaredOperation(module?.file ?? writeIn(metadata))
    if (module !== undefined) tellDifferences(metadata, module, complain)
    return toWebService(metadata, packages, (operation) => (module && partnerOf(operation, module))?.[1].handler ?? nobody, complain)
  })
  return { services: [...served, ...modules.filter((one) => !known.has(one.service.Name))], diagnostics }
}

/** The module's operation of that name, or of that procedure: what 1C's own module calls it. */
function partnerOf({ Name, ProcedureName }: OperationMetadata, { service }: DefinedWebService): readonly [string, Operation] | undefined {
  const operations = Object.entries(service.Operations)
  const named = (name: string) => operations.find(([key]) => key === name)
  return (
    named(Name)
    ?? (ProcedureName === '' ? undefined : (operations.find(([, one]) => one.ProcedureName === ProcedureName) ?? named(ProcedureName)))
  )
}

function tellDifferences(metadata: WebServiceMetadata, module: DefinedWebService, complain: Complain): void {
  const service = metadata.Name
  const { Namespace, Operations } = module.service
  if (Namespace !== metadata.Namespace)
    complain(
      problem(
        'supply-other-namespace',
        { service, namespace: Namespace, known: metadata.Namespace },
        placeOfPart(module, { kind: 'Namespace' }),
      ),
    )
  const partners = new Map(
    metadata.Operations.flatMap((one) => {
      const partner = partnerOf(one, module)
      return partner === undefined ? [] : [[partner[0], one] as const]
    }),
  )
  for (const [name, operation] of Object.entries(Operations)) {
    const at = placeOfPart(module, { kind: 'Operation', operation: name })
    const partner = partners.get(name)
    if (partner === undefined) {
      complain(
        problem('supply-unknown-operation', { service, name, known: metadata.Operations.map((one) => one.Name).join(', ') || '-' }, at),
      )
    } else if (parametersOf(operation) !== parametersIn(partner)) {
      complain(problem('supply-other-parameters', { service, name, parameters: parametersOf(operation), known: parametersIn(partner) }, at))
    }
  }
}

const parametersOf = ({ Parameters }: Operation): string =>
  Object.entries(Parameters)
    .map(
      ([name, one]) =>
        `${one.TransferDirection} ${name}: ${clark({ namespace: one.XDTOValueType.namespace, local: one.XDTOValueType.name })}`,
    )
    .join(', ')

const parametersIn = ({ Parameters }: OperationMetadata): string =>
  Parameters.map((one) => `${one.TransferDirection} ${one.Name}: ${clark(one.XDTOValueType)}`).join(', ')
