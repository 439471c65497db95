/** Writing the one file that a command makes. */
import { CommandError } from './command-error.ts'

/** What the file system has against it (no such folder, no right) ends the command with its sentence. */
export function writing(option: string, write: () => void): void {
  try {
    write()
  } catch (error) {
    throw new CommandError('output', `nothing is written: ${option}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
