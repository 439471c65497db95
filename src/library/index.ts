/**
 * `onec-standin/bsl`: the platform's library for hand-written ports, by the code that runs modules in 1C's language. `Формат(1000, 'ЧГ=')`,
 * `new Структура('Код', 'A1')`; every name in Russian and English.
 */
export * from './lists/bytes.ts'
export * from './lists/collections.ts'
export * from './lists/dates.ts'
export * from './lists/json.ts'
export * from './lists/lists.ts'
export * from './lists/numbers.ts'
export * from './lists/others.ts'
export * from './lists/settings.ts'
export * from './lists/strings.ts'
export * from './lists/tables.ts'
export * from './lists/trees.ts'
export * from './lists/urls.ts'
export * from './lists/values.ts'
export type { AnyDate, AnyNumber, PlatformValue, Variable } from './arguments.ts'
export { BslError } from '../bsl/run/error.ts'
