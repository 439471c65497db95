/** What the parts of the parser need of each other. */
import type { Node, QueryNode } from './ast.ts'
import type { Cursor } from './cursor.ts'

export interface Parser {
  readonly cursor: Cursor
  expression(): Node
  query(): QueryNode
}

export function listOf<T>({ cursor }: Parser, one: () => T): T[] {
  const found = [one()]
  while (cursor.takeSign(',')) found.push(one())
  return found
}
