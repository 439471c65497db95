/**
 * Joins a service that an extension adopts, once its base configuration's service is known: the extension's own parts join it.
 */
import { problem, type Complain } from './format/problems.ts'
import { uniqueByName } from './format/unique.ts'
import type { AdoptedHTTPService, HTTPServiceMetadata } from './objects/http-service.ts'
import type { AdoptedIntegrationService, IntegrationServiceMetadata } from './objects/integration-service.ts'
import { firstOfEach } from './objects/url-template.ts'
import type { AdoptedWebService, WebServiceMetadata } from './objects/web-service.ts'

/** Own templates are added; own methods of adopted templates are added to the base's template of the same name. */
export function extendHTTPService(base: HTTPServiceMetadata, adopted: AdoptedHTTPService, complain: Complain): HTTPServiceMetadata {
  const kind = `HTTPService.${base.Name}.URLTemplate`
  for (const stray of adopted.AdoptedURLTemplates.filter((one) => !base.URLTemplates.some((template) => template.Name === one.Name))) {
    complain(problem('adopted-unknown', { object: `${kind}.${stray.Name}` }, stray.location))
  }
  const extended = base.URLTemplates.map((template) => {
    const added = adopted.AdoptedURLTemplates.find((one) => one.Name === template.Name)?.Methods ?? []
    return added.length === 0
      ? template
      : { ...template, Methods: firstOfEach([...template.Methods, ...added], `${kind}.${template.Name}`, complain) }
  })
  return { ...base, URLTemplates: uniqueByName([...extended, ...adopted.URLTemplates], kind, complain) }
}

export const extendWebService = (base: WebServiceMetadata, adopted: AdoptedWebService, complain: Complain): WebServiceMetadata => ({
  ...base,
  Operations: uniqueByName([...base.Operations, ...adopted.Operations], `WebService.${base.Name}.Operation`, complain),
})

export const extendIntegrationService = (
  base: IntegrationServiceMetadata,
  adopted: AdoptedIntegrationService,
  complain: Complain,
): IntegrationServiceMetadata => ({
  ...base,
  Channels: uniqueByName([...base.Channels, ...adopted.Channels], `IntegrationService.${base.Name}.IntegrationServiceChannel`, complain),
})

/** Names of what an extension adds, as a diagnostic lists them. */
export function ownParts(adopted: AdoptedHTTPService | AdoptedWebService | AdoptedIntegrationService): readonly string[] {
  if ('Channels' in adopted) return adopted.Channels.map((one) => one.Name)
  if ('Operations' in adopted) return adopted.Operations.map((one) => one.Name)
  const methods = adopted.AdoptedURLTemplates.flatMap((template) => template.Methods.map((one) => `${template.Name}.${one.Name}`))
  return [...adopted.URLTemplates.map((one) => one.Name), ...methods]
}
