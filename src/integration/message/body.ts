/**
 * The body of a message as 1C's stream: written once before sending, read from its beginning afterwards, never sought in (chapter 17.7.4).
 */
import { concatBytes } from '../../exchange/reply.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import type { ReadBody } from '../definition/message.ts'
import { integrationError } from './error.ts'
import { stateWords, type MessageState } from './state.ts'

/** The bytes of one message, whoever writes or reads them. */
export class BodyContent {
  #pieces: Uint8Array[] = []
  #size = 0

  constructor(bytes?: Uint8Array) {
    if (bytes !== undefined && bytes.length > 0) this.add(bytes)
  }

  get size(): number {
    return this.#size
  }

  add(bytes: Uint8Array): void {
    this.#pieces.push(bytes)
    this.#size += bytes.length
  }

  get bytes(): Uint8Array {
    if (this.#pieces.length !== 1) this.#pieces = [concatBytes(this.#pieces)]
    return this.#pieces[0]!
  }
}

/** What a stream needs of its message. */
export interface BodyOwner {
  readonly state: MessageState
  readonly content: BodyContent
}

/** 1C's `Поток` of a message. */
export class MessageBody implements ReadBody {
  readonly #owner: BodyOwner
  #position: number
  #isOpen = true

  constructor(owner: BodyOwner) {
    this.#owner = owner
    this.#position = owner.state === 'created' ? owner.content.size : 0
  }

  /** `ДоступноЧтение`. */
  get CanRead(): boolean {
    return this.#isOpen && this.#owner.state !== 'created'
  }

  /** `ДоступнаЗапись`. */
  get CanWrite(): boolean {
    return this.#isOpen && this.#owner.state === 'created'
  }

  /** `ДоступноИзменениеПозиции`. Never. */
  get CanSeek(): false {
    return false
  }

  /** `Записать`. Adds bytes of the buffer to the body. @throws IntegrationError after the message was sent */
  Write(buffer: Uint8Array, offset = 0, count = buffer.length - offset): void {
    this.#open()
    const { state, content } = this.#owner
    if (state !== 'created') throw integrationError('not-writable', { state: stateWords[state] })
    content.add(buffer.slice(offset, offset + count))
    this.#position = content.size
  }

  /** `Прочитать`. Puts the next bytes into the buffer; gives how many, 0 at the end. @throws IntegrationError before it is sent */
  Read(buffer: Uint8Array, offset = 0, count = buffer.length - offset): number {
    const found = this.#next(Math.min(count, buffer.length - offset))
    buffer.set(found, offset)
    return found.length
  }

  /** `КопироватьВ`. Reads what is left and writes it into another stream. */
  CopyTo(target: { Write(buffer: Uint8Array, offset: number, count: number): void }): void {
    const rest = this.#next(Infinity)
    target.Write(rest, 0, rest.length)
  }

  /** `ТекущаяПозиция`. Bytes from the beginning. */
  CurrentPosition(): number {
    return this.#position
  }

  /** `Размер`. In bytes. */
  Size(): number {
    return this.#owner.content.size
  }

  /** `Перейти`. @throws IntegrationError always: the position is never changed */
  Seek(): never {
    throw integrationError('no-seek', {})
  }

  /** `УстановитьРазмер`. @throws IntegrationError always */
  SetSize(): never {
    throw integrationError('no-seek', {})
  }

  /** `СброситьБуферы`. What is written is in the message at once. */
  Flush(): void {}

  /** `Закрыть`. Ends this stream; the body stays. */
  Close(): void {
    this.#isOpen = false
  }

  /** What is left, in one piece. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    const rest = this.#next(Infinity)
    if (rest.length > 0) yield rest
  }

  #next(count: number): Uint8Array {
    this.#open()
    const { state, content } = this.#owner
    if (state === 'created') throw integrationError('not-readable', {})
    const found = content.bytes.slice(this.#position, this.#position + Math.max(0, count))
    this.#position += found.length
    return found
  }

  #open(): void {
    if (!this.#isOpen) throw integrationError('closed', {})
  }

  // The same by their Russian names.
  /** `CanRead`. */
  declare readonly ДоступноЧтение: this['CanRead']
  /** `CanWrite`. */
  declare readonly ДоступнаЗапись: this['CanWrite']
  /** `CanSeek`. */
  declare readonly ДоступноИзменениеПозиции: this['CanSeek']
  /** `Write`. */
  declare readonly Записать: this['Write']
  /** `Read`. */
  declare readonly Прочитать: this['Read']
  /** `CopyTo`. */
  declare readonly КопироватьВ: this['CopyTo']
  /** `CurrentPosition`. */
  declare readonly ТекущаяПозиция: this['CurrentPosition']
  /** `Size`. */
  declare readonly Размер: this['Size']
  /** `Seek`. */
  declare readonly Перейти: this['Seek']
  /** `SetSize`. */
  declare readonly УстановитьРазмер: this['SetSize']
  /** `Flush`. */
  declare readonly СброситьБуферы: this['Flush']
  /** `Close`. */
  declare readonly Закрыть: this['Close']
}

inRussian(MessageBody, memberNames.MessageBody)
