/** A run of a module that answers a call: what the call lends it, what follows it, and its exceptions in the words of 1C. */
import { ModuleException } from '../exchange/exception/module-exception.ts'
import type { Call } from '../session/call.ts'
import type { Program } from './modules/program.ts'
import { RunContext, type RunPorts } from './modules/run-context.ts'
import { ErrorInfo } from './objects/errors/error-info.ts'
import { describe } from './objects/errors/presentation.ts'
import { asBslError, RunEnded } from './run/exceptions.ts'
import type { RunSession } from './run/run.ts'
import { fromTypeScript, toTypeScript } from './seams/values.ts'

/** What a call lends to its run, and what follows it. */
interface RunOfCall {
  readonly ports: RunPorts
  /** Called when the answer is made. */
  finish(): void
}

export type BeginRun = (call: Call) => RunOfCall

/** Does the work in a run of its own. Background jobs that it began run behind it. */
export async function inRun<T>(program: Program, begin: BeginRun, call: Call, work: (run: RunContext) => Promise<T>): Promise<T> {
  const { ports, finish } = begin(call)
  const later: (() => Promise<void>)[] = []
  const background: RunPorts['background'] = (job) => {
    let started: Promise<void> | undefined
    const start = (): Promise<void> => (started ??= inRun(program, begin, call, job))
    later.push(start)
    return start
  }
  const run = new RunContext(program, { ...ports, background, session: await sessionOf(program, call) })
  try {
    return await work(run)
  } catch (error) {
    throw asModuleException(error, run)
  } finally {
    finish()
    if (later.length > 0) ports.later?.(() => later.forEach((start) => void start().catch(() => undefined)))
  }
}

/** The declared parameters of the session as the language has them; what is set goes to the session. */
async function sessionOf(program: Program, { session }: Call): Promise<RunSession> {
  const values = new Map<string, unknown>()
  for (const name of program.parts.metadata?.names('SessionParameters') ?? [])
    if (session.parameters.has(name)) values.set(name.toLowerCase(), fromTypeScript(await session.parameters.get(name)))
  return {
    get: (folded) => values.get(folded),
    set: (name, value) => {
      values.set(name.toLowerCase(), value)
      session.parameters.set(name, toTypeScript(value))
    },
  }
}

/** The text of 1C; refusals of the exchange itself, such as of a body that is too large, pass as they are. */
function asModuleException(error: unknown, run: RunContext): unknown {
  if (error instanceof RunEnded) return new ModuleException(error.message)
  if (error instanceof Error && error.name === 'Refusal') return error
  const info = new ErrorInfo(asBslError(error), run)
  return new ModuleException(describe(info), { cause: error })
}
