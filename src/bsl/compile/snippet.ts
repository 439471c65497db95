/**
 * The texts of Выполнить and Вычислить as JavaScript for a direct `eval` in their method: its variables and those of the module are in
 * reach, names that are new die with the text, declarations are refused.
 */
import { bindMethod, bodyOf } from '../bind/bind.ts'
import { joined } from '../bind/scope.ts'
import { walkStatements } from '../bind/walk.ts'
import type { Statement } from '../syntax/ast.ts'
import { parseExpression, parseSnippet } from '../syntax/module.ts'
import type { Fault } from '../syntax/token.ts'
import type { MethodContext } from './context.ts'
import { expression } from './expression.ts'
import { hasLabels } from './labels.ts'
import { block } from './statement.ts'
import { Writer } from './writer.ts'

export interface Snippet {
  readonly code: string
  readonly fault: Fault | undefined
}

export function compileSnippet(context: MethodContext, form: 'expression' | 'statements', source: string): Snippet {
  const { tree, faults } = form === 'expression' ? parseExpression(source) : parseSnippet(source)
  if (faults.length > 0 || !tree) return { code: '', fault: faults[0] }
  const body = Array.isArray(tree) ? tree : []
  const returning = returnIn(body)
  if (returning) return { code: '', fault: returning }
  const { locals } = context.method
  const known = (folded: string): boolean => locals.get(folded) !== undefined || context.module.variables.get(folded) !== undefined
  const own = bindMethod(bodyOf({ body, lines: 1 }), '$snippet', [...locals.all], known)
  let counter = 0
  const inside: MethodContext = {
    ...context,
    method: { ...context.method, waits: true, name: `${context.method.name}$${++scopes}`, locals: joined(locals, own.locals) },
    isSnippet: true,
    states: [],
    loops: [],
    hasLabels: hasLabels(body),
    next: () => ++counter,
  }
  if (!Array.isArray(tree)) return { code: `(async () => { let $t, $n; return ${expression(tree, inside)} })()`, fault: undefined }
  const writer = new Writer()
  block(body, inside, writer)
  const declared = [...own.locals.all].map((name) => `, ${name} = null`).join('')
  return { code: `(async () => { let $t, $n${declared}; ${String(writer)} })()`, fault: undefined }
}

/** `Возврат` has nothing to return from in a text of Выполнить. */
function returnIn(body: readonly Statement[]): Fault | undefined {
  let found: Fault | undefined
  walkStatements(body, {
    statement({ kind, at, line }) {
      if (kind !== 'return') return
      const russian = 'Оператор "Возврат" может использоваться только внутри метода'
      found ??= { offset: at, line, russian, english: 'The Return operator may be used only inside a method' }
    },
  })
  return found
}

/** Numbers the scopes of snippets, which may hold snippets in turn. */
let scopes = 0
