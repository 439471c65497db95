/** Channels of integration services whose messages no TypeScript handles, handled by the procedures of their own Module.bsl. */
import type { BeginRun } from '../../bsl/handler-run.ts'
import type { Program } from '../../bsl/modules/program.ts'
import { processingHandler } from '../../bsl/processing-handler.ts'
import { Channel } from '../../integration/definition/channel.ts'
import type { DefinedIntegrationService } from '../../integration/definition/place.ts'
import { IntegrationService } from '../../integration/definition/service.ts'
import type { IntegrationServiceMetadata } from '../../metadata/objects/integration-service.ts'
import type { SourceOf } from './answer.ts'

export const integrationModule = (service: string): string => `СервисИнтеграции.${service}.Модуль`

export function answerProcessing(
  services: readonly DefinedIntegrationService[],
  configuration: readonly IntegrationServiceMetadata[],
  program: Program,
  sourceOf: SourceOf,
  begin: BeginRun,
): readonly DefinedIntegrationService[] {
  const known = new Map(configuration.map((one) => [one.Name, one]))
  return services.map((defined) => {
    const metadata = known.get(defined.service.Name)
    const source = metadata && sourceOf(metadata.module, integrationModule(metadata.Name))
    if (source === undefined) return defined
    const channels = Object.entries(defined.service.Channels).map(([name, channel]) => {
      const { ReceiveMessageProcessing: declared } = channel
      if (typeof declared !== 'object') return [name, channel] as const
      const handler = processingHandler(program, source, declared.handlerName, begin)
      return [name, Channel({ ...channel, ReceiveMessageProcessing: handler })] as const
    })
    return { ...defined, service: IntegrationService({ ...defined.service, Channels: Object.fromEntries(channels) }) }
  })
}
