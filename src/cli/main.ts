#!/usr/bin/env node
/** The command `standin`: arguments to a command, and whatever ends it to an exit code and one message. */
import { inspect } from 'node:util'
import { CommandError, exitCodes } from './exit-codes.ts'
import { run } from './program.ts'

try {
  process.exitCode = exitCodes[await run(process.argv.slice(2))].code
} catch (error) {
  const known = error instanceof CommandError
  process.stderr.write(known ? `standin: ${error.message}\n` : `standin: a defect of standin itself, please report it:\n${inspect(error)}\n`)
  process.exitCode = exitCodes[known ? error.exit : 'defect'].code
}
