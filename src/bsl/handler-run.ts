/** A run of a module that answers a call: what the call lends it, what follows it, and its exceptions in the words of 1C. */
import { ModuleException } from '../exchange/exception/module-exception.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { Call } from '../session/call.ts'
import type { Program } from './modules/program.ts'
import { RunContext } from './modules/run-context.ts'
import type { RunLent, RunPorts } from './modules/run-ports.ts'
import { ErrorInfo } from './objects/errors/error-info.ts'
import { describe } from './objects/errors/presentation.ts'
import { settingParameters } from './objects/session/session-module.ts'
import { asBslError } from './run/exceptions.ts'
import type { Run, RunSession } from './run/run.ts'
import { fromTypeScript, toTypeScript } from './seams/values.ts'

/** What a call lends to its run, shared with other calls. */
export type BeginRun = (call: Call) => RunPorts

/** Does the work in a run of its own. Background jobs that it began run behind it. */
export async function inRun<T>(program: Program, begin: BeginRun, call: Call, work: (run: RunContext) => Promise<T>): Promise<T> {
  const lent = new LentByCall(program, begin, call)
  const names = program.parts.metadata?.names('SessionParameters') ?? []
  if (names.length > 0) await lent.session.read(names)
  const ports = begin(call)
  const run = new RunContext(program, ports, lent)
  try {
    if (program.parts.sessionModule !== undefined) await lent.session.start(() => settingParameters(run))
    return await work(run)
  } catch (error) {
    const thrown = asModuleException(error, run)
    if (thrown !== error && ports.exception) ports.exception(asBslError(error), run.placesOf(asBslError(error)), false)
    throw thrown
  } finally {
    run.close()
    const { jobs } = lent
    if (jobs) ports.later?.(() => jobs.forEach((start) => void start().catch(() => undefined)))
  }
}

/** What a run gets of its call alone. */
class LentByCall implements RunLent {
  readonly session: SessionOfCall
  /** Background jobs that were begun. */
  jobs: (() => Promise<void>)[] | undefined
  readonly #program: Program
  readonly #begin: BeginRun
  readonly #call: Call
  /** `null` where the platform has none. */
  #infobase: Infobase | null | undefined

  constructor(program: Program, begin: BeginRun, call: Call) {
    this.#program = program
    this.#begin = begin
    this.#call = call
    this.session = new SessionOfCall(call)
  }

  get infobase(): Infobase | undefined {
    if (this.#infobase === undefined) this.#infobase = infobaseOf(this.#call)
    return this.#infobase ?? undefined
  }

  background(job: (run: Run) => Promise<void>): () => Promise<void> {
    let started: Promise<void> | undefined
    const start = (): Promise<void> => (started ??= inRun(this.#program, this.#begin, this.#call, job))
    ;(this.jobs ??= []).push(start)
    return start
  }
}

/** A call may have it as a property of its own or of its class. That of a platform without one throws. */
function infobaseOf(call: Call): Infobase | null {
  try {
    return call.infobase ?? null
  } catch {
    return null
  }
}

/** Sessions whose module has run. */
const started = new WeakSet<object>()

/** The declared parameters of the session as the language has them; what is set goes to the session. */
class SessionOfCall implements RunSession {
  readonly #call: Call
  #values: Map<string, unknown> | undefined

  /** The session itself is begun when it is asked for: most calls need none. */
  constructor(call: Call) {
    this.#call = call
  }

  get user(): string {
    return this.#call.user
  }

  /** Once a session. */
  async start(set: () => unknown): Promise<void> {
    const { session } = this.#call
    if (started.has(session)) return
    started.add(session)
    await set()
  }

  async read(names: readonly string[]): Promise<void> {
    const { parameters } = this.#call.session
    for (const name of names) if (parameters.has(name)) this.#put(name, fromTypeScript(await parameters.get(name)))
  }

  #put(name: string, value: unknown): void {
    ;(this.#values ??= new Map()).set(name.toLowerCase(), value)
  }

  get(folded: string): unknown {
    return this.#values?.get(folded)
  }

  set(name: string, value: unknown): void {
    this.#put(name, value)
    this.#call.session.parameters.set(name, toTypeScript(value))
  }
}

/** The text of 1C; refusals of the exchange itself, such as of a body that is too large, pass as they are. */
function asModuleException(error: unknown, run: RunContext): unknown {
  if (error instanceof Error && error.name === 'Refusal') return error
  const info = new ErrorInfo(asBslError(error), run)
  return new ModuleException(describe(info), { cause: error })
}
