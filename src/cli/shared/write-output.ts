/** Writing the files that a command makes. */
import { CommandError } from './command-error.ts'

/** What the file system has against it (no such folder, no right) ends the command with its sentence. */
export async function writing<T>(option: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError('output', `nothing is written: ${option}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

export const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'
