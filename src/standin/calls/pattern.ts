/**
 * Patterns of calls, for stubs, verification and failures: `hs('example').GET('/query/{string}/*')`, typed by the template; `ws('Orders',
 * 'GetOrder')`.
 */
import { httpMethods, type HTTPMethod } from '../../hs/service/method.ts'
import type { URLParameters, ValidTemplate } from '../../hs/template/types.ts'

/** A service that is defined by its first stub. */
export interface NewService {
  readonly Name: string
  readonly RootURL: string
}

/** Calls of an HTTP service; `T` is the literal of the template, from which captured values have their type. */
export interface HSPattern<T extends string = string> {
  readonly channel: 'hs'
  /** Name or RootURL of a service that there is, or a service to define. */
  readonly service: string | NewService
  /** Any method of the template when absent. */
  readonly method?: HTTPMethod
  /** Text or name of a URL template; any when absent. */
  readonly template?: string
  /** Only a type: never there. */
  readonly parameters?: URLParameters<T>
}

/** Calls of a Web service. */
export interface WSPattern {
  readonly channel: 'ws'
  /** Name or DescriptorFileName. */
  readonly service: string
  /** Any when absent. */
  readonly operation?: string
}

export type CallPattern<T extends string = string> = HSPattern<T> | WSPattern

type OfMethod = <const T extends string = string>(template?: ValidTemplate<T>) => HSPattern<T>

/** A pattern of every call of the service, and a function a method for the narrower ones. */
export type ServicePattern = HSPattern & { readonly [Method in HTTPMethod | 'Any']: OfMethod }

/**
 * Calls of an HTTP service by its RootURL or Name. `Any` is every method.
 *
 * @example
 *   hs('example').GET('/query/{string}/*')
 */
export function hs(service: string | NewService): ServicePattern {
  const ofMethod =
    (method: HTTPMethod | 'Any'): OfMethod =>
    (template) => ({
      channel: 'hs',
      service,
      ...(method !== 'Any' && { method }),
      ...(template !== undefined && { template: template as string }),
    })
  const methods = Object.fromEntries([...httpMethods, 'Any' as const].map((method) => [method, ofMethod(method)]))
  return Object.freeze({ channel: 'hs', service, ...methods }) as ServicePattern
}

/**
 * Calls of a Web service by its Name or DescriptorFileName; of one operation, or of any.
 *
 * @example
 *   ws('Orders', 'GetOrder')
 */
export const ws = (service: string, operation?: string): WSPattern => ({
  channel: 'ws',
  service,
  ...(operation !== undefined && { operation }),
})

/** As it stands in a message: `GET /hs/example/query/{string}/*`, `Orders.GetOrder`. */
export function printPattern(pattern: CallPattern): string {
  if (pattern.channel === 'ws')
    return `/ws/${pattern.service}${pattern.operation === undefined ? ' (any operation)' : `.${pattern.operation}`}`
  const { service, method, template } = pattern
  const root = typeof service === 'string' ? service : service.RootURL
  return (
    `${method ?? 'any method'} `
    + `/hs/${root}${template === undefined ? ' (any template)' : template.startsWith('/') || template === '' ? template : `/${template}`}`
  )
}
