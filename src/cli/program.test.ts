import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createProgram, joinExplain } from './program.ts'
import type { Command } from 'commander'

test.each<readonly [args: readonly string[], joined: readonly string[]]>([
  [['routes', '--explain', 'GET', '/hs/a', 'services'], ['routes', '--explain', 'GET /hs/a', 'services']],
  [['routes', 'services', '--explain', 'GET', '/hs/a', '--json'], ['routes', 'services', '--explain', 'GET /hs/a', '--json']],
  [['routes', '--explain', 'GET'], ['routes', '--explain', 'GET']],
  [['routes', '--explain', 'GET', '--json'], ['routes', '--explain', 'GET', '--json']],
  [['serve', 'GET', '/hs/a'], ['serve', 'GET', '/hs/a']],
  [[], []],
])('the two values of --explain in %j are one for commander', (args, joined) => {
  expect(joinExplain(args)).toEqual(joined)
})

const leaves = (command: Command, name: string): [name: string, command: Command][] => [
  ...(command.registeredArguments.length > 0 ? [[name, command] as [string, Command]] : []),
  ...command.commands.flatMap((one) => leaves(one, `${name} ${one.name()}`)),
]
const documented = readFileSync(new URL('../../docs/cli.md', import.meta.url), 'utf8').split(/^## /m)

test.each(leaves(createProgram(() => undefined, []), 'standin'))('the options of `%s` are those of docs/cli.md', (name, command) => {
  const section = documented.find((one) => new RegExp(`^\`${name} [\\[<]`).test(one)) ?? ''
  const rows = section.split('\n').filter((line) => line.startsWith('| `--')).map((line) => line.split(' | ')[0]!)
  expect(rows.flatMap((row) => [...row.matchAll(/`(--[a-z-]+)/g)].map((found) => found[1])).sort()).toEqual(command.options.map((one) => one.long).sort())
})
