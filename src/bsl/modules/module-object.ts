/** A module as an object: `ОбщегоНазначения.Метод(…)` reaches its exported methods, by the rules of parameters of the language. */
import type { BoundMethod } from '../bind/bind.ts'
import { errors } from '../run/error.ts'
import { Box, ByReference } from '../run/member.ts'
import { ObjectType } from '../run/object-type.ts'
import { BslObject, type Call } from '../run/object.ts'

interface MethodOfInstance {
  readonly run: (...args: unknown[]) => unknown
  readonly of: BoundMethod
}

/** What the code of a module gives for a run. */
export interface ModuleInstance {
  /** By folded name. */
  readonly method: (folded: string) => MethodOfInstance | undefined
  readonly variables: Readonly<Record<string, { readonly exported: boolean; v: unknown }>>
  readonly body?: () => unknown
}

export const moduleType = new ObjectType('ОбщийМодуль|CommonModule')

export class ModuleObject extends BslObject {
  readonly type = moduleType
  readonly name: string
  readonly #instance: ModuleInstance
  #calls: Map<string, Call> | undefined
  #starting: Promise<unknown> | undefined
  /** Methods that TypeScript supplies in place of those of the module. */
  readonly #supplied: ((folded: string) => Call | undefined) | undefined

  constructor(name: string, make: (self: { object?: unknown }) => ModuleInstance, supplied?: (folded: string) => Call | undefined) {
    super()
    this.name = name
    this.#instance = make({ object: this })
    this.#supplied = supplied
  }

  override getMethod(folded: string): Call | undefined {
    return this.#started(this.#method(folded))
  }

  #method(folded: string): Call | undefined {
    const calls = (this.#calls ??= new Map())
    let found = calls.get(folded)
    if (!found) {
      found = this.#supplied?.(folded) ?? this.#exported(folded)
      if (found) calls.set(folded, found)
    }
    return found
  }

  #exported(folded: string): Call | undefined {
    const method = this.#instance.method(folded)
    return method && method.of.node.exported ? (_run, _self, args) => callMethod(method, args) : undefined
  }

  override getField(folded: string): unknown {
    const variable = this.#instance.variables[folded]
    return variable?.exported ? variable.v : undefined
  }

  override setField(folded: string, value: unknown): boolean {
    const variable = this.#instance.variables[folded]
    if (!variable?.exported) return false
    variable.v = value
    return true
  }

  /** A method whether it is exported or not, for handlers of services. */
  own(folded: string): Call | undefined {
    const supplied = this.#supplied?.(folded)
    if (supplied) return supplied
    const method = this.#instance.method(folded)
    return this.#started(method && ((_run, _self, args) => callMethod(method, args)))
  }

  /** Runs the statements of the module. What waits there is waited for by the first call of a method, which fails where they did. */
  start(): unknown {
    const result = this.#instance.body?.()
    if (!(result instanceof Promise)) return result
    result.catch(() => undefined)
    this.#starting = result
    return result
  }

  #started(call: Call | undefined): Call | undefined {
    const starting = this.#starting
    if (call === undefined || starting === undefined) return call
    return (run, self, args) =>
      starting.then(() => {
        this.#starting = undefined
        return call(run, self, args)
      })
  }

  override text(): string {
    return this.name
  }
}

/** Hands over boxes where the method writes its parameter, values elsewhere. */
function callMethod({ of, run }: MethodOfInstance, args: readonly unknown[]): unknown {
  if (args.length > of.node.parameters.length) throw errors.tooMany()
  if (args.length < of.required) throw errors.tooFew()
  switch (args.length) {
    case 0:
      return run()
    case 1:
      return run(handed(of, args[0], 0))
    case 2:
      return run(handed(of, args[0], 0), handed(of, args[1], 1))
    default:
      return run(...args.map((arg, at) => handed(of, arg, at)))
  }
}

function handed(of: BoundMethod, arg: unknown, at: number): unknown {
  if (arg instanceof ByReference) return of.boxed[at] ? arg : arg.v
  return of.boxed[at] && arg !== undefined ? new Box(arg) : arg
}
