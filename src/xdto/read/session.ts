/** One reading of typed content: the pull reader, the types that xsi:type may name, and the faults found so far. */
import { said, type Said } from '../../diagnostics/said.ts'
import { clark } from '../../xml/name.ts'
import { END, START, TEXT, type XMLAttribute, type XMLPullReader } from '../../xml/pull.ts'
import { DEPTH_LIMIT, FaultTrail } from '../types/fault.ts'
import type { TextCodec } from '../types/text-codec.ts'
import { type TextReadPlace, shown } from '../types/text-place.ts'
import { XSI, type XDTOType } from '../types/type.ts'

/** Where types are looked up by name: an XDTOFactory. */
export interface TypeSource {
  Type(namespace: string, name: string): XDTOType | undefined
}

export interface ReadSettings {
  /** Bytes of an xop:Include's part by its `href`; without it such an element is a fault. */
  readonly attachment?: (href: string) => Uint8Array | undefined
  /** Reads every element by itself, as the shorter ways are compared with in tests. */
  readonly stepwise?: boolean
}

const XOP = 'http://www.w3.org/2004/08/xop/include'

/** Readers begin where the reader has met START and end where it has met the matching END. */
export class ReadSession implements TextReadPlace {
  readonly reader: XMLPullReader
  readonly types: TypeSource
  readonly trail = new FaultTrail()
  readonly #settings: ReadSettings

  constructor(reader: XMLPullReader, types: TypeSource, settings: ReadSettings = {}) {
    this.reader = reader
    this.types = types
    this.#settings = settings
  }

  get stepwise(): boolean {
    return this.#settings.stepwise === true
  }

  fault(message: Said): void {
    this.trail.add(message, this.reader.line, this.reader.column)
  }

  resolve(prefix: string): string | undefined {
    return this.reader.resolve(prefix)
  }

  /** The value of an xsi: attribute of the element that was just met. */
  xsi(local: 'nil' | 'type'): string | undefined {
    const attributes = this.reader.attributes
    for (let at = 0; at < attributes.length; at++) {
      const one = attributes[at]!
      if (one.local === local && one.namespace === XSI) return one.value
    }
    return undefined
  }

  /** Faults for attributes that the element cannot have; those of xsi: are allowed everywhere. */
  refuseAttributes(attributes: readonly XMLAttribute[] = this.reader.attributes): void {
    for (const one of attributes)
      if (one.namespace !== XSI) this.fault(said(`unexpected attribute ${clark(one)}`, `лишний атрибут ${clark(one)}`))
  }

  /** The text of the element; an element inside is a fault. */
  text(): string {
    const reader = this.reader
    let event = reader.next()
    if (event === END) return ''
    let text = ''
    for (; event !== END; event = reader.next()) {
      if (event === TEXT) text = text === '' ? reader.text : text + reader.text
      else this.unexpected(said('text is expected here', 'здесь ожидается текст'))
    }
    return text
  }

  /**
   * The value of the element's text; an empty one is `whenEmpty`. Prefixes in it mean what they mean inside the element, which has ended by
   * then.
   */
  value(codec: TextCodec, whenEmpty = ''): unknown {
    if (codec.writes !== 'qname') return codec.read(this.text() || whenEmpty, this)
    const scope = this.reader.scope()
    const text = this.text() || whenEmpty
    return codec.read(text, {
      resolve: (prefix) => scope.get(prefix),
      fault: (message) => {
        this.fault(message)
      },
    })
  }

  /** A fault for the element that was just met, which is then passed over. */
  unexpected(expected: Said): void {
    const found = clark(this.reader)
    this.fault(said(`unexpected element ${found}: ${expected.en}`, `лишний элемент ${found}: ${expected.ru}`))
    this.skip()
  }

  /** Whether the element that was just met is too deep; then it is a fault and passed over. */
  tooDeep(): boolean {
    if (this.reader.depth <= DEPTH_LIMIT) return false
    this.fault(said(`elements are nested deeper than ${DEPTH_LIMIT}`, `элементы вложены глубже ${DEPTH_LIMIT}`))
    this.skip()
    return true
  }

  skip(): void {
    for (let depth = this.reader.depth; this.reader.depth >= depth;) this.reader.next()
  }

  /** For an element that must be empty: passes its end, faults for what is inside. */
  empty(why: Said): void {
    const reader = this.reader
    for (let event = reader.next(); event !== END; event = reader.next()) {
      if (event === START) this.unexpected(why)
      else if (!isBlank(reader.text)) this.fault(unexpectedText(reader.text, why))
    }
  }

  /** Content of base64Binary: text, or the bytes that an xop:Include (MTOM) refers to. */
  binary(): string | Uint8Array | undefined {
    const reader = this.reader
    let text = ''
    let bytes: Uint8Array | undefined
    let failed = false
    for (let event = reader.next(); event !== END; event = reader.next()) {
      if (event === TEXT) {
        text += reader.text
      } else if (reader.namespace === XOP && reader.local === 'Include' && this.#settings.attachment) {
        const href = reader.attributes.find((one) => one.local === 'href')?.value ?? ''
        bytes = this.#settings.attachment(href)
        failed = bytes === undefined
        if (failed)
          this.fault(
            said(`no part of the message has the identifier ${shown(href)}`, `в сообщении нет части с идентификатором ${shown(href)}`),
          )
        this.skip()
      } else {
        this.unexpected(said('text is expected here', 'здесь ожидается текст'))
      }
    }
    return failed ? undefined : (bytes ?? text)
  }
}

/** A text where none may be, and why. */
export const unexpectedText = (text: string, why: Said): Said =>
  said(`unexpected text ${shown(text)}: ${why.en}`, `лишний текст ${shown(text)}: ${why.ru}`)

export const isBlank = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) return false
  }
  return true
}
