/**
 * Collects the facts of a module that the compiler needs before it writes a line: its variables and methods, which parameters are written
 * and so are handed over by reference, and which methods may wait.
 *
 * Of 203,984 parameters in real modules 5.6 % are written by their method: only these cost a box.
 */
import type { Argument, Expression, Method, Module } from '../syntax/ast.ts'
import type { OuterNames } from './names.ts'
import { type LocalNames, Names } from './scope.ts'
import { walkStatements } from './walk.ts'

export interface BoundMethod {
  readonly node: Method
  /** Its JavaScript name. */
  readonly name: string
  readonly locals: LocalNames
  /** By parameter: it is written, so that callers hand over a box. */
  readonly boxed: boolean[]
  /** It is an async function: something below it may wait. */
  waits: boolean
  /** Holds Выполнить or Вычислить. */
  readonly evaluates: boolean
  /** How many arguments a caller must give. */
  readonly required: number
}

export interface BoundModule {
  readonly tree: Module
  readonly variables: Names
  readonly methods: ReadonlyMap<string, BoundMethod>
  /** The statements of the module, as a method without a name. */
  readonly body: BoundMethod
}

export function bindModule(tree: Module, outer: OuterNames): BoundModule {
  const variables = new Names()
  for (const { name } of tree.variables) variables.add(name)
  const methodNames = new Names(variables.all)
  for (const { name } of tree.methods) methodNames.add(name)
  const taken = [...variables.all, ...methodNames.all]
  const isModuleVariable = (folded: string): boolean => variables.get(folded) !== undefined || outer.isOwnMember?.(folded) === true
  const methods = new Map<string, BoundMethod>()
  for (const node of tree.methods)
    methods.set(node.name.toLowerCase(), bindMethod(node, methodNames.add(node.name), taken, isModuleVariable))
  const body = bindMethod(bodyOf(tree), '$body', taken, isModuleVariable)
  const bound = { tree, variables, methods, body }
  settle(bound, outer)
  return bound
}

/** The statements of a module or a snippet as a procedure of its own. */
export const bodyOf = (tree: Pick<Module, 'body' | 'lines'>): Method => ({
  at: 0,
  line: tree.body[0]?.line ?? 1,
  name: '$body',
  isFunction: false,
  isAsync: false,
  exported: false,
  annotations: [],
  parameters: [],
  variables: [],
  body: tree.body,
  endLine: tree.lines,
})

const evaluating = new Set(['вычислить', 'eval'])

export function bindMethod(
  node: Method,
  name: string,
  taken: readonly string[],
  isModuleVariable: (folded: string) => boolean,
): BoundMethod {
  const locals = new Names(taken)
  for (const one of [...node.parameters, ...node.variables]) locals.add(one.name)
  const add = (target: string): void => {
    if (locals.get(target.toLowerCase()) !== undefined || !isModuleVariable(target.toLowerCase())) locals.add(target)
  }
  let evaluates = false
  walkStatements(node.body, {
    statement(one) {
      if (one.kind === 'assign' && one.target.kind === 'name') add(one.target.name)
      if (one.kind === 'for' || one.kind === 'each') locals.add(one.name)
      if (one.kind === 'execute') evaluates = true
    },
    expression(one) {
      if (one.kind === 'call' && evaluating.has(one.name.toLowerCase())) evaluates = true
    },
  })
  const required = node.parameters.findLastIndex((one) => !one.fallback) + 1
  const boxed = node.parameters.map((one) => evaluates && !one.byValue)
  return { node, name, locals, boxed, waits: node.isAsync || evaluates, evaluates, required }
}

/** Repeats until nothing changes: a parameter handed on to a written one is written, a method that calls a waiting one waits. */
function settle(module: BoundModule, outer: OuterNames): void {
  const all = [...module.methods.values(), module.body]
  let changed = true
  while (changed) {
    changed = false
    for (const method of all) if (step(method, module, outer)) changed = true
  }
}

