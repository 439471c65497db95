/**
 * Expressions as JavaScript: `Объект.Метод(1)` is a call by folded name.
 *
 * Whatever may wait is tested for a promise and awaited only then: an awaited call costs some 60 ns, the test 2 ns.
 */
import { callOf, isModuleName, isVariable, propertyWaits } from '../bind/bind.ts'
import { parsePlain } from '../run/big-number.ts'
import { fromDigits } from '../run/calendar.ts'
import type { Argument, Expression } from '../syntax/ast.ts'
import type { MethodContext } from './context.ts'
import { binaryCode } from './operators.ts'

const quoted = (text: string): string => JSON.stringify(text)

export function expression(node: Expression, context: MethodContext): string {
  switch (node.kind) {
    case 'number':
      return numberCode(node.text, context)
    case 'text':
      return quoted(node.value)
    case 'date':
      return dateCode(node.digits, context)
    case 'constant':
      return { true: 'true', false: 'false', undefined: 'null', null: '$l.Null' }[node.value]
    case 'name':
      return readName(node.name, context)
    case 'call':
      return callCode(node, context)
    case 'method':
      return methodCode(node, context)
    case 'property': {
      const code = `$get($, ${expression(node.object, context)}, ${nameArgs(node.name)})`
      return propertyWaits(node, context.method, context.module, context.outer) ? waited(code, context) : code
    }
    case 'index':
      return `$getIndex($, ${expression(node.object, context)}, ${expression(node.index, context)})`
    case 'new':
      return waited(`$l.create($, ${nameArgs(node.type)}${argumentList(node.args, context, () => false, true)})`, context)
    case 'newBy':
      return waited(`$l.createBy($${argumentList(node.args, context, () => false, true)})`, context)
    case 'await':
      return `(await ${plainCall(node.value, context)})`
    default:
      return operatorCode(node, context)
  }
}

/** A call whose promise is awaited by the word Ждать. */
const plainCall = (node: Expression, context: MethodContext): string => `$l.promised(${expression(node, context)})`

function operatorCode(node: Extract<Expression, { kind: 'unary' | 'binary' | 'ternary' }>, context: MethodContext): string {
  if (node.kind === 'ternary')
    return `(${condition(node.test, context)} ? ${expression(node.yes, context)} : ${expression(node.no, context)})`
  if (node.kind === 'unary') {
    if (node.operator === 'not') return `!${condition(node.value, context)}`
    if (
      node.operator === '-'
      && node.value.kind === 'number'
      && Number.isSafeInteger(Number(node.value.text))
      && Number(node.value.text) > 0
    )
      return `(-${Number(node.value.text)})`
    return `$l.${node.operator === '-' ? 'negate' : 'positive'}(${expression(node.value, context)})`
  }
  if (node.operator === 'and') return `(${condition(node.left, context)} && ${condition(node.right, context)})`
  if (node.operator === 'or') return `(${condition(node.left, context)} || ${condition(node.right, context)})`
  return binaryCode(node.operator, expression(node.left, context), expression(node.right, context))
}

const comparing = new Set(['=', '<>', '<', '>', '<=', '>=', 'and', 'or'])

/** A JavaScript boolean: what is one already is taken as it is. */
export function condition(node: Expression, context: MethodContext): string {
  const code = expression(node, context)
  const isBoolean =
    (node.kind === 'binary' && comparing.has(node.operator))
    || (node.kind === 'unary' && node.operator === 'not')
    || (node.kind === 'constant' && (node.value === 'true' || node.value === 'false'))
  return isBoolean ? code : `$truth(${code})`
}

function numberCode(text: string, context: MethodContext): string {
  const value = parsePlain(text) ?? 0
  return typeof value === 'number' ? String(value) : context.constants.of(`n${text}`, () => value)
}

function dateCode(digits: string, context: MethodContext): string {
  const value = fromDigits(digits)
  return value ? context.constants.of(`d${digits}`, () => value) : '$l.fail("badDate")'
}

export const nameArgs = (name: string): string => `${quoted(name.toLowerCase())}, ${quoted(name)}`

const isBoxed = (folded: string, { method }: MethodContext): boolean =>
  method.node.parameters.some((one, at) => one.name.toLowerCase() === folded && method.boxed[at])

/** The code of a variable, for reading and for writing; `undefined` where the name is none. */
export function variableCode(name: string, context: MethodContext): string | undefined {
  const folded = name.toLowerCase()
  const local = context.method.locals.get(folded)
  if (local !== undefined) return isBoxed(folded, context) ? `${local}.v` : local
  return context.module.variables.get(folded)
}

/** A name that is no variable, and a member of the object that the module belongs to. */
export const isOwnMember = (name: string, context: MethodContext): boolean =>
  variableCode(name, context) === undefined && context.outer.isOwnMember?.(name.toLowerCase()) === true

