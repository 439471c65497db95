/** Modules are loaded in a process that has more to do than they know: `process.exit` throws meanwhile, so that it has a place. */

export async function withoutExit<T>(work: () => Promise<T>): Promise<T> {
  const { exit } = process
  process.exit = (code) => {
    throw new Error(`process.exit(${code ?? ''}) is called, which would end everything`)
  }
  try {
    return await work()
  } finally {
    process.exit = exit
  }
}
