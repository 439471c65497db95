/**
 * A reporter for .ci/run: it adds what failed to `failed.txt` of the folder STANDIN_CI, and how long each file took to `files.tsv`, so that
 * the end of a long log can name both. Without STANDIN_CI it only prints the totals.
 */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { stripVTControlCharacters } from 'node:util'
import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** Lines of a message that are shown, lines of a run, and characters of a line. */
const shownLines = 6
const shownOfRun = 24
const shownWidth = 160

const root = `${process.cwd()}/`

type Said = Pick<SerializedError, 'message' | 'stack'> & { readonly name?: string | undefined; readonly diff?: string | undefined }

/** The first lines of the messages, and the first place outside of packages. */
function shown(errors: readonly Said[]): string[] {
  return errors.slice(0, 3).flatMap(({ name = 'Error', message, diff = '', stack = '' }) => {
    const text = stripVTControlCharacters(`${name}: ${message}\n${diff}`)
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    const place = stack.split('\n').find((line) => /^\s*at /.test(line) && !line.includes('node_modules'))
    return [...lines.slice(0, shownLines), ...(place === undefined ? [] : [place.trim().replace(root, '')])].map(
      (line) => `    ${line.slice(0, shownWidth)}`,
    )
  })
}

/** The failures of a file: of its tests, of what stands around them, and of its import. */
function failuresOf(module: TestModule): string[] {
  const whole = module.errors()
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
  const where = `${module.project.name} ${module.relativeModuleId}`
  return [
    ...(whole.length === 0 ? [] : [`  ${where}`, ...shown(whole)]),
    ...suites.flatMap((suite) => [`  ${where} > ${suite.fullName}`, ...shown(suite.errors())]),
    ...[...module.children.allTests('failed')].flatMap((failed) => [
      `  ${where} > ${failed.fullName}`,
      ...shown(failed.result().errors ?? []),
    ]),
  ]
}

export default class FailureReport implements Reporter {
  #began = 0

  onTestRunStart(): void {
    this.#began = performance.now()
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[], reason: 'passed' | 'interrupted' | 'failed'): void {
    const count = (state: 'passed' | 'failed' | 'skipped'): number =>
      modules.reduce((sum, module) => sum + [...module.children.allTests(state)].length, 0)
    const [passed, failed, skipped] = [count('passed'), count('failed'), count('skipped')]
    const seconds = Math.round((performance.now() - this.#began) / 1000)
    console.log(`${passed} tests passed, ${failed} failed, ${skipped} skipped; the run ${reason} after ${seconds} s`)
    const folder = process.env['STANDIN_CI']
    if (folder === undefined) return
    const lines = [
      ...modules.flatMap(failuresOf),
      ...(unhandled.length === 0 ? [] : ['  errors outside of tests', ...shown(unhandled.slice(0, 3))]),
    ]
    const step = `${process.env['STANDIN_CI_STEP'] ?? ''}, Node ${process.versions.node}`
    if (reason !== 'passed' || lines.length > 0) {
      if (lines.length === 0) lines.push('  no test failed: see the log of the step')
      const more = lines.length > shownOfRun ? [`  (and ${lines.length - shownOfRun} lines more: see the log of the step)`] : []
      appendFileSync(join(folder, 'failed.txt'), `${[`${step}: the run ${reason}`, ...lines.slice(0, shownOfRun), ...more].join('\n')}\n`)
    }
    appendFileSync(join(folder, 'counts.tsv'), `${process.env['STANDIN_CI_STEP'] ?? ''}\t${passed}\t${failed}\n`)
    const files = modules.map(
      (module) => `${step}\t${module.project.name}\t${module.relativeModuleId}\t${Math.round(module.diagnostic().duration)}\n`,
    )
    appendFileSync(join(folder, 'files.tsv'), files.join(''))
  }
}
