/** Programs that a page names, in a folder for the front of the PATH. */
import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryFolder } from '../temporary.ts'

/** Scripts by name that run these commands, such as `{ python3: '/usr/bin/python3' }`. */
export function programsAs(commands: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  const scripts = Object.entries(commands).map(([name, command]) => [name, `#!/bin/sh\nexec ${wherever(command)} "$@"\n`] as const)
  for (const [name, text] of scripts) {
    writeFileSync(join(folder, name), text)
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

/** The whole path of its program: a script of the same name goes before it on the PATH. */
function wherever(command: string): string {
  const [name, ...more] = command.split(' ')
  return [spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim(), ...more].join(' ')
}
