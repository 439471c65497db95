/** How a command is defined: its options, help and examples; what it does is loaded when it is called. */
import type { Command } from './commander.ts'
import type { Exit } from './exit-codes.ts'

/** Receives the name of the exit code, or the code of the command that `exec` ran. */
export type End = (exit: Exit | number) => void

/** `behind`: what follows `--`. */
export type Define = (command: Command, end: End, behind: readonly string[]) => void
