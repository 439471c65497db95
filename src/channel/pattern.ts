/** A pattern of calls of any channel as a value: `hs('example').GET('/query')` is `{ channel: 'hs', service: 'example', … }`. */
export interface CallsOf {
  /** Name of the channel. */
  readonly channel: string
  /** An address or the Name of a service that there is; or a service that the pattern defines. */
  readonly service: string | { readonly Name: string; readonly RootURL?: string }
  /** Text or name of a part; any when absent. */
  readonly part?: string
  /** Any when absent. */
  readonly method?: string
  /** Conditions that belong to the pattern, as `request` of a stub has them. */
  readonly request?: PatternConditions
}

interface PatternConditions {
  readonly URLParameters?: Readonly<Record<string, string>>
  readonly QueryOptions?: Readonly<Record<string, string>>
}
