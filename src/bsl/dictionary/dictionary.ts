/**
 * The one dictionary of the platform's names: compiler, runtime and checker all ask it, by folded name, Russian and English alike.
 */
import { compileMember, readKinds } from '../run/member.ts'
import { ObjectType } from '../run/object-type.ts'
import type { Call } from '../run/object.ts'
import type { Run } from '../run/run.ts'
import { primitiveTypes, TypeValue } from '../run/values.ts'
import type { Library } from './library.ts'

export interface KnownFunction {
  readonly russian: string
  readonly english: string
  readonly kinds: string
  readonly call: Call
}

export interface KnownValue {
  readonly russian: string
  readonly english: string
  read(run: Run): unknown
}

/** Names of the platform that are known and not there yet. */
export interface MissingNames {
  /** `Имя|Name`. */
  readonly types: readonly string[]
  readonly functions: readonly string[]
  readonly values: readonly string[]
}

export class Dictionary {
  readonly types = new Map<string, ObjectType>()
  readonly functions = new Map<string, KnownFunction>()
  readonly values = new Map<string, KnownValue>()
  readonly missingTypes = new Map<string, string>()
  readonly missingFunctions = new Map<string, string>()
  readonly missingValues = new Map<string, string>()
  readonly #typeValues = new Map<string, TypeValue>()
  readonly #typeOfObjects = new Map<unknown, TypeValue>()
  readonly #outputs = new Map<string, number[]>()
  readonly #methodNames = new Set<string>()

  constructor(libraries: readonly Library[], missing: MissingNames) {
    for (const one of Object.values(primitiveTypes)) this.#putType(one)
    for (const library of libraries) this.#add(library)
    for (const [list, map] of [
      [missing.types, this.missingTypes],
      [missing.functions, this.missingFunctions],
      [missing.values, this.missingValues],
    ] as const)
      for (const names of list) for (const name of names.split('|')) map.set(name.toLowerCase(), names.split('|')[0]!)
  }

  #add(library: Library): void {
    for (const type of library.types ?? []) this.#addType(type)
    for (const [key, run] of Object.entries(library.functions ?? {})) {
      const [russian = '', english = russian, kinds = ''] = key.split('|')
      const found = { russian, english, kinds, call: compileMember(kinds, run) }
      for (const name of [russian, english]) this.functions.set(name.toLowerCase(), found)
      this.#noteOutputs([russian, english], kinds)
    }
    for (const one of library.enumerations ?? []) {
      this.#addType(one.valueType)
      this.#addValue(`${one.valueType.russian}|${one.valueType.english}`, () => one)
      for (const alias of one.valueType.aliases) this.values.set(alias.toLowerCase(), this.values.get(one.valueType.russian.toLowerCase())!)
    }
    for (const [names, read] of Object.entries(library.values ?? {})) this.#addValue(names, read)
  }

  #addType(type: ObjectType): void {
    const names = [type.russian, type.english, ...type.aliases]
    for (const name of names) this.types.set(name.toLowerCase(), type)
    const value = new TypeValue(type.russian, type.english, type.presentation)
    this.#putType(value, type.aliases)
    this.#typeOfObjects.set(type, value)
    for (const [folded, member] of type.members) {
      this.#methodNames.add(folded)
      this.#noteOutputs([folded], member.kinds)
    }
  }

  #putType(value: TypeValue, aliases: readonly string[] = []): void {
    for (const name of [value.russian, value.english, ...aliases]) this.#typeValues.set(name.toLowerCase(), value)
  }

  #addValue(names: string, read: (run: Run) => unknown): void {
    const [russian = '', english = russian] = names.split('|')
    const found = { russian, english, read }
    for (const name of [russian, english]) this.values.set(name.toLowerCase(), found)
  }

  #noteOutputs(names: readonly string[], kinds: string): void {
    const { letters } = readKinds(kinds)
    const positions = letters.flatMap((letter, at) => (letter === 'r' ? [at] : []))
    if (positions.length === 0) return
    for (const name of names) {
      const known = this.#outputs.get(name.toLowerCase()) ?? []
      this.#outputs.set(name.toLowerCase(), [...new Set([...known, ...positions])])
    }
  }

  /** Positions at which a method or function of that name writes a variable. */
  outputs(folded: string): readonly number[] | undefined {
    return this.#outputs.get(folded)
  }

  isMethodName(folded: string): boolean {
    return this.#methodNames.has(folded)
  }

  /** The value of `Тип("Имя")`. */
  typeValue(folded: string): TypeValue | undefined {
    return this.#typeValues.get(folded)
  }

  /** The type of an object by its `type`; of a type that no library declares, such as one of a seam, it is made. */
  typeOfObject(type: { readonly russian: string; readonly english: string; readonly presentation: string }): TypeValue {
    let found = this.#typeOfObjects.get(type)
    if (!found) {
      found = this.#typeValues.get(type.russian.toLowerCase()) ?? new TypeValue(type.russian, type.english, type.presentation)
      this.#typeOfObjects.set(type, found)
    }
    return found
  }
}
