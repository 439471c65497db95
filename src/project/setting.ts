/** What is known of a setting: one row of the table. */
import type { KindName } from './kinds.ts'

/** A setting, named by its key in a project file. */
export interface Setting {
  /** As the command has it, such as `--max-body <bytes>`; absent where it has no option for it. */
  readonly flags?: string
  readonly kind: KindName
  /** The help of the option, and the description in the schema. */
  readonly meaning: string
  /** The value when nothing gives another one. */
  readonly otherwise?: string | number
  /** Values are paths: those of a project file are relative to it. */
  readonly isPath?: true
  /** The setting without which it means nothing. */
  readonly needs?: string
}
