/** Prefixes in scope: each prefix is one cell that holds what it means now, and a journal puts back what it meant before the element. */

/** One prefix (`''`: the default namespace) and the namespace that it means here; `undefined` when it is unbound. */
export interface Binding {
  readonly prefix: string
  namespace: string | undefined
}

export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace'
export const XMLNS_NAMESPACE = 'http://www.w3.org/2000/xmlns/'

export class PrefixScope {
  private readonly bindings = new Map<string, Binding>([
    ['', { prefix: '', namespace: '' }], ['xml', { prefix: 'xml', namespace: XML_NAMESPACE }],
  ])

  private readonly changed: Binding[] = []
  private readonly previous: (string | undefined)[] = []

  /** The cell of the prefix; the same one for as long as the prefix is in scope. */
  binding(prefix: string): Binding {
    let found = this.bindings.get(prefix)
    if (found === undefined) this.bindings.set(prefix, found = { prefix, namespace: undefined })
    return found
  }

  resolve(prefix: string): string | undefined {
    return this.bindings.get(prefix)?.namespace
  }

  /** How many declarations are in force: what `restore` goes back to. */
  get mark(): number {
    return this.changed.length
  }

  declare(prefix: string, namespace: string): void {
    const cell = this.binding(prefix)
    this.changed.push(cell)
    this.previous.push(cell.namespace)
    cell.namespace = namespace
  }

  restore(mark: number): void {
    while (this.changed.length > mark) this.changed.pop()!.namespace = this.previous.pop()
  }

  /** Drops the cells of prefixes that nobody can mean now; whoever kept one must ask for it again. */
  forget(): void {
    for (const [prefix, cell] of this.bindings) if (cell.namespace === undefined) this.bindings.delete(prefix)
  }

  /** Prefix to namespace of what is declared here: without `xml`, and without the default namespace where there is none. */
  snapshot(): ReadonlyMap<string, string> {
    const all = new Map<string, string>()
    for (const { prefix, namespace } of this.changed) if (namespace !== undefined && namespace !== '') all.set(prefix, namespace)
    return all
  }
}

/** Why the prefix may not be declared to mean the namespace (Namespaces in XML 1.0, section 3), or `undefined` when it may. */
export function declarationFault(prefix: string, namespace: string): string | undefined {
  if (prefix === 'xmlns') return 'the prefix "xmlns" may not be declared'
  if (prefix === 'xml') return namespace === XML_NAMESPACE ? undefined : `the prefix "xml" means ${XML_NAMESPACE} and nothing else`
  if (namespace === XML_NAMESPACE) return 'only the prefix "xml" may mean the XML namespace'
  if (namespace === XMLNS_NAMESPACE) return 'no prefix may mean the namespace of "xmlns"'
  return namespace === '' && prefix !== '' ? `the prefix "${prefix}" is declared with an empty namespace, which XML 1.0 does not have` : undefined
}
