/** Every option of every command is a setting of project files, or there is a reason why it is not. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { allSettings } from '../../project/settings.ts'
import { Command } from './commander.ts'
import type { Define } from './define.ts'
import { SettingOption } from './setting.ts'

const ofOneRun = 'a file would say it of every run'

/** Options that no project file has. */
const notSettings: Readonly<Record<string, string>> = {
  '--json': 'the form in which a program asks for one output',
  '--explain': 'a question about one request',
  '--out': 'what one run writes',
  '--force': ofOneRun,
  '--address': 'of one printed document',
  '--size': 'of one data set',
  '--seed': 'of one data set, or one printed message',
  'sample --part': 'of one printed message',
  'sample --optional': 'of one printed message',
  'sample --soap': 'of one printed message',
  '--only': 'of one document',
  '--server': 'of one document',
  '--dry-run': ofOneRun,
  '--add': ofOneRun,
  '--remove': ofOneRun,
  '--with-dependent': ofOneRun,
  '--reset': ofOneRun,
  'record --play': ofOneRun,
  'record --all': ofOneRun,
  'record --user': 'the user of one real 1C',
  'record --password-from': 'of the user of one real 1C',
  '--role': 'of one user',
  '--email': 'of one user',
  '--tokens': 'of one user',
  'import --user': 'of a bus, which is asked once',
  'import --password-from': 'of a bus, which is asked once',
  '--name': 'of one source that is written',
  '--user-name': 'the user of one database',
  '--password': 'of the user of one database',
  '--without': 'of one source that is written',
  '--as': 'of one source that is written',
  '--type': 'of one source that is written',
  '--key': 'of one source that is written',
  '--presentation': 'of one source that is written',
  '--data-version': 'of one source that is written',
  '--read-only': 'of one source that is written',
  '--allow-null': 'of one source that is written',
  '--fill': 'of one source that is written',
  '--delete-gone': ofOneRun,
  'import --bsl': 'writes other files; `bsl` of a project lets modules answer',
}

async function definedCommands(): Promise<readonly Command[]> {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const commands: Command[] = []
  for (const { name } of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const file = pathToFileURL(join(folder, name, 'define.ts')).href
    const { define }: { define?: Define } = name === 'shared' || name === 'serving' ? {} : await import(file)
    const command = new Command(name)
    define?.(command, () => undefined, [])
    commands.push(command)
  }
  return commands.flatMap((one) => [one, ...one.commands])
}

const namesOf = (command: Command): string => [command.parent?.name(), command.name()].filter(Boolean).join(' ')

test('an option of a command is a setting of project files, or excepted with a reason', async () => {
  const commands = await definedCommands()
  const unknown = commands.flatMap((command) =>
    command.options
      .filter((one) => !(one instanceof SettingOption))
      .filter((one) => !(one.long! in notSettings) && !(`${command.name()} ${one.long!}` in notSettings))
      .map((one) => `${namesOf(command)} ${one.long!}: add it to src/project/settings.ts, or say here why not`),
  )
  expect(unknown).toEqual([])
})

test('each setting with an option is an option of a command, and each exception there', async () => {
  const commands = await definedCommands()
  const options = commands.flatMap((command) => command.options)
  const used = new Set(options.flatMap((one) => (one instanceof SettingOption ? [one.setting as string] : [])))
  expect(Object.keys(allSettings).filter((name) => name !== 'paths' && !used.has(name))).toEqual([])
  const long = new Set(commands.flatMap((command) => command.options.flatMap((one) => [one.long!, `${command.name()} ${one.long!}`])))
  expect(Object.keys(notSettings).filter((name) => !long.has(name))).toEqual([])
})

test('a setting whose values are paths says so', () => {
  const pathLike = Object.entries(allSettings).filter(([, one]) => /^(?:file|files|schemas|settings)$/.test(one.kind))
  expect(pathLike.filter(([, one]) => one.isPath !== true).map(([name]) => name)).toEqual([])
})
