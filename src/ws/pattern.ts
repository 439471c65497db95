/** Patterns of calls of Web services, for stubs and verification: `ws('Orders', 'GetOrder')`. */
import type { CallsOf } from '../channel/pattern.ts'

/** Calls of a Web service. */
export interface WSPattern extends CallsOf {
  readonly channel: 'ws'
  /** Name or DescriptorFileName. */
  readonly service: string
  /** Name of an operation; any when absent. */
  readonly part?: string
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
  ...(operation !== undefined && { part: operation }),
})
