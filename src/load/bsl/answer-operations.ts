/** Operations of Web services that no TypeScript answers, answered by the functions of their own Module.bsl. */
import type { BeginRun } from '../../bsl/handler-run.ts'
import type { Program } from '../../bsl/modules/program.ts'
import { operationHandler } from '../../bsl/operation-handler.ts'
import type { OperationMetadata } from '../../metadata/objects/operation.ts'
import type { WebServiceMetadata } from '../../metadata/objects/web-service.ts'
import type { Operation } from '../../ws/service/operation.ts'
import type { DefinedWebService } from '../../ws/service/place.ts'
import { WebService } from '../../ws/service/service.ts'
import type { SourceOf } from './answer.ts'

export const webModule = (service: string): string => `WebСервис.${service}.Модуль`

export function answerOperations(
  services: readonly DefinedWebService[],
  configuration: readonly WebServiceMetadata[],
  program: Program,
  sourceOf: SourceOf,
  begin: BeginRun,
): readonly DefinedWebService[] {
  const known = new Map(configuration.map((one) => [one.Name, one]))
  return services.map((defined) => {
    const metadata = known.get(defined.service.Name)
    if (!metadata) return defined
    const answered = (name: string, operation: Operation): Operation => {
      const described = metadata.Operations.find((one) => one.Name === name)
      return (described && answer(operation, described)) ?? operation
    }
    const answer = (operation: Operation, { module, Name, ProcedureName }: OperationMetadata): Operation | undefined => {
      const source = typeof operation.handler === 'function' ? undefined : sourceOf(module, webModule(metadata.Name))
      if (!source) return undefined
      const handled = {
        procedure: ProcedureName === '' ? Name : ProcedureName,
        parameters: Object.entries(operation.Parameters),
        returned: operation.XDTOReturningValueType,
      }
      return Object.freeze({ ...operation, handler: operationHandler(program, source, handled, begin) })
    }
    const { DescriptorFileName, ...service } = defined.service
    return {
      ...defined,
      service: WebService({
        ...service,
        ...(DescriptorFileName !== undefined && { DescriptorFileName }),
        Operations: Object.fromEntries(Object.entries(service.Operations).map(([name, one]) => [name, answered(name, one)])),
      }),
    }
  })
}
