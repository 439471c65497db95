/**
 * Faults as 1C prints them: `{ОбщийМодуль.Имя.Модуль(3,9)}: Ожидается выражение` and the line with `<<?>>` at the place (form seen in logs
 * of the platform).
 */
import type { Fault } from './token.ts'

interface FaultPlace {
  readonly line: number
  /** 1-based, in UTF-16 units. */
  readonly column: number
  /** The whole line. */
  readonly text: string
}

function placeOfFault(source: string, fault: { readonly offset: number; readonly line: number }): FaultPlace {
  const start = source.lastIndexOf('\n', fault.offset - 1) + 1
  const end = source.indexOf('\n', fault.offset)
  const text = source.slice(start, end < 0 ? undefined : end).replace(/\r$/, '')
  return { line: fault.line, column: fault.offset - start + 1, text }
}

/** The three parts in one text; `module` is 1C's name of it, as `ОбщийМодуль.Имя.Модуль`. */
export function faultText(module: string, source: string, fault: Fault, language: 'ru' | 'en' = 'ru'): string {
  const { line, column, text } = placeOfFault(source, fault)
  const message = language === 'ru' ? fault.russian : fault.english
  return `{${module}(${line},${column})}: ${message}\n${text.slice(0, column - 1)}<<?>>${text.slice(column - 1)}`
}
