/** A module as JavaScript that the body of a function can be. */
export interface Transformed {
  readonly code: string
  /** Whether its imports are awaited (`await jitiImport('x')`) or required, all of them at its beginning. */
  readonly awaits: boolean
}

/** What a transformed module finds around it: the names of the function that it becomes. */
export const moduleParameters = ['exports', 'require', 'module', '__filename', '__dirname', 'jitiImport'] as const
