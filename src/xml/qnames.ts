/** Qualified names, read once: a name met before is found again by its characters without making a string of it. */
import { isNCName, KIND, NAME } from './characters.ts'
import { refuse } from './error.ts'
import type { Binding, PrefixScope } from './scope.ts'

/** A qualified name as written, taken apart. */
export interface QName {
  readonly raw: string
  readonly local: string
  /** The cell that says what its prefix means where the reader stands. */
  readonly binding: Binding
  /** The prefix that an attribute of this name declares (`xmlns`: `''`, `xmlns:p`: `p`); `undefined` for other names. */
  readonly declares: string | undefined
}

const SLOTS = 256
const MOST_NAMES = 10_000

export class QNames {
  /** Offset behind the name that was read last. */
  end = 0
  private readonly scope: PrefixScope
  private readonly names = new Map<string, QName>()
  /** The last name of each hash: right for the few names of an ordinary document, and harmless where names collide. */
  private readonly recent: (QName | undefined)[] = Array.from({ length: SLOTS })

  constructor(scope: PrefixScope) {
    this.scope = scope
  }

  /** The name at `at`; refuses where there is none, or where its colons are not those of a qualified name. */
  read(source: string, at: number): QName {
    const length = source.length
    let end = at
    let hash = 0
    while (end < length) {
      const code = source.charCodeAt(end)
      if ((KIND[code]! & NAME) === 0) break
      hash = (hash * 31 + code) | 0
      end++
    }
    this.end = end
    const slot = hash & (SLOTS - 1)
    const found = this.recent[slot]
    if (found !== undefined && found.raw.length === end - at && source.startsWith(found.raw, at)) return found
    return this.recent[slot] = this.named(source, at, end)
  }

  private named(source: string, at: number, end: number): QName {
    const raw = source.slice(at, end)
    const known = this.names.get(raw)
    if (known !== undefined) return known
    const colon = raw.indexOf(':')
    const prefix = colon < 0 ? '' : raw.slice(0, colon)
    const local = colon < 0 ? raw : raw.slice(colon + 1)
    if (!isNCName(local) || (colon >= 0 && !isNCName(prefix))) refuse(source, at, raw === '' ? 'a name is expected here' : `"${raw.slice(0, 80)}" is not a name`)
    const made: QName = { raw, local, binding: this.scope.binding(prefix), declares: prefix === 'xmlns' ? local : raw === 'xmlns' ? '' : undefined }
    this.names.set(raw, made)
    return made
  }

  /** To be called between elements: a document of ever new names must not fill the memory with them. */
  trim(): void {
    if (this.names.size < MOST_NAMES) return
    this.names.clear()
    this.recent.fill(undefined)
    this.scope.forget()
  }
}
