#!/usr/bin/env node
/** The command `standin`: arguments to a command, and whatever ends it to an exit code and one message. */
import { inspect } from 'node:util'
import { run } from './program.ts'
import { CommandError } from './shared/command-error.ts'
import { exitCodes, type Exit } from './shared/exit-codes.ts'

/** Service modules may have left timers and connections behind, which must not hold the process; what was written goes out first. */
const end = (exit: Exit | number): void =>
  void process.stdout.write('', () => process.exit(typeof exit === 'number' ? exit : exitCodes[exit].code))

// Whoever read our output may have gone (`standin routes | head`), which is no reason to crash.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

try {
  end(await run(process.argv.slice(2)))
} catch (error) {
  const known = error instanceof CommandError
  process.stderr.write(
    known ? `standin: ${error.message}\n` : `standin: a defect of standin itself, please report it:\n${inspect(error)}\n`,
  )
  end(known ? error.exit : 'defect')
}
