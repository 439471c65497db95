/** One writing of typed content: the XML writer, the prefixes in force, and the faults found so far. */
import { said, type Said } from '../../diagnostics/said.ts'
import { escapeText } from '../../xml/escape.ts'
import type { Name } from '../../xml/name.ts'
import { XML_NAMESPACE } from '../../xml/scope.ts'
import { XMLWriteError, type XMLWriter } from '../../xml/write.ts'
import type { TypeSource } from '../read/session.ts'
import { DEPTH_LIMIT, FaultTrail, XDTOError } from '../types/fault.ts'
import type { TextWritePlace } from '../types/text-place.ts'
import { typeName, XSI, type XDTOType } from '../types/type.ts'

/** What surrounds the place where writing begins. */
export interface WriteContext {
  readonly types: TypeSource
  /** Namespace to prefix, of what outer elements have declared: `m`, `xs`, `xsi`. */
  readonly prefixes?: ReadonlyMap<string, string>
  /** Elements that are open: 1C numbers the prefixes that it makes up by it (`d4p1`). */
  readonly depth?: number
  /** Writes every property by itself, as the shorter ways are compared with in tests. */
  readonly stepwise?: boolean
  /** Gives a binary value to an MTOM part and says its `href`; `undefined`: write it as text. */
  readonly attach?: ((bytes: Uint8Array) => string | undefined) | undefined
}

/** Prefixes declared on open elements, the last first: a message has a handful. */
interface Declared {
  readonly prefix: string
  readonly namespace: string
  readonly before: Declared | undefined
}

const FEW_NAMES = 8

const noPrefixes: ReadonlyMap<string, string> = new Map()

export class WriteSession implements TextWritePlace {
  readonly writer: XMLWriter
  readonly types: TypeSource
  readonly trail = new FaultTrail()
  readonly attach: ((bytes: Uint8Array) => string | undefined) | undefined
  /** How many keys of a value the run of properties that was put together last has met. */
  met = 0
  readonly #stepwise: boolean
  /** What surrounds the place where writing began, and what was declared since. */
  readonly #outer: ReadonlyMap<string, string>
  #declared: Declared | undefined
  #defaultNamespace = ''
  #depth: number
  /** Prefixed names by prefix and local name: a long message has few of them, many times. */
  #qualifiedNames: Map<string, Map<string, string>> | undefined
  /** How many names were put together without looking for them there: a short message needs none of it. */
  #asked = 0
  /** Prefixes made up for open elements; they hold inside these, for elements too (seen in 1C's output: `d3p1:Property`). */
  readonly #made: { readonly namespace: string; readonly prefix: string; readonly depth: number }[] = []

  constructor(writer: XMLWriter, context: WriteContext) {
    this.writer = writer
    this.types = context.types
    this.attach = context.attach
    this.#stepwise = context.stepwise ?? false
    this.#outer = context.prefixes ?? noPrefixes
    this.#depth = context.depth ?? 0
  }

  fault(message: Said): void {
    this.trail.add(message)
  }

