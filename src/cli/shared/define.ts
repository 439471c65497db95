/** How a command is defined: its options, help and examples; what it does is loaded when it is called. */
import type { Command } from './commander.ts'
import type { Exit } from './exit-codes.ts'
import type { HelpWords } from './help.ts'

/** Receives the name of the exit code, or the code of the command that `exec` ran. */
export type End = (exit: Exit | number) => void

/** A command of several, below the same one. */
export type DefinePart = (command: Command, end: End, words: HelpWords) => void

/** `behind`: what follows `--`. `words`: the language of the help; English when absent. */
export type Define = (command: Command, end: End, behind: readonly string[], words?: HelpWords) => void
