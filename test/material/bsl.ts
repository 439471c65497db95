/** Modules of real repositories: how many are read, what a platform's recorded lines become here, which handlers come to an answer. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { lex } from '../../src/bsl/syntax/lexer.ts'
import { parseModule } from '../../src/bsl/syntax/module.ts'
import { runBSL } from '../support/bsl.ts'
import { answers, type Outcome } from './handlers.ts'
import { onescript } from './onescript.ts'

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
  withoutToken(repositories)
  for (const one of repositories) await recorded(one)
  for (const one of repositories) await procedures(one)
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

/** A thousand modules, each without one token: how many have a fault, and how many lines of code behind the place. */
function withoutToken(repositories: readonly string[]): void {
  const modules = repositories.flatMap((one) => files(one, '.bsl'))
  const found = { valid: 0, near: 0, further: 0 }
  const tried = (): number => found.valid + found.near + found.further
  for (let turn = 0; turn < modules.length && tried() < 1000; turn++) {
    const whole = text(modules[(turn * 7919) % modules.length]!).slice(0, 100_000)
    const { tokens } = lex(whole)
    if (tokens.kind.length < 2) continue
    const at = (turn * 7919) % (tokens.kind.length - 1)
    const [first] = parseModule(whole.slice(0, tokens.start[at]) + whole.slice(tokens.end[at])).faults
    if (!first) found.valid++
    else found[linesOfCode(tokens.line, tokens.line[at]!, first.line) <= 1 ? 'near' : 'further']++
  }
  const { valid, near, further } = found
  console.log(`one token removed: ${near} faults there or a line further, ${further} where an open block ends, ${valid} still modules`)
}

/** How many of the lines with tokens lie between two. */
const linesOfCode = (lines: readonly number[], from: number, to: number): number =>
  new Set(lines.filter((one) => one > from && one <= to)).size

/** Lines that come out otherwise, and why. */
const differing: Readonly<Record<string, string>> = {
  'VSTR.FORMAT.FILE.BADDIR': 'a file outside the folders of a call is refused',
  'VSTR.FORMAT.MAP.ORDER': 'Соответствие has the order of insertion, not that of a hash',
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
    const want = text(expected)
      .trimEnd()
      .split('\n')
      .map((one) => one.trimEnd())
    const printed = (await runBSL(text(path), {}, { zone: 240 }, undefined, ['/tmp'])).lines
      .flatMap((one) => one.split('\n'))
      .map((one) => one.trimEnd())
    const found = new Set(printed)
    const other = want.filter((one, at) => (kind === 1 ? !found.has(one) : printed[at] !== one))
    lines[kind]! += want.length
    equal[kind]! += want.length - other.length
    for (const one of other) console.log(`  ${differing[one.split('\t')[0]!] ?? 'UNEQUAL'}\t${one.slice(0, 60)}`)
  }
  console.log(`recorded by the platform: fixtures ${equal[0]} of ${lines[0]} lines, measures ${equal[1]} of ${lines[1]}`)
}

/** OneScript's scripts: those that fail without a reason are to be mended, those that have one and come to their end need it no more. */
async function procedures(repository: string): Promise<void> {
  const all = await onescript(repository)
  if (all.length === 0) return
  const failed = all.filter((one) => one.failure !== undefined)
  for (const { name, failure, reason } of failed) console.log(`  ${reason ?? `FAILED: ${failure}`}\t${name}`)
  for (const { name } of all.filter((one) => one.failure === undefined && one.reason)) console.log(`  needs no reason any more\t${name}`)
  const left = failed.filter((one) => one.reason).length
  console.log(
    `OneScript: ${all.length} procedures, ${all.length - failed.length} pass, ${left} left out by a reason, ${failed.length - left} fail`,
  )
}

export async function handlers(repositories: readonly string[]): Promise<void> {
  const outcomes: Outcome[] = []
  for (const repository of repositories) outcomes.push(...(await answers(repository)))
  const distinct = [...new Map(outcomes.map((one) => [one.key, one])).values()]
  const count = (kind: Outcome['kind']): number => distinct.filter((one) => one.kind === kind).length
  for (const one of distinct) console.log(`${one.kind}\t${one.service}.${one.handler}\t${one.text}`)
  const counts = `answered ${count('answered')}, not supported ${count('not supported')}, other exceptions ${count('exception')}`
  console.log(`HTTP handlers: ${distinct.length}; ${counts}`)
  const passedOver = distinct.filter((one) => one.bare !== one.poisoned)
  for (const one of passedOver) console.log(`  passed over\t${one.service}.${one.handler}\t${one.bare}\t${one.poisoned}`)
  const unmet = distinct.filter((one) => one.bare.startsWith('answered')).length
  const same = distinct.length - passedOver.length
  console.log(`poisoned names: ${same} of ${distinct.length} end at the same place as without seams, ${unmet} of them meet none`)
}
