/** Objects by name, such as managers: as fields of what has them, by index, and one after another. */
import { errors } from '../run/error.ts'
import { BslObject } from '../run/object.ts'
import type { RunData } from './data/values/run-data.ts'

export abstract class Named extends BslObject {
  readonly data: RunData
  readonly #made = new Map<string, BslObject>()

  constructor(data: RunData) {
    super()
    this.data = data
  }

  abstract names(): readonly string[]
  abstract make(name: string): BslObject

  /** `folded`: the name in small letters. */
  find(folded: string): BslObject | undefined {
    const name = this.names().find((one) => one.toLowerCase() === folded)
    if (name === undefined) return undefined
    const made = this.#made.get(folded) ?? this.make(name)
    this.#made.set(folded, made)
    return made
  }

  override getField(folded: string): unknown {
    return this.type.members.has(folded) ? undefined : this.find(folded)
  }

  override getIndex(index: unknown): unknown {
    const found = this.find(String(index).toLowerCase())
    if (found === undefined) throw errors.noField(String(index))
    return found
  }

  override *iterate(): Iterable<unknown> {
    for (const one of this.names()) yield this.find(one.toLowerCase())
  }
}
