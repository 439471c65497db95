/** A received message as a handler sees it: its header and its body, which are only read (chapter 17.7.4). */

/** The body of a message as 1C's stream: from its beginning to its end, its position is never set. */
export interface ReadBody extends AsyncIterable<Uint8Array> {
  /** `ДоступноЧтение`. */
  readonly CanRead: boolean
  /** `ДоступнаЗапись`. */
  readonly CanWrite: boolean
  /** `ДоступноИзменениеПозиции`. Never. */
  readonly CanSeek: false
  /** `Прочитать`. Puts the next bytes into the buffer; gives how many, 0 at the end. */
  Read(buffer: Uint8Array, offset?: number, count?: number): number
  /** `ТекущаяПозиция`. Bytes from the beginning. */
  CurrentPosition(): number
  /** `Размер`. In bytes. */
  Size(): number
  /** `Закрыть`. */
  Close(): void
}

/** A message that came from the external service. */
export interface ReceivedMessage {
  /** `Идентификатор`. A UUID. */
  readonly ID: string
  /** `ИдентификаторСообщенияЗапроса`. The ID of the message that this one answers. */
  readonly CorrelationId: string | undefined
  /** `ДатаОтправки`. */
  readonly SendDate: Date | undefined
  /** `ДатаУстаревания`. From then on the message is not handled. */
  readonly ExpirationDate: Date | undefined
  /** `КодОтправителя`. The code of the participant that sent it. */
  readonly SenderCode: string
  /** `КодПолучателя`. Codes of the recipients with commas between them; empty: any. */
  readonly RecipientCode: string
  /** `Параметры`. Texts by name. */
  readonly Parameters: ReadonlyMap<string, string>
  /** `РазмерТела`. In bytes. */
  readonly BodySize: number
  /** `ПолучитьТелоКакПоток`. */
  GetBodyAsStream(): ReadBody
  /** The body as a text in UTF-8; ours, 1C has none. */
  GetBodyAsString(): string
  /** The body whole; ours, 1C has none. */
  GetBodyAsBinaryData(): Uint8Array
}
