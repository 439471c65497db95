/**
 * Patterns of calls of HTTP services, for stubs, verification and failures: `hs('example').GET('/query/{string}/*')`, typed by the
 * template.
 */
import type { CallsOf } from '../channel/pattern.ts'
import { httpMethods, type HTTPMethod } from './service/method.ts'
import type { URLParameters, ValidTemplate } from './template/types.ts'

/** A service that is defined by its first stub. */
export interface NewService {
  readonly Name: string
  readonly RootURL: string
}

/** Calls of an HTTP service; `T` is the literal of the template, from which captured values have their type. */
export interface HSPattern<T extends string = string> extends CallsOf {
  readonly channel: 'hs'
  /** Name or RootURL of a service that there is, or a service to define. */
  readonly service: string | NewService
  /** Any method of the template when absent. */
  readonly method?: HTTPMethod
  /** Text or name of a URL template; any when absent. */
  readonly part?: string
  /** Only a type: never there. */
  readonly parameters?: URLParameters<T>
}

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
      ...(template !== undefined && { part: template as string }),
    })
  const methods = Object.fromEntries([...httpMethods, 'Any' as const].map((method) => [method, ofMethod(method)]))
  return Object.freeze({ channel: 'hs', service, ...methods }) as ServicePattern
}
