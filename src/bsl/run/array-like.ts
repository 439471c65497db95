/** The interface of an array of the language, for code that must not know its class. */
export interface ArrayLike {
  readonly items: readonly unknown[]
}
