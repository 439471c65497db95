/** `standin exec -- command`: serves while a command runs, reports its calls, and ends with its exit code. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { Language } from '../../diagnostics/print.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { writeWhole } from '../../host/machine/whole-file.ts'
import { createSourceLoader, type LoadedSources } from '../../load/sources.ts'
import type { Configuration } from '../../platform/configuration.ts'
import { htmlReport } from '../../standin/journal/coverage-html.ts'
import { junitReport } from '../../standin/journal/coverage-junit.ts'
import type { CoveredService } from '../../standin/journal/coverage.ts'
import { isUnserved, printMiss } from '../../standin/report-misses.ts'
import type { Standin } from '../../standin/standin.ts'
import { nothingToServe } from '../serve/run.ts'
import { serveAdmin } from '../serving/admin.ts'
import { hasInterface, type DataArguments } from '../serving/data.ts'
import type { ExternalArguments } from '../serving/external.ts'
import { hold, infobaseOf } from '../serving/held.ts'
import { listen } from '../serving/listen.ts'
import { surviveLooseEnds } from '../serving/loose-ends.ts'
import { type InfobaseArguments } from '../serving/publication-files.ts'
import { servesNothing, servingOf } from '../serving/serving.ts'
import type { SettingsArguments } from '../serving/settings.ts'
import { bslOptionsOf, checkRevocationLists, type BSLArguments } from '../shared/bsl-options.ts'
import { CommandError } from '../shared/command-error.ts'
import { countOf } from '../shared/count.ts'
import { readingOf, type DocumentArguments } from '../shared/documents.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { refusePathProblems } from '../shared/path-problems.ts'
import { hasErrors, say, sayFound } from '../shared/terminal.ts'
import type { BusOfCommand } from './bus.ts'

export interface ExecArguments
  extends DocumentArguments, BSLArguments, InfobaseArguments, SettingsArguments, DataArguments, ExternalArguments {
  readonly lang: Language
  readonly report?: readonly string[]
  readonly strict?: true
  readonly log?: true
  readonly secret?: readonly string[]
  readonly quiet?: true
  readonly clock?: string
  /** Paths of a bus. */
  readonly bus?: readonly string[]
}

export async function execCommand(paths: readonly string[], command: readonly string[], options: ExecArguments): Promise<Exit | number> {
  if (command.length === 0)
    throw new CommandError(
      'usage',
      said(
        'give the command to run after --, for example: standin exec -- php tests/run.php',
        'укажите команду после --, например: standin exec -- php tests/run.php',
      ),
    )
  for (const file of options.report ?? [])
    if (!/\.(xml|html)$/.test(file))
      throw new CommandError(
        'usage',
        said(
          `--report ${file}: the name says the form: .xml is JUnit, .html a page`,
          `--report ${file}: вид отчета задает расширение: .xml — JUnit, .html — страница`,
        ),
      )
  surviveLooseEnds()
  const bus = options.bus && (await (await import('./bus.ts')).startBusFor(options.bus, options.lang))
  if (bus !== undefined && paths.length === 0) return besideBusAlone(command, bus)
  const loader = createSourceLoader(paths, readingOf(options), bslOptionsOf(options))
  await checkRevocationLists(options)
  const loaded = await loader.load()
  refusePathProblems(loaded.diagnostics, options.lang)
  sayFound(loaded.diagnostics, options, paths)
  if (servesNothing(loaded) && !hasInterface(loaded, options)) throw nothingToServe(loaded)
  const held = await hold({ ...options, ...(options.log === undefined && { json: true as const }) }, true)
  const infobaseFor = (sources: LoadedSources) => infobaseOf(sources, options, held, beside(bus, sources))
  const infobase = await infobaseFor(loaded)
  sayFound(infobase.diagnostics, options, paths)
  const fresh = async () => {
    const next = await loader.load()
    return { loaded: next, infobase: await infobaseFor(next) }
  }
  const serving = await servingOf(loaded, infobase, held.settings.manager, {
    coverage: true,
    lang: options.lang,
    fresh,
    ...(options.clock !== undefined && { clock: options.clock }),
    ...(options.secret && { secret: options.secret }),
    ...(options.net && { net: options.net }),
    ...(options.log ? { log: true } : { json: true }),
  })
  const served = await listen(serving.platform, { port: 0, host: '127.0.0.1' }, undefined)
  const admin = await serveAdmin(serving, { port: 0, served: served.url })
  const code = await ran(command, { STANDIN_URL: served.url, STANDIN_ADMIN_URL: admin.url, ...bus?.variables })
  bus?.conclude()
  await Promise.all([admin.close(), served.close()])
  await held.close()
  await bus?.close()
  const ended = await conclusion(code, serving.standin!, options)
  return ended === 'ok' && options.strict && hasErrors([...loaded.diagnostics, ...infobase.diagnostics]) ? 'errors' : ended
}

