/** Prefixes in scope: what each means now, and a journal that puts back what it meant before the element. */
import { said, type Said } from '../diagnostics/said.ts'
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'

export class PrefixScope {
  /** What was declared; that of `xml`, and no default namespace, need no entry. */
  readonly #bound = new Map<string, string>()
  readonly #changed: string[] = []
  readonly #previous: (string | undefined)[] = []

  /** `undefined` when the prefix is unbound; `''` where the default namespace is none. */
  resolve(prefix: string): string | undefined {
    return this.#bound.get(prefix) ?? (prefix === '' ? '' : prefix === 'xml' ? XML_NAMESPACE : undefined)
  }

  /** How many declarations are in force: what `restore` goes back to. */
  get mark(): number {
    return this.#changed.length
  }

  declare(prefix: string, namespace: string): void {
    this.#changed.push(prefix)
    this.#previous.push(this.#bound.get(prefix))
    this.#bound.set(prefix, namespace)
  }

  restore(mark: number): void {
    while (this.#changed.length > mark) {
      const prefix = this.#changed.pop()!
      const before = this.#previous.pop()
      if (before === undefined) this.#bound.delete(prefix)
      else this.#bound.set(prefix, before)
    }
  }

  /** Prefix to namespace: without `xml`, which needs no declaration, and without the default namespace where there is none. */
  snapshot(): ReadonlyMap<string, string> {
    const all = new Map(this.#bound)
    all.delete('xml')
    if (all.get('') === '') all.delete('')
    return all
  }
}

/** Why the prefix may not be declared to mean the namespace (Namespaces in XML 1.0, section 3), or `undefined` when it may. */
export function declarationFault(prefix: string, namespace: string): Said | undefined {
  if (prefix === 'xmlns') return said('the prefix "xmlns" may not be declared', 'префикс «xmlns» объявлять нельзя')
  if (prefix === 'xml')
    return namespace === XML_NAMESPACE
      ? undefined
      : said(`the prefix "xml" means ${XML_NAMESPACE} and nothing else`, `префикс «xml» означает только ${XML_NAMESPACE}`)
  if (namespace === XML_NAMESPACE)
    return said('only the prefix "xml" may mean the XML namespace', 'пространство имён XML может означать только префикс «xml»')
  if (namespace === XMLNS_NAMESPACE)
    return said('no prefix may mean the namespace of "xmlns"', 'пространство имён «xmlns» не может означать ни один префикс')
  return namespace === '' && prefix !== ''
    ? said(
        `the prefix "${prefix}" is declared with an empty namespace, which XML 1.0 does not have`,
        `префикс «${prefix}» объявлен с пустым пространством имён, чего в XML 1.0 нет`,
      )
    : undefined
}
