/** The state that the writers of JavaScript share while a module is written: constants, temporary names, the current method. */
import type { BoundMethod, BoundModule } from '../bind/bind.ts'
import type { OuterNames } from '../bind/names.ts'

/** Values that generated code refers to as `$k[0]`, `$k[1]` …: numbers with fractions, dates. */
export class Constants {
  readonly values: unknown[] = []
  readonly #at = new Map<string, number>()

  /** The code that reads it. */
  of(key: string, make: () => unknown): string {
    let at = this.#at.get(key)
    if (at === undefined) {
      at = this.values.push(make()) - 1
      this.#at.set(key, at)
    }
    return `$k[${at}]`
  }
}

export interface ModuleContext {
  readonly module: BoundModule
  readonly outer: OuterNames
  readonly constants: Constants
  /** Folded names of the common modules that it calls; each is looked up once in a run. */
  readonly commons: string[]
}

export interface MethodContext extends ModuleContext {
  readonly method: BoundMethod
  /** Labels in reach, innermost last: of a block that has labels, its state variable and the number of each label. */
  readonly states: { readonly name: string; readonly labels: ReadonlyMap<string, number> }[]
  /** Loops in reach, when the method has labels and `break` needs a name. */
  readonly loops: string[]
  readonly hasLabels: boolean
  /** It is the text of Выполнить or Вычислить, which has no variables of the module's own. */
  readonly isSnippet?: true
  /** Numbers temporary names. */
  next(): number
}

/** A place in which Выполнить and Вычислить of one method are compiled. */
export interface SnippetScope {
  readonly context: MethodContext
}
