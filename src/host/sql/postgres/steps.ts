/** How PostgreSQL would go about a statement, in the words of SQLite: `SEARCH a0 USING INDEX t1i0 (c2 = $1)`, `SCAN a0`. */
import type { CellRow } from '../../../infobase/store/engine.ts'
import { holesIn } from './rewrite.ts'

interface Node {
  readonly 'Node Type': string
  readonly 'Alias'?: string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Plans'?: readonly Node[]
}

/** Whatever the tables hold now: what an index can do is what is asked. */
export function stepsOf(text: string, ask: (text: string) => readonly CellRow[]): readonly string[] {
  const nulls = Array.from({ length: holesIn(text) }, () => 'NULL').join(', ')
  const rows = ask(
    `BEGIN; SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL plan_cache_mode = force_generic_plan;
    PREPARE x_steps AS ${text}; EXPLAIN (FORMAT JSON) EXECUTE x_steps${nulls === '' ? '' : `(${nulls})`}`,
  )
  ask('ROLLBACK; DEALLOCATE x_steps')
  const [{ Plan }] = JSON.parse(String(rows[0]?.['QUERY PLAN'])) as [{ readonly Plan: Node }]
  return [...linesOf(Plan)]
}

function* linesOf(node: Node): Generator<string> {
  const { 'Alias': alias, 'Node Type': type, 'Index Name': index, 'Index Cond': condition } = node
  for (const inner of node.Plans ?? []) yield* linesOf(inner)
  if (alias !== undefined && type.includes('Scan')) {
    const by = index === undefined ? '' : ` USING INDEX ${index}`
    yield condition === undefined ? `SCAN ${alias}${by}` : `SEARCH ${alias}${by} ${shortened(condition)}`
  }
  if (type === 'Sort') yield 'USE TEMP B-TREE FOR ORDER BY'
}

/** `(c0 > ?)`, as SQLite says it of one border. */
const shortened = (condition: string): string => condition.replace(/\(*\(?(?:\w+\.)?(c\d+)\)? ([<>])=? [^()]*\)*$/, '($1$2?)')
