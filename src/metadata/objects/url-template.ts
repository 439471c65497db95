/** One URL template of an HTTP service of a configuration, with its methods and their places. */
import type { Location } from '../../diagnostics/location.ts'
import type { MethodName } from '../../hs/service/method.ts'
import { documentationOf, type Documentation } from '../format/documentation.ts'
import type { MetadataObject } from '../format/format.ts'
import { problem, type Complain } from '../format/problems.ts'
import { belongingOf, nameOf, placeOf, requiredText, textProperty } from '../format/properties.ts'
import { httpMethodOf } from './http-method.ts'

export interface MethodMetadata extends Documentation {
  readonly Name: string
  readonly HTTPMethod: MethodName
  /** EDT left the method out, which it does for GET and, in real projects, for HEAD too (source 59, C). */
  readonly omitsHTTPMethod: boolean
  /** Name of the function in the 1C module; `''` when the configuration names none. */
  readonly Handler: string
  /** Path of that module, whether or not it is there. */
  readonly module: string
  readonly location: Location
}

export interface URLTemplateMetadata extends Documentation {
  readonly Name: string
  /** The text as the configuration has it; whether it is a template at all, the service's definition decides. */
  readonly Template: string
  /** At most one for each HTTP method, in the configuration's order. */
  readonly Methods: readonly MethodMetadata[]
  /** The place of the template's text. */
  readonly location: Location
}

/** A template that an extension adopted: its text is known to the base configuration only. */
export interface AdoptedURLTemplate {
  readonly Name: string
  readonly Template?: undefined
  readonly Methods: readonly MethodMetadata[]
  readonly location: Location
}

export function urlTemplateOf(
  object: MetadataObject,
  module: string,
  complain: Complain,
): URLTemplateMetadata | AdoptedURLTemplate | undefined {
  const Name = nameOf(object, complain)
  const belonging = belongingOf(object, complain)
  const Methods = firstOfEach(
    object.children('Method').flatMap((child) => methodOf(child, module, complain) ?? []),
    object.fullName,
    complain,
  )
  if (Name === undefined) return undefined
  if (belonging === 'Adopted') return { Name, Methods, location: placeOf(object, 'Name') }
  const Template = requiredText(object, 'Template', complain)
  return Template === undefined ? undefined : { Name, Template, Methods, ...documentationOf(object), location: placeOf(object, 'Template') }
}

/** A method of the object's own; an adopted one is its base configuration's business. */
function methodOf(object: MetadataObject, module: string, complain: Complain): MethodMetadata | undefined {
  if (belongingOf(object, complain) !== 'Own') return undefined
  const Name = nameOf(object, complain)
  const HTTPMethod = httpMethodOf(object, complain)
  const Handler = textProperty(object, 'Handler') ?? ''
  if (Handler === '') complain(problem('no-handler', { object: object.fullName }, placeOf(object, 'Handler')))
  if (Name === undefined || HTTPMethod === undefined) return undefined
  return {
    Name,
    HTTPMethod,
    omitsHTTPMethod: object.property('HTTPMethod') === undefined,
    Handler,
    ...documentationOf(object),
    module,
    location: placeOf(object, 'HTTPMethod'),
  }
}

/** The first of those methods that share an HTTP method; the rest are complained of. `owner` is the template's full name. */
export function firstOfEach(methods: readonly MethodMetadata[], owner: string, complain: Complain): readonly MethodMetadata[] {
  const seen = new Map<MethodName, MethodMetadata>()
  for (const one of methods) {
    const first = seen.get(one.HTTPMethod)
    if (first === undefined) seen.set(one.HTTPMethod, one)
    else {
      const object = `${owner}.Method.${one.Name}`
      complain(
        one.omitsHTTPMethod
          ? problem('method-left-out', { object, first: first.Name }, one.location)
          : problem('duplicate-method', { object, method: one.HTTPMethod, first: first.Name }, one.location),
      )
    }
  }
  return [...seen.values()]
}
