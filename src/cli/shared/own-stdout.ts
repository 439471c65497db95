/** Stdout for results only: what service modules say on the console goes to stderr. */
import { Console } from 'node:console'

/** To be called before any module is loaded. */
export function ownStdout(): void {
  Object.assign(console, new Console(process.stderr, process.stderr))
}
