/**
 * Which URL template of a module belongs to which of the configuration: by name first, then by text, so that one renamed on either side is
 * still found.
 */
import type { HTTPService, URLTemplate } from '../../hs/service/service.ts'
import type { HTTPServiceMetadata } from '../objects/http-service.ts'
import type { URLTemplateMetadata } from '../objects/url-template.ts'

/** The configuration's template to the module's, with the name it has there; a template has one partner at most. */
export type TemplatePartners = ReadonlyMap<URLTemplateMetadata, { readonly name: string; readonly template: URLTemplate }>

export function templatePartners(metadata: HTTPServiceMetadata, service: HTTPService): TemplatePartners {
  const partners = new Map<URLTemplateMetadata, { name: string; template: URLTemplate }>()
  const left = new Map(Object.entries(service.URLTemplates))
  const pair = (metadataTemplate: URLTemplateMetadata, name: string | undefined): void => {
    const template = name === undefined ? undefined : left.get(name)
    if (name === undefined || template === undefined) return
    partners.set(metadataTemplate, { name, template })
    left.delete(name)
  }
  for (const one of metadata.URLTemplates) pair(one, one.Name)
  for (const one of metadata.URLTemplates.filter((template) => !partners.has(template))) {
    pair(one, [...left].find(([, template]) => sameURL(template.Template, one.Template))?.[0])
  }
  return partners
}

/** A leading slash may be missing and a trailing one is not significant, as in the template grammar. */
export const sameURL = (a: string, b: string): boolean => withoutSlashes(a) === withoutSlashes(b)

const withoutSlashes = (text: string): string => text.replace(/^\//, '').replace(/\/$/, '')
