/** The envelope around a message, read as events: its version, its headers, the one element of its Body; never a tree. */
import { withEnglish } from '../diagnostics/said-error.ts'
import { said, type Said } from '../diagnostics/said.ts'
import { clark, type Name } from '../xml/name.ts'
import { END, EOF, START, TEXT, type XMLPullReader } from '../xml/pull.ts'
import { SOAPFault } from './fault.ts'
import { headerBlock, understandAll, type HeaderBlock } from './understand.ts'
import { versionOf, type SOAPVersion } from './version.ts'

/** Offered each header block at its START; `true`: it is understood and has been read up to its END. */
export type TakeHeader = (block: HeaderBlock) => boolean

/** Reads one message. Throws SOAPFault for what is not a message of SOAP, and what the XML reader throws. */
export class EnvelopeReader {
  /** What the message says; until its first element is read, the one that was assumed. */
  version: SOAPVersion
  readonly headers: HeaderBlock[] = []
  readonly #reader: XMLPullReader
  readonly #takeHeader: TakeHeader | undefined
  #bodyEnded = false

  constructor(reader: XMLPullReader, assumed: SOAPVersion, takeHeader?: TakeHeader) {
    this.#reader = reader
    this.version = assumed
    this.#takeHeader = takeHeader
  }

  /**
   * Up to the START of the Body's element, whose name is given back; nothing of a header is left unsaid by then. An empty Body is refused.
   */
  open(): Name {
    const element = this.openAny()
    if (element === undefined) throw emptyBodyRefused()
    return element
  }

  /** The same for a message whose Body may be empty: `undefined` then. */
  openAny(): Name | undefined {
    const reader = this.#reader
    reader.next()
    this.version = this.#envelopeVersion()
    this.#refuseEncodingStyle()
    let part = this.#nextPart()
    if (part === 'Header') {
      this.#readHeaders()
      part = this.#nextPart()
    }
    understandAll(this.headers, this.version)
    if (part !== 'Body')
      throw malformed(
        part === undefined
          ? said('the envelope has no Body', 'в конверте нет Body')
          : said(`the element ${part} cannot come before Body in an envelope`, `элемент ${part} не может стоять в конверте перед Body`),
      )
    this.#refuseEncodingStyle()
    this.#bodyEnded = this.#nextEvent() === END
    if (this.#bodyEnded) return undefined
    this.#dropEncodingStyle()
    return { namespace: reader.namespace, local: reader.local }
  }

  /** From behind the END of the Body's element to the end of the document (R1009, R1011; SOAP 1.2 part 1, 5). */
  close(): void {
    if (!this.#bodyEnded && this.#nextEvent() !== END)
      throw malformed(
        said(`the Body has more than one element: ${clark(this.#reader)}`, `в Body более одного элемента: ${clark(this.#reader)}`),
      )
    if (this.#nextEvent() !== END)
      throw malformed(said(`behind Body comes the element ${clark(this.#reader)}`, `после Body стоит элемент ${clark(this.#reader)}`))
    while (this.#reader.next() !== EOF);
    if (this.#reader.instructions > 0)
      throw malformed(said('the message has a processing instruction', 'сообщение содержит инструкцию обработки'))
  }

  /** R1015; SOAP 1.2 part 1, 5.4.7. */
  #envelopeVersion(): SOAPVersion {
    const reader = this.#reader
    const version = reader.local === 'Envelope' ? versionOf(reader.namespace) : undefined
    if (version !== undefined) return version
    const mismatch = reader.local === 'Envelope' || this.version.name === '1.2'
    throw withEnglish(
      new SOAPFault(mismatch ? 'VersionMismatch' : 'Sender', `Элемент ${clark(reader)} не является конвертом SOAP 1.1 или SOAP 1.2`),
      `the element ${clark(reader)} is no envelope of SOAP 1.1 or SOAP 1.2`,
    )
  }

  /** Local name of the envelope's next child, which must be SOAP's own; others by their whole name; `undefined` at the end. */
  #nextPart(): string | undefined {
    if (this.#nextEvent() === END) return undefined
    const { namespace, local } = this.#reader
    return namespace === this.version.namespace ? local : clark(this.#reader)
  }

  #readHeaders(): void {
    const reader = this.#reader
    this.#refuseEncodingStyle()
    while (this.#nextEvent() === START) {
      const block = headerBlock(reader, this.version)
      if (this.#takeHeader?.(block) === true) continue
      this.headers.push(block)
      for (const depth = reader.depth; reader.depth >= depth;) reader.next()
    }
  }

  /** START or END; text between SOAP's own elements is refused, blanks apart. */
  #nextEvent(): typeof START | typeof END {
    for (;;) {
      const event = this.#reader.next()
      if (event === START || event === END) return event
      if (event === TEXT && /[^ \t\r\n]/.test(this.#reader.text)) throw malformed(textBetween(this.#reader.text.trim().slice(0, 40)))
    }
  }

  get #encodingStyle(): string | undefined {
    const { attributes } = this.#reader
    return attributes.length === 0
      ? undefined
      : attributes.find((one) => one.local === 'encodingStyle' && one.namespace === this.version.namespace)?.value.trim()
  }

  /** SOAP 1.2 part 1, 5.1.1: not on Envelope, Header and Body. */
  #refuseEncodingStyle(): void {
    if (this.version.checksEncodingStyle && this.#encodingStyle !== undefined)
      throw malformed(
        said(
          `encodingStyle cannot be on the element ${this.#reader.local}`,
          `encodingStyle не может стоять на элементе ${this.#reader.local}`,
        ),
      )
  }

  /** The Body's element is an instance of its own type: SOAP's attributes are none of it. */
  #dropEncodingStyle(): void {
    const style = this.#encodingStyle
    if (style === undefined) return
    if (this.version.checksEncodingStyle && !this.version.plainEncodings.has(style))
      throw withEnglish(
        new SOAPFault('DataEncodingUnknown', `Кодировка ${style} не поддерживается`),
        `the encoding style ${style} is not supported`,
      )
    this.#reader.attributes = this.#reader.attributes.filter(
      (one) => one.local !== 'encodingStyle' || one.namespace !== this.version.namespace,
    )
  }
}

const textBetween = (text: string): Said =>
  said(`between the elements of the envelope is the text "${text}"`, `между элементами конверта стоит текст «${text}»`)

const malformed = ({ en, ru }: Said): SOAPFault =>
  withEnglish(new SOAPFault('Sender', `Сообщение не соответствует SOAP: ${ru}`), `the message is not as SOAP asks: ${en}`)

/** For a message whose Body must hold an element and is empty. */
export const emptyBodyRefused = (): SOAPFault => malformed(said('the Body is empty', 'элемент Body пуст'))