/** Objects have a method of that name: without brackets it is the value of the global context. */
const methodsAlone = new Set(['метаданные', 'metadata'])

function readName(name: string, context: MethodContext): string {
  const variable = variableCode(name, context)
  if (variable !== undefined) return variable
  const folded = name.toLowerCase()
  const { outer } = context
  if (folded === 'этотобъект' || folded === 'thisobject') return '$self.object'
  if (outer.isOwnMember?.(folded) && !methodsAlone.has(folded)) return `$get($, $self.object, ${nameArgs(name)})`
  if (outer.isCommonModule(folded)) return commonCode(folded, context)
  return outer.isValue(folded) ? `$l.value($, ${quoted(folded)})` : `$l.unknownName($, ${nameArgs(name)})`
}

function commonCode(folded: string, context: MethodContext): string {
  if (context.isSnippet) return `$l.common($, ${quoted(folded)})`
  let at = context.commons.indexOf(folded)
  if (at < 0) at = context.commons.push(folded) - 1
  return `($c${at} ??= $l.common($, ${quoted(folded)}))`
}

function callCode(node: Extract<Expression, { kind: 'call' }>, context: MethodContext): string {
  const folded = node.name.toLowerCase()
  const facts = callOf(node, context.method, context.module, context.outer)
  const own = context.module.methods.get(folded)
  if (own) {
    const { parameters } = own.node
    if (node.args.length > parameters.length) return `$l.fail("tooMany")`
    if (node.args.length < own.required) return `$l.fail("tooFew")`
    const args = node.args.map((arg, at) => ownArgument(arg, own.boxed[at] ?? false, context)).join(', ')
    const code = `${own.name}(${args})`
    return own.waits && !own.node.isAsync ? `(await ${code})` : code
  }
  if (isEvaluation(folded, context)) return evaluation(node.args[0], context)
  const list = argumentList(node.args, context, facts.byReference)
  if (context.outer.isOwnMember?.(folded)) return waited(`$call($, $self.object, ${nameArgs(node.name)}${list})`, context)
  if (context.outer.isGlobalMethod(folded)) return waited(`$l.callGlobal($, ${nameArgs(node.name)}${list})`, context)
  return waited(`$callFunction($, ${nameArgs(node.name)}${list})`, context)
}

/** Of nested ones each argument must be compiled once: twice a level would double the work with each. */
const isEvaluation = (folded: string, { outer }: MethodContext): boolean =>
  (folded === 'вычислить' || folded === 'eval') && !outer.isOwnMember?.(folded) && !outer.isGlobalMethod(folded)

/** `eval` sees the variables of the method, as Вычислить does; what it is given is compiled for that place. */
function evaluation(arg: Argument, context: MethodContext): string {
  if (!arg) return '$l.fail("tooFew")'
  return `(await eval($l.snippet($, $k, ${scopeCode(context)}, "expression", ${expression(arg, context)})))`
}

export const scopeCode = (context: MethodContext): string => context.constants.of(`s${context.method.name}`, () => ({ context }))

function ownArgument(arg: Argument, boxed: boolean, context: MethodContext): string {
  if (!arg) return 'undefined'
  if (!boxed) return expression(arg, context)
  return isVariable(arg, context.method, context.module) && arg.kind === 'name'
    ? referenceCode(arg.name, context)
    : `$l.box(${expression(arg, context)})`
}

/** The box of a parameter that is one already, else a pair of functions. */
function referenceCode(name: string, context: MethodContext): string {
  const code = variableCode(name, context)!
  return code.endsWith('.v') ? code.slice(0, -2) : `$l.reference(() => ${code}, ($v) => { ${code} = $v })`
}

function methodCode(node: Extract<Expression, { kind: 'method' }>, context: MethodContext): string {
  const { byReference, waits } = callOf(node, context.method, context.module, context.outer)
  const object = isModuleName(node.object, context.method, context.module, context.outer)
    ? commonCode((node.object as { name: string }).name.toLowerCase(), context)
    : expression(node.object, context)
  const code = `$call($, ${object}, ${nameArgs(node.name)}${argumentList(node.args, context, byReference)})`
  return waits ? waited(code, context) : code
}

function argumentList(args: readonly Argument[], context: MethodContext, byReference: (at: number) => boolean, creation = false): string {
  if (creation && args.every((arg) => !arg)) return ''
  return args
    .map((arg, at) => {
      if (!arg) return ', undefined'
      if (arg.kind === 'name' && byReference(at) && isVariable(arg, context.method, context.module))
        return ', ' + referenceCode(arg.name, context)
      return ', ' + expression(arg, context)
    })
    .join('')
}

/** In a method that may wait: the value, awaited if it is a promise. */
function waited(code: string, { method }: MethodContext): string {
  return method.waits ? `(($t = ${code}) instanceof Promise ? await $t : $t)` : code
}
