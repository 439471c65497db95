/** Statements as JavaScript, each on its own line of the module. */
import type { Statement } from '../syntax/ast.ts'
import type { MethodContext } from './context.ts'
import { condition, expression, isOwnMember, nameArgs, scopeCode, variableCode } from './expression.ts'
import { labelled, labelsOf } from './labels.ts'
import { binaryCode } from './operators.ts'
import type { Writer } from './writer.ts'

export function block(statements: readonly Statement[], context: MethodContext, writer: Writer): void {
  const labels = context.hasLabels ? labelsOf(statements) : undefined
  if (labels) labelled(statements, labels, context, writer, statement)
  else for (const one of statements) statement(one, context, writer)
}

function statement(node: Statement, context: MethodContext, writer: Writer): void {
  writer.at(node.line)
  switch (node.kind) {
    case 'assign':
      return writer.write(assignment(node, context))
    case 'expression':
      return writer.write(`${expression(node.value, context)}; `)
    case 'if':
      return ifStatement(node, context, writer)
    case 'while':
    case 'for':
    case 'each':
      return loop(node, context, writer)
    case 'try':
      return tryStatement(node, context, writer)
    case 'raise':
      return writer.write(raise(node, context))
    case 'return':
      return writer.write(`return ${node.value ? expression(node.value, context) : 'null'}; `)
    case 'break':
    case 'continue':
      return writer.write(`${node.kind}${context.hasLabels && context.loops.length > 0 ? ` ${context.loops.at(-1)}` : ''}; `)
    case 'execute':
      return writer.write(`await eval($l.snippet($, $k, ${scopeCode(context)}, "statements", ${expression(node.code, context)})); `)
    case 'goto':
      return writer.write(goto(node.name, context))
    case 'handler':
      return writer.write('$l.fail("handlers"); ')
    default:
  }
}

function assignment(node: Extract<Statement, { kind: 'assign' }>, context: MethodContext): string {
  const value = expression(node.value, context)
  const { target } = node
  if (target.kind === 'property') return `$set($, ${expression(target.object, context)}, ${nameArgs(target.name)}, ${value}); `
  if (target.kind === 'index')
    return `$setIndex($, ${expression(target.object, context)}, ${expression(target.index, context)}, ${value}); `
  if (target.kind !== 'name') return ''
  if (isOwnMember(target.name, context)) return `$set($, $self.object, ${nameArgs(target.name)}, ${value}); `
  return `${variableCode(target.name, context) ?? '$unknown'} = ${value}; `
}

function ifStatement(node: Extract<Statement, { kind: 'if' }>, context: MethodContext, writer: Writer): void {
  node.branches.forEach((branch, at) => {
    writer.at(branch.line)
    writer.write(`${at > 0 ? '} else ' : ''}if (${condition(branch.test, context)}) { `)
    block(branch.body, context, writer)
  })
  if (node.otherwise) {
    writer.write('} else { ')
    block(node.otherwise, context, writer)
  }
  writer.write('} ')
}

function loop(node: Extract<Statement, { kind: 'while' | 'for' | 'each' }>, context: MethodContext, writer: Writer): void {
  const number = context.next()
  const label = `$loop${number}`
  writer.write(`let $r${number} = 0; `)
  const named = context.hasLabels ? `${label}: ` : ''
  if (node.kind === 'while') writer.write(`${named}while (${condition(node.test, context)}) { `)
  else {
    const name = variableCode(node.name, context) ?? '$unknown'
    if (node.kind === 'each')
      writer.write(`${named}for (const $i${number} of $l.each(${expression(node.of, context)})) { ${name} = $i${number}; `)
    else {
      const bound = `$b${number}`
      writer.write(`${name} = $l.bound(${expression(node.from, context)}); const ${bound} = $l.bound(${expression(node.to, context)}); `)
      writer.write(`${named}for (; ${binaryCode('<=', name, bound)}; ${name} = ${binaryCode('+', name, '1')}) { `)
    }
  }
  writer.write(`if ((++$r${number} & 4095) === 0) $l.checkTime($); `)
  context.loops.push(label)
  block(node.body, context, writer)
  context.loops.pop()
  writer.write('} ')
}

function tryStatement(node: Extract<Statement, { kind: 'try' }>, context: MethodContext, writer: Writer): void {
  const error = `$e${context.next()}`
  writer.write('try { ')
  block(node.body, context, writer)
  writer.write(`} catch (${error}) { $l.caught($, ${error}); try { `)
  block(node.handler, context, writer)
  writer.write('} finally { $l.released($) } } ')
}

function raise(node: Extract<Statement, { kind: 'raise' }>, context: MethodContext): string {
  if (node.args.length === 0) return 'throw $l.rethrown($); '
  const args = node.args.map((arg) => (arg ? expression(arg, context) : 'undefined')).join(', ')
  return `throw $l.raise($, ${args}); `
}

function goto(name: string, context: MethodContext): string {
  const folded = name.toLowerCase()
  const state = context.states.findLast((one) => one.labels.has(folded))
  return state ? `${state.name} = ${state.labels.get(folded)}; continue ${state.name}$; ` : '$l.fail("noLabel"); '
}
