/** What a handler is given. */
import type { URLParameters } from './template-types.ts'

export interface HTTPServiceRequest<T extends string = string> {
  readonly HTTPMethod: string
  readonly URLParameters: URLParameters<T>
}
