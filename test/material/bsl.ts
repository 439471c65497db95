/** Modules of real repositories: how many are read, what a platform's recorded lines become here, which handlers come to an answer. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseModule } from '../../src/bsl/syntax/module.ts'
import { runBSL } from '../support/bsl.ts'
import { answers, type Outcome } from './handlers.ts'

const files = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((one) => one.endsWith(ending))
    .map((one) => join(folder, one))

const text = (path: string): string => readFileSync(path, 'utf8').replace(/^\ufeff/, '')

export async function run(folder: string): Promise<void> {
  const repositories = readdirSync(folder, { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map((one) => join(folder, one.name))
  parse(repositories)
  for (const one of repositories) await recorded(one)
  await handlers(repositories)
}

function parse(repositories: readonly string[]): void {
  for (const repository of repositories) {
    const modules = files(repository, '.bsl')
    const broken = modules.filter((path) => parseModule(text(path), { script: path.includes('conformance') }).faults.length > 0)
    if (modules.length > 0) console.log(`parse ${repository}: ${modules.length - broken.length} of ${modules.length}`)
    for (const path of broken.slice(0, 3)) console.log(`  ${path}`)
  }
}

/** Scripts beside which lies what the platform printed: `.expected` or `.platform.txt`. */
async function recorded(repository: string): Promise<void> {
  const folder = join(repository, 'tests', 'conformance')
  if (!existsSync(folder)) return
  const [lines, equal] = [
    [0, 0],
    [0, 0],
  ]
  for (const path of files(folder, '.bsl')) {
    const base = path.slice(0, -4)
    const expected = ['.expected', '.platform.txt'].map((one) => base + one).find((one) => existsSync(one))
    if (!expected || base.includes('spreadsheet') || base.includes('mxl')) continue
    const kind = path.includes('measure') ? 1 : 0
    const want = text(expected).trimEnd().split('\n')
    const printed = (await runBSL(text(path), {}, { zone: 240 }, undefined, ['/tmp'])).lines.flatMap((one) => one.split('\n'))
    const found = new Set(printed)
    const good = want.filter((one, at) => (kind === 1 ? found.has(one) : printed[at] === one)).length
    lines[kind]! += want.length
    equal[kind]! += good
    if (good < want.length) console.log(`  ${path}: ${good} of ${want.length}`)
  }
  console.log(`recorded by the platform: fixtures ${equal[0]} of ${lines[0]} lines, measures ${equal[1]} of ${lines[1]}`)
}

async function handlers(repositories: readonly string[]): Promise<void> {
  const outcomes: Outcome[] = []
  for (const repository of repositories) outcomes.push(...(await answers(repository)))
  const distinct = [...new Map(outcomes.map((one) => [one.key, one])).values()]
  const count = (kind: Outcome['kind']): number => distinct.filter((one) => one.kind === kind).length
  for (const one of distinct) console.log(`${one.kind}\t${one.service}.${one.handler}\t${one.text}`)
  const counts = `answered ${count('answered')}, not supported ${count('not supported')}, other exceptions ${count('exception')}`
  console.log(`HTTP handlers: ${distinct.length}; ${counts}`)
}
