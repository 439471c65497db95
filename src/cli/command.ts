/** Carries out a command line: whatever ends it becomes an exit code, and at most one message on stderr. */
import { inspect } from 'node:util'
import type { Language } from '../diagnostics/print.ts'
import { run } from './program.ts'
import '../host/machine/pattern-engine.ts'
import { CommandError } from './shared/command-error.ts'
import { exitCodes } from './shared/exit-codes.ts'
import { speakIn } from './shared/terminal.ts'

/** The exit code, also that of the command which `exec` ran. */
export async function exitCodeOf(args: readonly string[]): Promise<number> {
  let language: Language = isRussian(args) ? 'ru' : 'en'
  const speak = (one: Language): void => {
    if (!args.some((word) => /^--lang\b/.test(word))) language = one
    speakIn(language)
  }
  speakIn(language)
  try {
    const exit = await run(args, speak)
    return typeof exit === 'number' ? exit : exitCodes[exit].code
  } catch (error) {
    const known = error instanceof CommandError
    process.stderr.write(
      known
        ? `standin: ${language === 'ru' ? error.messageRu : error.message}\n`
        : `standin: a defect of standin itself, please report it:\n${inspect(error)}\n`,
    )
    return exitCodes[known ? error.exit : 'defect'].code
  }
}

/** Asked before the command line is read: an error may be in it. */
const isRussian = (args: readonly string[]): boolean => args.includes('--lang=ru') || args[args.indexOf('--lang') + 1] === 'ru'