function step(method: BoundMethod, module: BoundModule, outer: OuterNames): boolean {
  let changed = false
  const positions = new Map(method.node.parameters.map((one, at) => [one.name.toLowerCase(), at]))
  const written = (name: string): void => {
    const at = positions.get(name.toLowerCase())
    if (at === undefined || method.node.parameters[at]!.byValue || method.boxed[at]) return
    method.boxed[at] = true
    changed = true
  }
  const waiting = (): void => {
    if (!method.waits) changed = true
    method.waits = true
  }
  walkStatements(method.node.body, {
    statement(one) {
      if (one.kind === 'assign' && one.target.kind === 'name') written(one.target.name)
      if (one.kind === 'for' || one.kind === 'each') written(one.name)
    },
    expression(one) {
      if (one.kind === 'property' && propertyWaits(one, method, module, outer)) waiting()
      if (one.kind !== 'call' && one.kind !== 'method') return
      const call = callOf(one, method, module, outer)
      if (call.waits) waiting()
      one.args.forEach((arg, at) => {
        if (arg?.kind === 'name' && call.byReference(at)) written(arg.name)
      })
    },
  })
  return changed
}

/** `ПараметрыСеанса.Имя` where the module of the session may set the parameter first. */
export function propertyWaits(
  { object }: Extract<Expression, { kind: 'property' }>,
  method: Pick<BoundMethod, 'locals'>,
  module: Pick<BoundModule, 'variables'>,
  outer: OuterNames,
): boolean {
  const folded = foreignName(object, method, module)
  return (folded === 'параметрысеанса' || folded === 'sessionparameters') && outer.functionWaits(folded, 0)
}

/** A name, folded, that is no variable of the method and none of its module. */
function foreignName(object: Expression, method: Pick<BoundMethod, 'locals'>, module: Pick<BoundModule, 'variables'>): string | undefined {
  if (object.kind !== 'name') return undefined
  const folded = object.name.toLowerCase()
  return method.locals.get(folded) === undefined && module.variables.get(folded) === undefined ? folded : undefined
}

export interface CallFacts {
  readonly waits: boolean
  /** Whether a variable at that position is handed over by reference. */
  byReference(at: number): boolean
}

/** What a call may do to its arguments and to the time. */
export function callOf(
  node: Extract<Expression, { kind: 'call' | 'method' }>,
  method: Pick<BoundMethod, 'locals'>,
  module: Pick<BoundModule, 'methods' | 'variables'>,
  outer: OuterNames,
): CallFacts {
  const folded = node.name.toLowerCase()
  const outputs = outer.outputs(folded)
  if (node.kind === 'call') {
    const own = module.methods.get(folded)
    if (own) return { waits: own.waits && !own.node.isAsync, byReference: (at) => own.boxed[at] ?? false }
    if (outer.isOwnMember?.(folded)) return ofMethod(folded, outer)
    if (outer.isGlobalMethod(folded)) return { waits: true, byReference: () => true }
    return { waits: outer.functionWaits(folded, node.args.length), byReference: (at) => outputs?.includes(at) ?? false }
  }
  if (isModuleName(node.object, method, module, outer)) return { waits: true, byReference: () => true }
  return ofMethod(folded, outer)
}

function ofMethod(folded: string, outer: OuterNames): CallFacts {
  const known = outer.neverWaits(folded)
  const outputs = outer.outputs(folded)
  return { waits: !known, byReference: (at) => (!known && !outputs ? true : (outputs?.includes(at) ?? false)) }
}

export function isModuleName(
  object: Expression,
  method: Pick<BoundMethod, 'locals'>,
  module: Pick<BoundModule, 'variables'>,
  outer: OuterNames,
): boolean {
  const folded = foreignName(object, method, module)
  return folded !== undefined && outer.isCommonModule(folded)
}

export const isVariable = (arg: Argument, method: Pick<BoundMethod, 'locals'>, module: Pick<BoundModule, 'variables'>): boolean => {
  if (arg?.kind !== 'name') return false
  const folded = arg.name.toLowerCase()
  return method.locals.get(folded) !== undefined || module.variables.get(folded) !== undefined
}