  /** Starts an element; what it gives back is for {@link close}. A namespace without a prefix becomes the default one (source 49). */
  open(namespace: string, local: string): string {
    const before = this.#defaultNamespace
    const prefix = namespace === before ? '' : this.#prefixOf(namespace)
    this.#deeper()
    if (prefix === undefined) {
      this.writer.start(local).attribute('xmlns', namespace)
      this.#defaultNamespace = namespace
    } else {
      this.writer.start(prefix === '' ? local : this.#qualified(prefix, local))
    }
    return before
  }

  /** A value that contains itself ends here. */
  #deeper(): void {
    if (++this.#depth <= DEPTH_LIMIT) return
    this.fault(said(`values are nested deeper than ${DEPTH_LIMIT}`, `значения вложены глубже ${DEPTH_LIMIT}`))
    throw new XDTOError(this.trail.faults)
  }

  close(before: string): void {
    this.writer.end()
    while (this.#made.length > 0 && this.#made.at(-1)!.depth === this.#depth) this.#made.pop()
    this.#depth--
    this.#defaultNamespace = before
  }

  #prefixOf(namespace: string): string | undefined {
    for (let one = this.#declared; one !== undefined; one = one.before) if (one.namespace === namespace) return one.prefix
    const known = this.#outer.get(namespace)
    return known === undefined && this.#made.length > 0 ? this.#made.findLast((one) => one.namespace === namespace)?.prefix : known
  }

  #qualified(prefix: string, local: string): string {
    if (this.#asked++ < FEW_NAMES) return `${prefix}:${local}`
    const all = (this.#qualifiedNames ??= new Map())
    let names = all.get(prefix)
    if (names === undefined) all.set(prefix, (names = new Map()))
    let name = names.get(local)
    if (name === undefined) names.set(local, (name = `${prefix}:${local}`))
    return name
  }

  /** Declares prefixes on the element that is open; they hold to the end of what is done in `inside`. */
  declaring(declarations: readonly (readonly [prefix: string, namespace: string])[], inside: () => void): void {
    const before = this.#declared
    for (const [prefix, namespace] of declarations) {
      this.writer.attribute(`xmlns:${prefix}`, namespace)
      this.#declared = { prefix, namespace, before: this.#declared }
    }
    inside()
    this.#declared = before
  }

  /** A whole element of text; `plain` text needs no escaping. */
  leaf(namespace: string, local: string, text: string, plain: boolean): void {
    const prefix = namespace === this.#defaultNamespace ? '' : this.#prefixOf(namespace)
    if (prefix === undefined) {
      const before = this.open(namespace, local)
      this.text(text)
      return this.close(before)
    }
    const name = prefix === '' ? local : this.#qualified(prefix, local)
    if (plain) {
      this.writer.leafVerbatim(name, text)
      return
    }
    try {
      this.writer.leaf(name, text)
    } catch (error) {
      this.#unwritable(error)
    }
  }

  /** As text between tags; a fault where XML cannot hold it. */
  escaped(text: string): string {
    try {
      return escapeText(text)
    } catch (error) {
      this.#unwritable(error)
      return ''
    }
  }

  text(text: string): void {
    try {
      this.writer.text(text)
    } catch (error) {
      this.#unwritable(error)
    }
  }

  attribute(name: string, value: string): void {
    try {
      this.writer.attribute(name, value)
    } catch (error) {
      this.#unwritable(error)
    }
  }

  /**
   * The prefix of child elements of that namespace, `''` for the default one; `undefined` where each has to be written by itself, to
   * declare it or because that was asked for.
   */
  runPrefix(namespace: string): string | undefined {
    if (this.#stepwise) return undefined
    return namespace === this.#defaultNamespace ? '' : this.#prefixOf(namespace)
  }

  /** The prefix of xsi: attributes, where it is declared. */
  get xsiPrefix(): string | undefined {
    return this.#prefixOf(XSI)
  }

  /** Whether one more element may be opened inside the one that is open. */
  get mayDeepen(): boolean {
    return this.#depth < DEPTH_LIMIT
  }

  /** The prefixed name of an attribute of the open element. */
  attributeName(namespace: string, local: string): string {
    if (namespace === XML_NAMESPACE) return `xml:${local}`
    return namespace === '' ? local : `${this.#prefixOf(namespace) ?? this.#makePrefix(namespace)}:${local}`
  }

  /** A QName for content or attributes of the open element. */
  qname(name: Name): string {
    if (name.namespace === this.#defaultNamespace) return name.local
    if (name.namespace === '') {
      this.fault(
        said(
          `the name "${name.local}" has no namespace and cannot be written where "${this.#defaultNamespace}" is the default one`,
          `имя «${name.local}» без пространства имён нельзя записать там, где по умолчанию «${this.#defaultNamespace}»`,
        ),
      )
      return name.local
    }
    return `${this.#prefixOf(name.namespace) ?? this.#makePrefix(name.namespace)}:${name.local}`
  }

  nil(): void {
    this.writer.attribute(this.attributeName(XSI, 'nil'), 'true')
  }

  xsiType(name: Name): void {
    const qname = this.qname(name)
    this.writer.attribute(this.attributeName(XSI, 'type'), qname)
  }

  #makePrefix(namespace: string): string {
    const here = this.#made.filter((one) => one.depth === this.#depth && one.prefix !== 'xsi').length
    const prefix = namespace === XSI ? 'xsi' : `d${this.#depth}p${here + 1}`
    this.#made.push({ namespace, prefix, depth: this.#depth })
    this.writer.attribute(`xmlns:${prefix}`, namespace)
    return prefix
  }

  /** A character that XML cannot hold is a fault of the value; everything else is a defect. */
  #unwritable(error: unknown): void {
    if (!(error instanceof XMLWriteError)) throw error
    this.fault(said(error.message, error.messageRu))
  }
}

/** A fault for an empty value where there must be one. */
export const nullRefused = (type: XDTOType): Said =>
  said(
    `null is not a value of ${typeName(type)}, which may not be empty`,
    `null – не значение ${typeName(type, 'ru')}: пустым оно быть не может`,
  )
