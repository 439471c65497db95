/** `CommonModule` and `GlobalContext`: TypeScript in place of what modules in 1C's language call and cannot run here. */

/** Takes what the module hands over, in values of TypeScript; may be asynchronous. */
export type SeamFunction = (...args: never[]) => unknown

/** Methods of a common module in TypeScript, as `CommonModule` makes them. */
export interface CommonModuleSeam {
  readonly kind: 'CommonModule'
  /** Of the common module, in the metadata. */
  readonly Name: string
  /** By name of the procedure or function. */
  readonly Methods: Readonly<Record<string, SeamFunction>>
}

/** Members of the global context in TypeScript, as `GlobalContext` makes them. */
export interface GlobalContextSeam {
  readonly kind: 'GlobalContext'
  /** By name: functions, types and values. */
  readonly Members: Readonly<Record<string, unknown>>
}

export type Seam = CommonModuleSeam | GlobalContextSeam

/**
 * Methods of a common module that TypeScript answers; the other methods of the module stay what they are.
 *
 * @example
 *   CommonModule('КурсыВалют', { ПолучитьКурс: async (code: string) => (code === 'USD' ? 90.5 : 1) })
 */
export const CommonModule = (Name: string, Methods: Readonly<Record<string, SeamFunction>>): CommonModuleSeam =>
  Object.freeze({ kind: 'CommonModule', Name, Methods: Object.freeze({ ...Methods }) })

/**
 * Members of the global context: a function answers calls of that name and `Новый` of that type, an object is a value such as Константы.
 * `Запрос` takes `{ Текст, Параметры }` and gives rows; a plain value of `Константы` is what its `Получить` gives.
 *
 * @example
 *   GlobalContext({ Константы: { ВестиЛог: false }, Запрос: () => [{ Код: 'A1', Остаток: 3 }] })
 */
export const GlobalContext = (Members: Readonly<Record<string, unknown>>): GlobalContextSeam =>
  Object.freeze({ kind: 'GlobalContext', Members: Object.freeze({ ...Members }) })
