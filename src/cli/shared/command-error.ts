/** How a command ends itself. */
import type { Exit } from './exit-codes.ts'

/** Ends a command with its sentence on stderr and its exit code. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly exit: Exit
  constructor(exit: Exit, message: string) {
    super(message)
    this.exit = exit
  }
}