/** Integration services find the bus of the command, and are asked for messages as by a scheduled job. */
function beside(bus: BusOfCommand | undefined, { integration }: LoadedSources): Pick<Configuration, 'integration'> {
  if (bus === undefined) return {}
  const services = integration.map(({ service }) => [service.Name, bus.settingsOf(service)] as const)
  return { integration: { everyMinute: true, services: Object.fromEntries(services) } }
}

/** No HTTP service is served: the command speaks to the bus. */
async function besideBusAlone(command: readonly string[], bus: BusOfCommand): Promise<Exit | number> {
  const code = await ran(command, bus.variables)
  const used = bus.conclude()
  await bus.close()
  return code === 0 && !used ? 'uncalled' : code
}

/** A program that is not there is the commonest case: its name is misspelt, or it is not on the PATH. */
function cannotRun(program: string, error: Error): Said {
  if ('code' in error && error.code === 'ENOENT')
    return said(
      `${program} cannot be run: there is no such program (nor is it on the PATH)`,
      `${program} не запустить: такой программы нет (нет её и в PATH)`,
    )
  const why = saidBy(error)
  return said(`${program} cannot be run: ${why.en}`, `${program} не запустить: ${why.ru}`)
}

/** The exit code of the command; of one that a signal ended, 128 and its number, as shells have it. */
function ran([program, ...args]: readonly string[], variables: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program!, args, { stdio: 'inherit', env: { ...process.env, ...variables }, shell: process.platform === 'win32' })
    const forward = (signal: NodeJS.Signals): void => void child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward)
    child.once('error', (error) => reject(new CommandError('usage', cannotRun(program!, error))))
    child.once('close', (code, signal) => {
      for (const one of ['SIGINT', 'SIGTERM'] as const) process.off(one, forward)
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]))
    })
  })
}

async function conclusion(code: number, standin: Standin, options: ExecArguments): Promise<Exit | number> {
  const { report = [], strict, lang } = options
  const coverage = standin.coverage()
  const missed = standin.received().filter((one) => isUnserved(one, standin))
  if (missed.length > 0) say(missed.map((one) => printMiss(one, standin, lang)).join('\n'))
  say(summary(coverage, lang))
  const unwritten = await reported(report, coverage, standin, lang)
  if (code !== 0) return code
  if (unwritten) return 'output'
  if (calledIn(coverage) === 0) {
    say(
      lang === 'en'
        ? 'the command called no method or operation: does it use STANDIN_URL?'
        : 'команда не вызвала ни метода, ни операции: использует ли она STANDIN_URL?',
    )
    return 'uncalled'
  }
  return strict && missed.length > 0 ? 'errors' : 'ok'
}

/** Whether one could not be written, which is said: what the command did is not lost by it. */
async function reported(files: readonly string[], coverage: readonly CoveredService[], standin: Standin, lang: Language): Promise<boolean> {
  let unwritten = false
  for (const file of files) {
    try {
      await writeWhole(
        file,
        file.endsWith('.html') ? htmlReport(coverage, standin.addresses().channels, lang) : junitReport(coverage, lang),
      )
    } catch (error) {
      unwritten = true
      say(lang === 'en' ? `--report ${file} is not written: ${saidBy(error).en}` : `--report ${file} не записан: ${saidBy(error).ru}`)
    }
  }
  return unwritten
}

const calledIn = (coverage: readonly CoveredService[]): number =>
  coverage.flatMap((one) => one.calls).reduce((sum, one) => sum + one.count, 0)

function summary(coverage: readonly CoveredService[], lang: Language): string {
  const all = coverage.flatMap((one) => one.calls)
  const called = all.filter((one) => one.count > 0).length
  const calls = calledIn(coverage)
  return lang === 'en'
    ? `${called} of ${all.length} methods and operations were called, ${countOf(calls, 'call', lang)} in all`
    : `вызвано методов и операций: ${called} из ${all.length}; всего вызовов: ${calls}`
}
