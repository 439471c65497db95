/** One HTTP service of a configuration as a plain value: its properties and URL templates, with their places. */
import type { Location } from '../../diagnostics/location.ts'
import type { Described } from '../format/described.ts'
import { documentationOf } from '../format/documentation.ts'
import type { MetadataObject } from '../format/format.ts'
import { identityOf } from '../format/identity.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf, requiredText } from '../format/properties.ts'
import { uniqueByName } from '../format/unique.ts'
import { sessionPropertiesOf, type SessionProperties } from './session-properties.ts'
import { urlTemplateOf, type AdoptedURLTemplate, type URLTemplateMetadata } from './url-template.ts'

export interface HTTPServiceMetadata extends Described, SessionProperties {
  readonly ObjectBelonging: 'Own'
  /** One or several segments, without slashes at the ends. */
  readonly RootURL: string
  readonly rootLocation: Location
  readonly URLTemplates: readonly URLTemplateMetadata[]
}

/** What an extension adds to a service of its base configuration, which alone knows the root URL and the adopted templates' texts. */
export interface AdoptedHTTPService extends Described {
  readonly ObjectBelonging: 'Adopted'
  readonly URLTemplates: readonly URLTemplateMetadata[]
  readonly AdoptedURLTemplates: readonly AdoptedURLTemplate[]
}

/** Reads the object; a service without a name, a root URL or a known session mode is complained of and gives `undefined`. */
export function httpServiceOf(
  object: MetadataObject,
  module: string,
  complain: Complain,
): HTTPServiceMetadata | AdoptedHTTPService | undefined {
  const identity = identityOf(object, complain)
  const templates = uniqueByName(
    object.children('URLTemplate').flatMap((child) => urlTemplateOf(child, module, complain) ?? []),
    `${object.fullName}.URLTemplate`,
    complain,
  )
  if (identity === undefined) return undefined
  const { Name, ObjectBelonging } = identity
  const described = { Name, file: object.source.path, module, ...documentationOf(object), location: placeOf(object, 'Name') }
  const URLTemplates = templates.filter((one): one is URLTemplateMetadata => one.Template !== undefined)
  const AdoptedURLTemplates = templates.filter((one): one is AdoptedURLTemplate => one.Template === undefined)
  if (ObjectBelonging === 'Adopted') return { ObjectBelonging, ...described, URLTemplates, AdoptedURLTemplates }
  for (const stray of AdoptedURLTemplates)
    complain(problem('adopted-unknown', { object: `${object.fullName}.URLTemplate.${stray.Name}` }, stray.location))
  const RootURL = requiredText(object, 'RootURL', complain)
  const session = sessionPropertiesOf(object, complain)
  if (RootURL === undefined || session === undefined) return undefined
  return { ObjectBelonging, ...described, RootURL, rootLocation: placeOf(object, 'RootURL'), ...session, URLTemplates }
}
