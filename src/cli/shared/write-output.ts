/** Writing the files that a command makes. */
import { statSync } from 'node:fs'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said } from '../../diagnostics/said.ts'
import { CommandError } from './command-error.ts'

/** What the file system has against it (no such folder, no right) ends the command with its sentence. */
export async function writing<T>(option: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw new CommandError(
      'output',
      joined([said(`nothing is written: ${option}: `, `ничего не записано: ${option}: `), saidBy(error), pathOf(error)]),
    )
  }
}

export const isThere = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'EEXIST'

/** Where a file belongs into a folder, the file system names the folder. */
const pathOf = (error: unknown): string =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? `: ${error.path}` : ''

/** Of a folder that is made where there is none: a file in its place is refused before anything is done. Throws CommandError. */
export function refuseFile(option: string, folder: string | undefined): void {
  if (folder !== undefined && statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false)
    throw new CommandError('usage', said(`${option}: ${folder} is not a folder`, `${option}: ${folder} – не папка`))
}
