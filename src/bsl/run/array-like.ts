/** What an array of the language shows to code that must not know its class. */
export interface ArrayLike {
  readonly items: readonly unknown[]
}
