/** What a test added to a stand-in or a bus: a stub or a failure, which can be taken away again. */
export interface Added {
  /** The id, as the admin surface has it. */
  readonly id: string
  /** Removes it. */
  remove(): void
}
