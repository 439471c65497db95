/** A function of a module as the handler of a Web service's operation: values of XDTO in the language's own objects. */
import type { AnyOperationHandler, Parameter } from '../ws/service/operation.ts'
import type { XDTOType } from '../xdto/types/type.ts'
import { inRun, type BeginRun } from './handler-run.ts'
import type { ModuleSource } from './modules/parts.ts'
import type { Program } from './modules/program.ts'
import { fromWire, toWire } from './objects/xdto/wire.ts'
import { BslError, errors } from './run/error.ts'
import { Box } from './run/member.ts'

/** What the handler needs to know of its operation. */
export interface HandledOperation {
  /** Name of the function in the module. */
  readonly procedure: string
  /** In their order, which is that of the function's. */
  readonly parameters: readonly (readonly [string, Parameter])[]
  /** `undefined`: nothing is returned. */
  readonly returned: XDTOType | undefined
}

export function operationHandler(
  program: Program,
  source: ModuleSource,
  { procedure, parameters, returned }: HandledOperation,
  begin: BeginRun,
): AnyOperationHandler {
  const folded = procedure.toLowerCase()
  const answers = parameters.filter(([, one]) => one.TransferDirection !== 'In').length > 0
  return (values, call) =>
    inRun(program, begin, call, async (run) => {
      const method = run.module(source).own(folded)
      if (!method) throw errors.noFunction(procedure)
      const boxes = parameters.map(
        ([name, one]) => new Box(one.TransferDirection === 'Out' ? null : fromWire(one.XDTOValueType, values[name], run.zone)),
      )
      const result = await method(run, undefined, boxes)
      const value = returned && answer(procedure, () => toWire(returned, result ?? null))
      if (!answers) return value
      const given = Object.fromEntries(
        parameters.flatMap(([name, one], at) =>
          one.TransferDirection === 'In' ? [] : [[name, answer(`${procedure}.${name}`, () => toWire(one.XDTOValueType, boxes[at]!.v))]],
        ),
      )
      return returned ? { ...given, return: value } : given
    })
}

/** What does not fit is said with the name of the function, or of its parameter. */
function answer(name: string, work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof BslError)) throw error
    throw new BslError(`${name}: ${error.message}`, `${name}: ${error.english}`, { cause: error.cause })
  }
}
