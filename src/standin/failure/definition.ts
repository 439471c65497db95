/** Failures as they are written in a program or a file. */
import type { CriteriaDefinition } from '../reading/criteria.ts'
import type { FailureName } from './names.ts'

/** A name, or a name with the options that the failure takes. */
export type FailureDefinition =
  | FailureName
  | {
      readonly name: FailureName
      /** Of the failures that say something: what they say. */
      readonly text?: string
      /** `tornAnswer`: bytes of the body that still go out; half of it when absent. */
      readonly bytes?: number
      /** `slowFirstCall`: `7s`, or milliseconds. */
      readonly delay?: string | number
      /** `latency`: bounds, `100ms`; or `median` and `sigma` of a log-normal distribution. */
      readonly min?: string | number
      readonly max?: string | number
      readonly median?: string | number
      readonly sigma?: number
    }

/** Which calls a failure strikes; all of them when nothing is said. */
export interface FailureScope {
  /** Name or RootURL. */
  readonly service?: string
  /** Text or name. */
  readonly template?: string
  /** Of the standard OData interface: a set, or `Set/Function`. */
  readonly set?: string
  readonly method?: string
  /** Conditions on URL parameters, query options and headers; for conditions on the body write a stub with a `failure`. */
  readonly request?: Omit<CriteriaDefinition, 'JSON' | 'body'>
  /** It strikes so many calls and is spent; for ever when absent (`slowFirstCall`: 1). */
  readonly times?: number
  /** Of each call, 0 to 1; 1 when absent. */
  readonly probability?: number
  /** Equal seeds strike equal calls; 1 when absent. */
  readonly seed?: number
}
