/** A module as an object: `ОбщегоНазначения.Метод(…)` reaches its exported methods, by the rules of parameters of the language. */
import type { BoundMethod } from '../bind/bind.ts'
import { errors } from '../run/error.ts'
import { Box, ByReference } from '../run/member.ts'
import { ObjectType } from '../run/object-type.ts'
import { BslObject, type Call } from '../run/object.ts'

/** What the code of a module gives for a run. */
export interface ModuleInstance {
  readonly methods: Readonly<Record<string, { run: (...args: unknown[]) => unknown; of: BoundMethod }>>
  readonly variables: Readonly<Record<string, { readonly exported: boolean; v: unknown }>>
  readonly body?: () => unknown
}

const moduleType = new ObjectType('ОбщийМодуль|CommonModule')

export class ModuleObject extends BslObject {
  readonly type = moduleType
  readonly name: string
  readonly #instance: ModuleInstance
  readonly #calls = new Map<string, Call>()
  /** Methods that TypeScript supplies in place of those of the module. */
  readonly #supplied: ((folded: string) => Call | undefined) | undefined

  constructor(name: string, make: (self: { object?: unknown }) => ModuleInstance, supplied?: (folded: string) => Call | undefined) {
    super()
    this.name = name
    this.#instance = make({ object: this })
    this.#supplied = supplied
  }

  override getMethod(folded: string): Call | undefined {
    let found = this.#calls.get(folded)
    if (!found) {
      found = this.#supplied?.(folded) ?? this.#exported(folded)
      if (found) this.#calls.set(folded, found)
    }
    return found
  }

  #exported(folded: string): Call | undefined {
    const method = this.#instance.methods[folded]
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
    const method = this.#instance.methods[folded]
    return this.#supplied?.(folded) ?? (method && ((_run, _self, args) => callMethod(method, args)))
  }

  /** Runs the statements of the module. */
  start(): unknown {
    return this.#instance.body?.()
  }

  override text(): string {
    return this.name
  }
}

/** Hands over boxes where the method writes its parameter, values elsewhere. */
function callMethod(method: ModuleInstance['methods'][string], args: readonly unknown[]): unknown {
  const { of, run } = method
  if (args.length > of.node.parameters.length) throw errors.tooMany()
  if (args.length < of.required) throw errors.tooFew()
  const handed = args.map((arg, at) => {
    if (arg instanceof ByReference) return of.boxed[at] ? arg : arg.v
    return of.boxed[at] && arg !== undefined ? new Box(arg) : arg
  })
  return run(...handed)
}
