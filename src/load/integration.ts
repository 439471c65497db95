/** The integration services of configurations and modules together; the reader of their definitions is loaded where there are any. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { DefinedIntegrationService } from '../integration/definition/place.ts'
import type { IntegrationServiceMetadata } from '../metadata/objects/integration-service.ts'

export interface LoadedIntegration {
  /** Those that can be used, with what is sound in them. */
  readonly services: readonly DefinedIntegrationService[]
  readonly diagnostics: readonly Diagnostic[]
}

const noIntegration: LoadedIntegration = { services: [], diagnostics: [] }

/** Gives channels that no TypeScript handles the procedures of their modules. */
export type AnswerProcessing = (services: readonly DefinedIntegrationService[]) => readonly DefinedIntegrationService[]

/** `folder`: that of the modules, such as `services/hs`. `answer`: where modules in 1C's language are run. */
export async function integrationOf(
  metadata: readonly IntegrationServiceMetadata[],
  modules: readonly DefinedIntegrationService[],
  folder: string,
  answer: AnswerProcessing = (services) => services,
): Promise<LoadedIntegration> {
  if (metadata.length === 0 && modules.length === 0) return noIntegration
  const [{ checkIntegrationServices }, { supplyProcessing }, { declaredProcessing, toIntegrationService }] = await Promise.all([
    import('../integration/definition/check.ts'),
    import('../integration/definition/supply.ts'),
    import('../metadata/objects/to-integration-service.ts'),
  ])
  const declared = metadata.map((one) =>
    toIntegrationService(one, (channel) => declaredProcessing(channel, `${folder.replace(/hs$/, 'is')}/${one.Name}.ts`)),
  )
  const supplied = supplyProcessing(declared, modules)
  const { services, diagnostics } = checkIntegrationServices(answer(supplied.services))
  return { services, diagnostics: [...supplied.diagnostics, ...diagnostics] }
}
