/** `Поток` of a message: written before it is sent, read afterwards, its position never set (chapter 17.7.4). */
import type { MessageBody } from '../../../integration/message/body.ts'
import type { IntegrationServiceMessage } from '../../../integration/message/message.ts'
import { MemoryStream, streamType } from '../binary/stream.ts'

export class MessageStream extends MemoryStream {
  readonly #message: IntegrationServiceMessage
  readonly #body: MessageBody

  constructor(message: IntegrationServiceMessage) {
    const body = message.GetBodyAsStream()
    super(streamType, new Uint8Array(), body.CanWrite)
    this.#message = message
    this.#body = body
  }

  override get canRead(): boolean {
    return this.#body.CanRead
  }

  override get canWrite(): boolean {
    return this.#body.CanWrite
  }

  override get canSeek(): boolean {
    return false
  }

  override get size(): number {
    return this.#body.Size()
  }

  override get content(): Uint8Array {
    return this.#body.CanRead ? this.#message.GetBodyAsBinaryData() : new Uint8Array()
  }

  override write(bytes: Uint8Array): void {
    this.#body.Write(bytes)
    this.position = this.#body.CurrentPosition()
  }

  override read(count: number): Uint8Array {
    const buffer = new Uint8Array(Math.max(0, Math.min(count, this.size - this.position)))
    this.#body.Read(buffer)
    this.position += buffer.length
    return buffer
  }

  override seek(): number {
    return this.#body.Seek()
  }

  override resize(): void {
    this.#body.SetSize()
  }

  override close(): void {
    this.#body.Close()
    this.isOpen = false
  }
}
