/** Generated seams: they answer for whatever is missing, each name in the way that lets its handler come to an answer, or poisoned. */
import type { Seams } from '../../src/bsl/modules/parts.ts'
import { ArrayObject } from '../../src/bsl/objects/collections/array.ts'
import { MapObject } from '../../src/bsl/objects/collections/map.ts'
import { StructureObject } from '../../src/bsl/objects/collections/structure.ts'
import { QueryObject } from '../../src/bsl/objects/query/query.ts'
import { BslError } from '../../src/bsl/run/error.ts'
import { ObjectType } from '../../src/bsl/run/object-type.ts'
import { BslObject, type Call } from '../../src/bsl/run/object.ts'

const anyType = new ObjectType('ЛюбойОбъект|AnyObject')

/** Answers for whatever is missing: members are such objects, then what the policy says; there are no elements. */
export class AnyObject extends BslObject {
  readonly type = anyType
  readonly #make: () => unknown
  readonly #depth: number

  constructor(make: () => unknown, depth = 0) {
    super()
    this.#make = make
    this.#depth = depth
  }

  #next(): unknown {
    return this.#depth < 4 ? new AnyObject(this.#make, this.#depth + 1) : this.#make()
  }

  override getField(): unknown {
    return this.#next()
  }
  override setField(): boolean {
    return true
  }
  override getMethod(folded: string): Call {
    if (/^(?:следующий|next|пустая|isempty|проведен)$/.test(folded)) return () => false
    if (folded === 'получить' || folded === 'get') return () => this.#make()
    return folded === 'количество' || folded === 'count' ? () => 0 : () => this.#next()
  }
  override getIndex(): unknown {
    return this.#next()
  }
  override iterate(): Iterable<unknown> {
    return []
  }
  override text(): string {
    return ''
  }
}

/** What a generated seam may answer. */
const policies: readonly (() => unknown)[] = [
  () => new AnyObject(() => ''),
  () => '',
  () => false,
  () => new StructureObject(),
  () => true,
  () => null,
  () => 0,
  () => new ArrayObject(),
  () => new MapObject(),
  () => '00000000-0000-0000-0000-000000000001',
]

/** Which policy each name has: when a handler failed, the name that was asked last gets its next one, those behind it begin anew. */
export class Choice {
  readonly #policies = new Map<string, number>()
  #asked: string[] = []

  begin(): void {
    this.#asked = []
  }

  make(name: string): unknown {
    if (!this.#asked.includes(name)) this.#asked.push(name)
    return policies[this.#policies.get(name) ?? 0]!()
  }

  /** `false` when every name has had all of them. */
  turn(): boolean {
    for (let name = this.#asked.pop(); name !== undefined; name = this.#asked.pop()) {
      const next = (this.#policies.get(name) ?? 0) + 1
      if (next < policies.length) {
        this.#policies.set(name, next)
        return true
      }
      this.#policies.delete(name)
    }
    return false
  }
}

export function seamsFor(names: ReadonlySet<string>, choice: Choice): Seams {
  const module = (name: string): boolean => [...names].some((one) => one.startsWith(`${name}.`))
  const answer =
    (name: string): Call =>
    () =>
      choice.make(name)
  const known = (name: string): Call | undefined => (names.has(name) ? answer(name) : undefined)
  return {
    hasModule: module,
    method: (name, method) => known(`${name}.${method}()`),
    function: (name) => known(`${name}()`),
    type: (name) => {
      if (!names.has(`новый ${name}`)) return undefined
      return isQuery(name) ? () => new QueryObject('', undefined, () => new ArrayObject([])) : () => new AnyObject(() => '')
    },
    value: (name) => (names.has(name) ? new AnyObject(() => choice.make(name)) : undefined),
  }
}

const isQuery = (name: string): boolean => /^(?:запрос|query)$/.test(name)

/** What a poisoned name ends in. */
export class Poisoned extends BslError {}

const poison = (name: string): never => {
  throw new Poisoned(`poisoned: ${name}`)
}

class PoisonObject extends BslObject {
  readonly type = anyType
  readonly #name: string

  constructor(name: string) {
    super()
    this.#name = name
  }

  override getField(): unknown {
    return poison(this.#name)
  }
  override setField(): boolean {
    return poison(this.#name)
  }
  override getMethod(): Call {
    return poison(this.#name)
  }
  override getIndex(): unknown {
    return poison(this.#name)
  }
  override iterate(): Iterable<unknown> {
    return poison(this.#name)
  }
  override text(): string {
    return poison(this.#name)
  }
}

/** Every missing name throws where it is used. */
export function poisonedSeams(names: ReadonlySet<string>): Seams {
  const call = (name: string): Call | undefined => (names.has(name) ? () => poison(name) : undefined)
  return {
    hasModule: (name) => [...names].some((one) => one.startsWith(`${name}.`)),
    method: (name, method) => call(`${name}.${method}()`),
    function: (name) => call(`${name}()`),
    // A query is made as it is without a seam, and is refused where it is executed.
    type: (name) => (isQuery(name) ? () => new QueryObject('', undefined, () => poison(name)) : call(`новый ${name}`)),
    value: (name) => (names.has(name) ? new PoisonObject(name) : undefined),
  }
}
