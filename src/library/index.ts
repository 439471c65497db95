/**
 * `onec-standin/bsl`: the platform's library for hand-written ports, by the code that runs modules in 1C's language. `Формат(1000, 'ЧГ=')`,
 * `new Структура('Код', 'A1')`; every name in Russian and English.
 */
import { lendMachine } from '../bsl/library/run.ts'
import { machinePorts } from '../host/machine/bsl.ts'

export * from '../bsl/library/library.ts'

lendMachine(machinePorts())
