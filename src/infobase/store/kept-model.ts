/**
 * The configuration that a data file was made for, kept in the file: the number that each object's tables have, and every definition, so
 * that the data can be read as it was written when the configuration has changed since.
 */
import type { DataDefinition } from '../definition/definition.ts'
import { createModel } from '../model/create-model.ts'
import type { InfobaseModel } from '../model/model.ts'
import type { Engine } from './engine.ts'
import type { ObjectNumbers } from './layout.ts'

export interface KeptModel {
  /** `hashOfModel`. */
  readonly hash: string
  readonly numbers: ObjectNumbers
}

/** What is done with data that a change of the configuration would lose: left alone, lost, or all of it made anew. */
export type OnChange = 'refuse' | 'migrate' | 'recreate'

/** `undefined` for a file that is new. */
export function readKept(engine: Engine): KeptModel | undefined {
  engine.execute('CREATE TABLE IF NOT EXISTS _model (name TEXT PRIMARY KEY, shape TEXT)')
  engine.execute('CREATE TABLE IF NOT EXISTS _definitions (name TEXT PRIMARY KEY, definition TEXT)')
  const rows = engine.prepare('SELECT name, shape FROM _model').all([])
  const hash = rows.find((row) => row['name'] === '')?.['shape']
  if (hash === undefined) return undefined
  const numbers = rows
    .filter((row) => row['name'] !== '')
    .map((row) => [String(row['name']), Number.parseInt(String(row['shape']), 10)] as const)
  return { hash: String(hash), numbers: new Map(numbers) }
}

/** `undefined` for a file of a version that kept no definitions. */
export function keptModelOf(engine: Engine, { numbers }: KeptModel): InfobaseModel | undefined {
  const rows = engine.prepare('SELECT name, definition FROM _definitions').all([])
  if (rows.length === 0) return undefined
  const numberOf = (name: unknown): number => numbers.get(String(name)) ?? 0
  const ordered = rows.toSorted((a, b) => numberOf(a['name']) - numberOf(b['name']))
  return createModel(ordered.map((row) => JSON.parse(String(row['definition'])) as DataDefinition))
}

/** Writes it anew, in the transaction of the caller. */
export function writeKept(engine: Engine, model: InfobaseModel, numbers: ObjectNumbers): void {
  engine.execute('DELETE FROM _model; DELETE FROM _definitions')
  const insert = engine.prepare('INSERT INTO _model (name, shape) VALUES (?, ?)')
  const describe = engine.prepare('INSERT INTO _definitions (name, definition) VALUES (?, ?)')
  for (const { FullName, definition } of model.objects) {
    insert.run([FullName, String(numbers.get(FullName))])
    describe.run([FullName, JSON.stringify(definition)])
  }
  insert.run(['', hashOfModel(model)])
}

/** What a file was written with: the form of its cells, 2 since references are in 1C's order, and the hash of the configuration. */
export const hashOfModel = (model: InfobaseModel): string => `2-${hashOfDefinitions(model)}`

/** Of a file whose references are the texts of their UUIDs. */
export const isOfOldForm = ({ hash }: KeptModel): boolean => !hash.includes('-')

/** 53 bits; only compared with itself. */
export function hashOfDefinitions(model: InfobaseModel): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57]
  for (const one of model.definitions) {
    const text = JSON.stringify(one)
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      a = Math.imul(a ^ code, 2654435761)
      b = Math.imul(b ^ code, 1597334677)
    }
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16)
}
