/**
 * `Перейти`: a block that has labels becomes a switch in a loop, so that a jump sets the number of its label and goes round.
 *
 * `~А: Ф(); Перейти ~А;` is `$s1$: for (let $s1 = 0; ; ) { switch ($s1) { case 0: case 1: Ф(); $s1 = 1; continue $s1$ } break }`.
 */
import { walkStatements } from '../bind/walk.ts'
import type { Statement } from '../syntax/ast.ts'
import type { MethodContext } from './context.ts'
import type { Writer } from './writer.ts'

/** Labels of a block by folded name, numbered from 1; `undefined` without any. */
export function labelsOf(statements: readonly Statement[]): Map<string, number> | undefined {
  const labels = new Map<string, number>()
  for (const one of statements) if (one.kind === 'label') labels.set(one.name.toLowerCase(), labels.size + 1)
  return labels.size > 0 ? labels : undefined
}

export function hasLabels(statements: readonly Statement[]): boolean {
  let found = false
  walkStatements(statements, {
    statement(one) {
      if (one.kind === 'label') found = true
    },
  })
  return found
}

export function labelled(
  statements: readonly Statement[],
  labels: ReadonlyMap<string, number>,
  context: MethodContext,
  writer: Writer,
  write: (node: Statement, context: MethodContext, writer: Writer) => void,
): void {
  const name = `$s${context.next()}`
  context.states.push({ name, labels })
  writer.write(`let ${name} = 0; ${name}$: for (;;) { $l.checkTime($); switch (${name}) { case 0: `)
  for (const one of statements) {
    if (one.kind === 'label') {
      writer.at(one.line)
      writer.write(`case ${labels.get(one.name.toLowerCase())}: `)
    } else write(one, context, writer)
  }
  writer.write('} break; } ')
  context.states.pop()
}
