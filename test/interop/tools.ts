/** Foreign programs that tests call: found where they are installed, else the test is skipped with a printed line. */
import { execFileSync } from 'node:child_process'

const answers = (command: string, ...args: string[]): boolean => {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const missing = (what: string): undefined => {
  console.log(`skipped: ${what} is not installed here`)
  return undefined
}

/** The program's name when it can be run (`probe`: arguments with which it ends well). */
export const program = (name: string, ...probe: string[]): string | undefined => (answers(name, ...probe) ? name : missing(name))

/** A Python that has the module: the one on the PATH may be another than Debian's, which holds the packaged modules. */
export const python = (module: string): string | undefined =>
  ['python3', '/usr/bin/python3'].find((one) => answers(one, '-c', `import ${module}`)) ?? missing(`Python's ${module}`)

/** PHP with the SOAP extension. */
export const phpWithSoap = (): string | undefined =>
  answers('php', '-r', 'exit(extension_loaded("soap") ? 0 : 1);') ? 'php' : missing("PHP's soap extension")
