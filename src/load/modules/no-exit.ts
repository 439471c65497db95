/** Modules are loaded in a process that has more to do than they know: `process.exit` throws meanwhile, so that it has a place. */
import { inBoth } from '../../diagnostics/said-error.ts'

export async function withoutExit<T>(work: () => Promise<T>): Promise<T> {
  const { exit } = process
  process.exit = (code) => {
    throw inBoth(
      new Error(`process.exit(${code ?? ''}) is called, which would end everything`),
      `вызван process.exit(${code ?? ''}), который завершил бы всё`,
    )
  }
  try {
    return await work()
  } finally {
    process.exit = exit
  }
}
