/** An XML name is a namespace and a local part; prefixes exist only in documents. */
export interface Name {
  /** Namespace URI, `''` for none. */
  readonly namespace: string
  /** Without a prefix. */
  readonly local: string
}

/** Clark notation `{namespace}local`, as XDTO's memberTypes and our messages write names. */
export const clark = (name: Name): string => (name.namespace === '' ? name.local : `{${name.namespace}}${name.local}`)

export const sameName = (a: Name, b: Name): boolean => a.local === b.local && a.namespace === b.namespace
