/**
 * Patterns of calls of the standard OData interface, for stubs, verification and failures: `odata('Catalog_Товары').GET({ $filter: 'Цена gt
 * 10' })`, `odata('Document_Заказ/Post', "guid'…'").POST()`.
 */
import type { CallsOf } from '../channel/pattern.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Options of a query and arguments of a function by name. They are compared by what they mean, not by their spelling. */
export type ODataOptions = Readonly<Record<string, string | number | boolean>>

/** Calls of a set or of a function. */
export interface ODataPattern extends CallsOf {
  readonly channel: 'odata'
  readonly service: 'standard.odata'
  /** `Catalog_Товары`, `AccumulationRegister_ТоварныеЗапасы/Balance`, `$metadata`, `/` of the service document; any when absent. */
  readonly part?: string
  readonly method?: Method
}

/** A pattern of every call of the set, and a function a method for the narrower ones. */
export type SetPattern = ODataPattern & { readonly [M in Method | 'Any']: (options?: ODataOptions) => ODataPattern }

/**
 * Calls of a set, of a function behind it (`Set/Function`) or of the whole interface. `key` is what parentheses hold: `guid'…'`.
 *
 * @example
 *   odata('Catalog_Товары').GET({ $filter: 'Цена gt 10', $top: 5 })
 */
export function odata(part?: string, key?: string): SetPattern {
  const where = { channel: 'odata', service: 'standard.odata', ...(part !== undefined && { part }) } as const
  const conditions = (options: ODataOptions = {}) => {
    const QueryOptions = Object.fromEntries(Object.entries(options).map(([name, value]) => [name, String(value)]))
    const request = {
      ...(key !== undefined && { URLParameters: { Key: key } }),
      ...(Object.keys(QueryOptions).length > 0 && { QueryOptions }),
    }
    return Object.keys(request).length > 0 ? { request } : {}
  }
  const ofMethod = (method: Method | 'Any') => (options?: ODataOptions) =>
    Object.freeze({ ...where, ...(method !== 'Any' && { method }), ...conditions(options) })
  return Object.freeze({
    ...where,
    ...conditions(),
    GET: ofMethod('GET'),
    POST: ofMethod('POST'),
    PUT: ofMethod('PUT'),
    PATCH: ofMethod('PATCH'),
    DELETE: ofMethod('DELETE'),
    Any: ofMethod('Any'),
  })
}
