/** The synonym and the comment of an object of a configuration. */
import { childNamed, textOf } from '../../xml/element.ts'
import type { MetadataObject } from './format.ts'
import { textProperty } from './properties.ts'

export interface Documentation {
  readonly Synonym?: string
  readonly Comment?: string
}

/** The synonym in the first language that has one: the Designer writes items with `content`, EDT `value`. */
export function documentationOf(object: MetadataObject): Documentation {
  const synonym = object.property('Synonym')
  const item = synonym && (childNamed(synonym, 'item') ?? synonym)
  const text = item && (childNamed(item, 'content') ?? childNamed(item, 'value'))
  const Synonym = text && textOf(text).trim()
  const Comment = textProperty(object, 'Comment')
  return { ...(Synonym && { Synonym }), ...(Comment !== undefined && { Comment }) }
}

/** As the lines of a comment before code, indented; none where nothing is said. A synonym that repeats the name says nothing. */
export function commentLines(name: string, { Synonym, Comment }: Documentation, indent: string, more: readonly string[] = []): string[] {
  const said = [
    ...(Synonym === undefined || sameWords(Synonym, name) ? [] : [Synonym]),
    ...(Comment === undefined ? [] : [Comment]),
    ...more,
  ]
    .flatMap((text) => text.split(/\r?\n/))
    .map((line) => line.trim().replaceAll('*/', '*\u200b/'))
    .filter((line) => line !== '')
  if (said.length === 0) return []
  if (said.length === 1) return [`${indent}/** ${said[0]} */`]
  return [`${indent}/**`, ...said.map((line) => `${indent} * ${line}`), `${indent} */`]
}

/** The text of a procedure, line by line; `undefined` where it is not known. */
export type ProcedureText = (module: string, procedure: string) => readonly string[] | undefined

/** What a handler that is still to be written says when it is called. */
export const unwritten = { en: 'not implemented', ru: 'обработчик не написан' } as const

/** As comments in the body of the handler that is to replace it. */
export const procedureLines = (text: readonly string[] | undefined, indent: string): string[] =>
  (text ?? []).map((line) => `${indent}// ${line.replace(/[\r\u2028\u2029]/g, ' ').trimEnd()}`.trimEnd())

/** `СписокЗаказов` and «Список заказов». */
const sameWords = (one: string, other: string): boolean => plain(one) === plain(other)
const plain = (text: string): string => text.replaceAll(/[\s_-]/g, '').toLowerCase()
