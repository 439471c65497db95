/**
 * Differences between a module that supplies handlers and the configuration: a warning each, never silence.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { placeOf, type DefinedService } from '../../hs/service/place.ts'
import type { URLTemplate } from '../../hs/service/service.ts'
import { problem } from '../format/problems.ts'
import type { HTTPServiceMetadata } from '../objects/http-service.ts'
import type { URLTemplateMetadata } from '../objects/url-template.ts'
import { sameURL, type TemplatePartners } from './template-partners.ts'

/** Session properties are not compared: a definition does not say whether they were written or are the defaults. */
export function supplyDifferences(
  metadata: HTTPServiceMetadata,
  module: DefinedService,
  partners: TemplatePartners,
): readonly Diagnostic[] {
  const { service } = module
  const paired = new Map([...partners].map(([template, partner]) => [partner.name, template]))
  const root = sameURL(service.RootURL, metadata.RootURL)
    ? []
    : [
        problem(
          'supply-other-root',
          { service: service.Name, root: service.RootURL, known: metadata.RootURL },
          placeOf(module, { kind: 'RootURL' }),
        ),
      ]
  return [
    ...root,
    ...Object.entries(service.URLTemplates).flatMap(([name, template]): readonly Diagnostic[] => {
      const partner = paired.get(name)
      if (partner !== undefined) return templateDifferences(module, name, template, partner)
      const known = metadata.URLTemplates.map((one) => `${one.Name} ("${one.Template}")`).join(', ') || '-'
      return [
        problem(
          'supply-unknown-template',
          { service: service.Name, name, template: template.Template, known },
          placeOfTemplate(module, name, template),
        ),
      ]
    }),
  ]
}

function templateDifferences(
  module: DefinedService,
  name: string,
  template: URLTemplate,
  partner: URLTemplateMetadata,
): readonly Diagnostic[] {
  const service = module.service.Name
  const at = placeOfTemplate(module, name, template)
  const known: readonly string[] = partner.Methods.map((one) => one.HTTPMethod)
  const text = sameURL(template.Template, partner.Template)
    ? []
    : [problem('supply-other-template', { service, name, template: template.Template, known: partner.Template }, at)]
  const surplus = Object.keys(template.Methods).filter((method) => !known.includes(method))
  return [
    ...text,
    ...surplus.map((method) => problem('supply-unknown-method', { service, name, method, known: known.join(', ') || '-' }, at)),
  ]
}

const placeOfTemplate = (module: DefinedService, name: string, { Template }: URLTemplate) =>
  placeOf(module, { kind: 'Template', name, offset: 0, length: Math.max(1, Template.length) })
