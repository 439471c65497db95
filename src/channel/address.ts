/** The address of a request: a published service, and its part that the target means. */
export interface Address {
  /** Name of the channel: `hs`, `ws`. */
  readonly channel: string
  /** Metadata name of the service. */
  readonly service: string
  /** Its address below the channel. */
  readonly root: string
  /** Name of the URL template or the operation, where it is known. */
  readonly part?: string
  /** The same, in the channel's own word. */
  readonly template?: string
  readonly operation?: string
  readonly set?: string
  /** Query options by what they mean, where the channel knows it: in one spelling, and with arguments of a function. */
  readonly options?: ReadonlyMap<string, string>
  /** Text of the URL template. */
  readonly templateText?: string
  /** Null-prototype; empty without a template. */
  readonly URLParameters: Readonly<Record<string, string>>
  /** Whether the description of the service is asked for, and no call of it is made. */
  readonly isDescription?: true
  /** Whether the part has a handler for the method. */
  readonly handled: boolean
}

export const noParameters: Readonly<Record<string, string>> = Object.freeze(Object.create(null))
