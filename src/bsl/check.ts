/** Says beforehand what a handler would meet that cannot run: by reachability, through its own module and the common modules it calls. */
import { bindModule, isModuleName, type BoundMethod, type BoundModule } from './bind/bind.ts'
import { walkStatements } from './bind/walk.ts'
import type { ModuleSource } from './modules/parts.ts'
import type { Program } from './modules/program.ts'
import { dataGlobals } from './objects/data/globals.ts'
import { dataFunctions } from './objects/session/functional-options.ts'
import type { Expression } from './syntax/ast.ts'

/** One thing that is not there, at its first place. */
export interface Missing {
  /** `Новый ЗаписьZipФайла`, `Справочники`, `КомандаСистемы()`. */
  readonly what: string
  readonly source: ModuleSource
  readonly line: number
  /** Offset in the text of the module. */
  readonly at: number
}

/** In the order in which they are reached; `undefined` when the module has no such method. A module with faults reaches nothing. */
export function missingIn(program: Program, source: ModuleSource, handler: string): readonly Missing[] | undefined {
  const reach = new Reach(program)
  return reach.method(source, handler.toLowerCase()) ? [...reach.found.values()] : undefined
}

class Reach {
  readonly found = new Map<string, Missing>()
  readonly #program: Program
  readonly #visited = new Set<BoundMethod>()
  readonly #bound = new Map<ModuleSource, BoundModule>()

  constructor(program: Program) {
    this.#program = program
  }

  method(source: ModuleSource, folded: string): boolean {
    const module = this.#module(source)
    const method = module.methods.get(folded)
    if (!method) return false
    if (this.#visited.has(method)) return true
    this.#visited.add(method)
    walkStatements(method.node.body, {
      expression: (node) => this.#expression(node, source, module, method),
    })
    return true
  }

  #module(source: ModuleSource): BoundModule {
    let bound = this.#bound.get(source)
    if (!bound) {
      bound = bindModule(this.#program.load(source).tree, this.#program.outer)
      this.#bound.set(source, bound)
    }
    return bound
  }

  #miss(what: string, node: Expression, source: ModuleSource): void {
    if (!this.found.has(what)) this.found.set(what, { what, source, line: node.line, at: node.at })
  }

  #expression(node: Expression, source: ModuleSource, module: BoundModule, method: BoundMethod): void {
    if (node.kind === 'new') this.#type(node, source)
    else if (node.kind === 'call') this.#call(node, source, module)
    else if (node.kind === 'name') this.#name(node, source, module, method)
    else if (node.kind === 'method' && isModuleName(node.object, method, module, this.#program.outer)) this.#foreign(node, source)
  }

  #type(node: Extract<Expression, { kind: 'new' }>, source: ModuleSource): void {
    const folded = node.type.toLowerCase()
    const { dictionary, parts } = this.#program
    if (parts.seams?.type(folded)) return
    const lacksData = parts.hasData === false && (folded === 'запрос' || folded === 'query')
    if (!dictionary.types.get(folded)?.create || lacksData) this.#miss(`Новый ${node.type}`, node, source)
  }

  #call(node: Extract<Expression, { kind: 'call' }>, source: ModuleSource, module: BoundModule): void {
    const folded = node.name.toLowerCase()
    const { dictionary, parts, outer, globalMethods } = this.#program
    const lacksData = parts.hasData === false && dataFunctions.has(folded)
    if (module.methods.has(folded)) this.method(source, folded)
    else if (outer.isGlobalMethod(folded)) this.method(globalMethods.get(folded)!, folded)
    else if ((!dictionary.functions.has(folded) || lacksData) && !parts.seams?.function(folded) && !isEvaluation(folded))
      this.#miss(`${node.name}()`, node, source)
  }

  #name(node: Extract<Expression, { kind: 'name' }>, source: ModuleSource, module: BoundModule, method: BoundMethod): void {
    const folded = node.name.toLowerCase()
    const { outer, parts } = this.#program
    if (method.locals.get(folded) !== undefined || module.variables.get(folded) !== undefined) return
    const lacksData = parts.hasData === false && dataGlobals.has(folded) && parts.seams?.value(folded) === undefined
    if (outer.isCommonModule(folded) || (outer.isValue(folded) && !lacksData) || folded === 'этотобъект' || folded === 'thisobject') return
    this.#miss(node.name, node, source)
  }

  #foreign(node: Extract<Expression, { kind: 'method' }>, source: ModuleSource): void {
    const name = (node.object as { readonly name: string }).name
    const [module, folded] = [name.toLowerCase(), node.name.toLowerCase()]
    const { parts } = this.#program
    if (parts.seams?.method(module, folded)) return
    const target = parts.commonModules.get(module)
    if (!target || !this.method(target, folded)) this.#miss(`${name}.${node.name}()`, node, source)
  }
}

const isEvaluation = (folded: string): boolean => folded === 'вычислить' || folded === 'eval'
