/** A procedure of an integration service's module as the handler of a channel: `Процедура Х(Сообщение, Отказ)` (chapter 17.7.2). */
import type { ReceiveMessageProcessing } from '../integration/definition/handler.ts'
import type { IntegrationServiceMessage } from '../integration/message/message.ts'
import { inRun, type BeginRun } from './handler-run.ts'
import type { ModuleSource } from './modules/parts.ts'
import type { Program } from './modules/program.ts'
import { MessageObject } from './objects/integration/message.ts'
import { toBoolean } from './run/convert.ts'
import { errors } from './run/error.ts'
import { Box } from './run/member.ts'

/** What the procedure leaves in its second parameter refuses the message, as an exception does. */
export function processingHandler(program: Program, source: ModuleSource, procedure: string, begin: BeginRun): ReceiveMessageProcessing {
  const folded = procedure.toLowerCase()
  return (message, parameters, call) =>
    inRun(program, begin, call, async (run) => {
      const method = run.module(source).own(folded)
      if (!method) throw errors.noFunction(procedure)
      const cancel = new Box(false)
      const { parameters: declared } = program.load(source).tree.methods.find((one) => one.name.toLowerCase() === folded)!
      await method(run, undefined, [new MessageObject(message as IntegrationServiceMessage), cancel].slice(0, declared.length))
      parameters.Cancel = toBoolean(cancel.v)
    })
}
