/** Push events over the pull reader, for readers that keep a stack of their own. */
import type { XMLLimits } from './limits.ts'
import { END, EOF, START, XMLPullReader } from './pull.ts'
import type { XMLAttribute, XMLDeclaration } from './pull.ts'

/** Where the reader stands: 1-based line and column of the event's first character, and a look-up of the prefixes in scope. */
export interface XMLCursor {
  readonly line: number
  readonly column: number
  /** Namespace declarations of the element that was opened last. */
  readonly declarations: readonly XMLDeclaration[]
  /** Namespace bound to a prefix (`''`: the default one); `undefined` when unbound. */
  resolve(prefix: string): string | undefined
}

export interface XMLHandler {
  open(namespace: string, local: string, prefix: string, attributes: readonly XMLAttribute[], cursor: XMLCursor): void
  text(text: string, cursor: XMLCursor): void
  close(cursor: XMLCursor): void
}

/** Reads a whole document; throws XMLError. Bytes may be UTF-8 or UTF-16, with or without BOM, or what the declaration names. */
export function readXML(source: string | Uint8Array, handler: XMLHandler, limits: Partial<XMLLimits> = {}): void {
  const reader = new XMLPullReader(source, limits)
  for (let event = reader.next(); event !== EOF; event = reader.next()) {
    if (event === START) handler.open(reader.namespace, reader.local, reader.prefix, reader.attributes, reader)
    else if (event === END) handler.close(reader)
    else handler.text(reader.text, reader)
  }
}

export { XMLError } from './error.ts'
export { defaultLimits } from './limits.ts'
export type { XMLLimits } from './limits.ts'
export type { XMLAttribute, XMLDeclaration } from './pull.ts'
