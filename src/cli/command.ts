/** Carries out a command line: whatever ends it becomes an exit code, and at most one message on stderr. */
import { inspect } from 'node:util'
import type { Language } from '../diagnostics/print.ts'
import { said } from '../diagnostics/said.ts'
import '../host/machine/pattern-engine.ts'
import { run } from './program.ts'
import { CommandError } from './shared/command-error.ts'
import { exitCodes } from './shared/exit-codes.ts'
import { speakIn } from './shared/terminal.ts'

/** The exit code, also that of the command which `exec` ran. */
export async function exitCodeOf(args: readonly string[]): Promise<number> {
  let language = 'en' as Language
  const speak = (one: Language): void => {
    language = one
    speakIn(one)
  }
  try {
    const exit = await run(args, speak)
    return typeof exit === 'number' ? exit : exitCodes[exit].code
  } catch (error) {
    const known = error instanceof CommandError
    process.stderr.write(
      known ? `standin: ${language === 'ru' ? error.messageRu : error.message}\n` : `standin: ${defect[language]}\n${inspect(error)}\n`,
    )
    return exitCodes[known ? error.exit : 'defect'].code
  }
}

const defect = said('a defect of standin itself, please report it:', 'ошибка в самом standin, сообщите о ней:')
