/** Tables in memory for rows that are put together in parts: they are kept, since making one has SQLite prepare all else anew. */
import type { Statement } from '../store/engine.ts'

/** Who prepares statements, each once. */
export interface Statements {
  statement(text: string): Statement
}

export interface SheetShape {
  /** Of each column of the key, whether the greatest comes first. */
  readonly keys: readonly boolean[]
  /** How many other columns there are. */
  readonly amounts: number
}

export interface Sheet {
  /** The table has the columns `k0`, `k1`, …, which are its key, and `s0`, …. */
  readonly name: string
}

const known = new WeakMap<Statements, Map<string, Sheet[]>>()
let count = 0

const free = (statements: Statements, { keys, amounts }: SheetShape): Sheet[] => {
  let all = known.get(statements)
  if (all === undefined) known.set(statements, (all = new Map<string, Sheet[]>()))
  const key = `${keys.join()}:${amounts}`
  let found = all.get(key)
  if (found === undefined) all.set(key, (found = []))
  return found
}

/** One that nobody else has, without rows. */
export function takeSheet(statements: Statements, shape: SheetShape): Sheet {
  const found = free(statements, shape).pop()
  if (found !== undefined) return found
  const name = `g${count++}`
  const keys = keysOf(shape)
  const key = keys.map((one, at) => (shape.keys[at] === true ? `${one} DESC` : one))
  const cells = [...keys, ...amountsOf(shape)].join(', ')
  statements.statement(`CREATE TEMP TABLE ${name} (${cells}, PRIMARY KEY (${key.join(', ')})) WITHOUT ROWID`).run([])
  return { name }
}

/** Without rows. */
export function giveSheet(statements: Statements, shape: SheetShape, sheet: Sheet): void {
  free(statements, shape).push(sheet)
}

export const keysOf = ({ keys }: SheetShape): readonly string[] => keys.map((_, at) => `k${at}`)
export const amountsOf = ({ amounts }: SheetShape): readonly string[] => Array.from({ length: amounts }, (_, at) => `s${at}`)
