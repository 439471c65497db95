/**
 * A whole module as JavaScript: line N of the code is line N of the module, so that stacks, the inspector and `{Модуль(N)}` agree without
 * any bookkeeping while it runs.
 *
 * The code is a function of the operators `$l` and constants `$k` that gives a function of the run `$`, which gives the module's methods.
 */
import type { BoundMethod, BoundModule } from '../bind/bind.ts'
import type { OuterNames } from '../bind/names.ts'
import { Constants, type MethodContext, type ModuleContext } from './context.ts'
import { expression } from './expression.ts'
import { hasLabels } from './labels.ts'
import { operatorNames } from './operators.ts'
import { block } from './statement.ts'
import { Writer } from './writer.ts'

export interface Compiled {
  readonly code: string
  readonly constants: readonly unknown[]
}

export function compileModule(module: BoundModule, outer: OuterNames): Compiled {
  const context: ModuleContext = { module, outer, constants: new Constants(), commons: [] }
  const writer = new Writer()
  const methods = [...module.methods.values()]
  for (const method of methods) writeMethod(method, context, writer)
  if (module.body.node.body.length > 0) writeMethod(module.body, context, writer)
  writer.write(` return { ${tableOf(module, methods)} } } })`)
  const variables = [...module.variables.all, ...context.commons.map((_, at) => `$c${at}`)]
  const own = [...module.variables.all].map((name) => `${name} = null`)
  const declared = variables.length > 0 ? `let ${[...own, ...context.commons.map((_, at) => `$c${at}`)].join(', ')}; ` : ''
  const head = `(function ($l, $k) { "use strict"; ${operatorNames}return function ($, $self) { let $unknown; ${declared}`
  return { code: head + String(writer), constants: context.constants.values }
}

/** Methods by folded name, each made when it is asked for, and the exported variables. */
function tableOf(module: BoundModule, methods: readonly BoundMethod[]): string {
  const entries = methods.map((one) => {
    const key = JSON.stringify(one.node.name.toLowerCase())
    return `case ${key}: return { run: ${one.name}, of: $k.methods.get(${key}) }; `
  })
  const variables = module.tree.variables.map(({ name, exported }) => {
    const code = module.variables.get(name.toLowerCase())!
    return `${JSON.stringify(name.toLowerCase())}: { exported: ${exported}, get v() { return ${code} }, set v($v) { ${code} = $v } }`
  })
  const body = module.body.node.body.length > 0 ? ', body: $body' : ''
  return `method: ($m) => { switch ($m) { ${entries.join('')}} }, variables: { ${variables.join(', ')} }${body}`
}

function writeMethod(method: BoundMethod, context: ModuleContext, writer: Writer): void {
  const { node } = method
  let counter = 0
  const inside: MethodContext = {
    ...context,
    method,
    states: [],
    loops: [],
    hasLabels: hasLabels(node.body),
    next: () => ++counter,
  }
  writer.at(node.line)
  const parameters = node.parameters.map((one, at) => {
    const fallback = one.fallback ? expression(one.fallback, inside) : 'null'
    return `${method.locals.get(one.name.toLowerCase())} = ${method.boxed[at] ? `$l.box(${fallback})` : fallback}`
  })
  writer.write(`${method.waits ? 'async ' : ''}function ${method.name}(${parameters.join(', ')}) { ${localsOf(method)}`)
  block(node.body, inside, writer)
  writer.at(node.endLine)
  writer.write('return null } ')
}

function localsOf(method: BoundMethod): string {
  const parameters = new Set(method.node.parameters.map((one) => method.locals.get(one.name.toLowerCase())))
  const names = [...method.locals.all].filter((name) => !parameters.has(name)).map((name) => `${name} = null`)
  if (method.waits) names.push('$t')
  return `let ${[...names, '$n'].join(', ')}; `
}
