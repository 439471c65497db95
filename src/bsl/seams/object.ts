/** An object of TypeScript as a module in 1C's language sees it: members by name in any case, functions as methods. */
import { ObjectType } from '../run/object-type.ts'
import { BslObject, type Call } from '../run/object.ts'

type Convert = (value: unknown) => unknown

const seamType = new ObjectType('ОбъектTypeScript|TypeScriptObject')

export class SeamObject extends BslObject {
  readonly type = seamType
  readonly source: Readonly<Record<string, unknown>>
  readonly #names: ReadonlyMap<string, string>
  readonly #out: Convert
  readonly #into: Convert

  /** `out` and `into`: to values of TypeScript, and from them. */
  constructor(source: Readonly<Record<string, unknown>>, out: Convert, into: Convert) {
    super()
    this.source = source
    this.#names = new Map(Object.keys(source).map((name) => [name.toLowerCase(), name]))
    this.#out = out
    this.#into = into
  }

  #member(folded: string): unknown {
    const name = this.#names.get(folded)
    return name === undefined ? undefined : this.source[name]
  }

  override getField(folded: string): unknown {
    const name = this.#names.get(folded)
    if (name === undefined || typeof this.source[name] === 'function') return undefined
    return this.#into(this.source[name])
  }

  override getIndex(index: unknown): unknown {
    return this.getField(String(index).toLowerCase()) ?? null
  }

  override getMethod(folded: string): Call | undefined {
    const found = this.#member(folded)
    return typeof found === 'function' ? callOf(found as (...args: unknown[]) => unknown, this.#out, this.#into, this.source) : undefined
  }
}

/** A function of TypeScript as a method. */
export const callOf =
  (run: (...args: unknown[]) => unknown, out: Convert, into: Convert, self?: unknown): Call =>
  (_run, _self, args) =>
    into(run.apply(self, args.map(out)))
