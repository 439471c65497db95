/** A run of a module that answers a call: what the call lends it, what follows it, and its exceptions in the words of 1C. */
import { ModuleException } from '../exchange/exception/module-exception.ts'
import type { Call } from '../session/call.ts'
import type { Program } from './modules/program.ts'
import { RunContext, type RunPorts } from './modules/run-context.ts'
import { ErrorInfo } from './objects/errors/error-info.ts'
import { describe } from './objects/errors/presentation.ts'
import { asBslError, RunEnded } from './run/exceptions.ts'

/** What a call lends to its run, and what follows it. */
interface RunOfCall {
  readonly ports: RunPorts
  /** Called when the answer is made. */
  finish(): void
}

export type BeginRun = (call: Call) => RunOfCall

/** Does the work in a run of its own. */
export async function inRun<T>(program: Program, begin: BeginRun, call: Call, work: (run: RunContext) => Promise<T>): Promise<T> {
  const { ports, finish } = begin(call)
  const run = new RunContext(program, ports)
  try {
    return await work(run)
  } catch (error) {
    throw asModuleException(error, run)
  } finally {
    finish()
  }
}

/** The text of 1C; refusals of the exchange itself, such as of a body that is too large, pass as they are. */
function asModuleException(error: unknown, run: RunContext): unknown {
  if (error instanceof RunEnded) return new ModuleException(error.message)
  if (error instanceof Error && error.name === 'Refusal') return error
  const info = new ErrorInfo(asBslError(error), run)
  return new ModuleException(describe(info), { cause: error })
}
