/** Patterns of calls that go out to other servers: `outgoing('https://sms.example/send').POST()`. */
import type { CallsOf } from '../../channel/pattern.ts'
import { httpMethods, type HTTPMethod } from '../../hs/service/method.ts'
import type { URLParameters, ValidTemplate } from '../../hs/template/types.ts'

/** Calls of another server; `T` is the literal of the template, from which captured values have their type. */
export interface OutgoingPattern<T extends string = string> extends CallsOf {
  readonly channel: 'outgoing'
  /** `https://sms.example`, or with a path. */
  readonly service: string
  /** Any method when absent. */
  readonly method?: HTTPMethod
  /** Template below the address; when absent the address itself, or any path of a host. */
  readonly part?: string
  /** Only a type: never there. */
  readonly parameters?: URLParameters<T>
}

type OfMethod = <const T extends string = string>(template?: ValidTemplate<T>) => OutgoingPattern<T>

/** A pattern of every call of the address, and a function a method for the narrower ones. */
export type HostPattern = OutgoingPattern & { readonly [Method in HTTPMethod | 'Any']: OfMethod }

/**
 * Calls that go out to an address. `Any` is every method.
 *
 * @example
 *   outgoing('https://sms.example/send').POST()
 *   outgoing('https://api.example').GET('/orders/{number}')
 */
export function outgoing(address: string): HostPattern {
  const ofMethod =
    (method: HTTPMethod | 'Any'): OfMethod =>
    (template) => ({
      channel: 'outgoing',
      service: address,
      ...(method !== 'Any' && { method }),
      ...(template !== undefined && { part: template as string }),
    })
  const methods = Object.fromEntries([...httpMethods, 'Any' as const].map((method) => [method, ofMethod(method)]))
  return Object.freeze({ channel: 'outgoing', service: address, ...methods }) as HostPattern
}
