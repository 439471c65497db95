#!/usr/bin/env node
/** The command `standin`: it ends the process with the exit code of the command line that it was given. */
import nodeModule from 'node:module'
import { tooOld } from './node-version.ts'

const old = tooOld(process.versions.node)
if (old !== undefined) {
  process.stderr.write(`${old}\n`)
  process.exit(1)
}
// From Node 22.8 on what is compiled is kept by node, which a start needs less time with.
if (process.env['STANDIN_CACHE'] !== 'off') (nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.()
// Only now: an older Node does not know all that it is written in.
const { exitCodeOf } = await import('./command.ts')

// The reader of our output may be gone (`standin routes | head`), which must not end in a crash.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

const code = await exitCodeOf(process.argv.slice(2))
// Service modules may have left timers and connections behind, which must not hold the process; what was written goes out first.
process.stdout.write('', () => process.exit(code))
