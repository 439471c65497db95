/**
 * A connection that is made on first use, by `Connect`, and is there until `Disconnect` or until the database ends it (chapter 17.5.6).
 * Several uses at once share one attempt.
 */

/** `СостояниеВнешнегоИсточникаДанных`. */
export type ExternalDataSourceState = 'Connected' | 'Disconnected'

/** What a connection must have here. */
export interface Closable {
  /** The database has ended it. */
  readonly isLost: boolean
  close(): Promise<void>
}

export class ConnectionHolder<C extends Closable> {
  readonly #open: () => Promise<C>
  #connection: C | undefined
  #attempt: Promise<C> | undefined

  /** `open` makes a connection with the parameters of the moment. */
  constructor(open: () => Promise<C>) {
    this.#open = open
  }

  /** `ПолучитьСостояние`. */
  GetState(): ExternalDataSourceState {
    return this.#connection !== undefined && !this.#connection.isLost ? 'Connected' : 'Disconnected'
  }

  /** The connection; the first use makes it. What `open` throws is thrown, and the next use tries again. */
  async use(): Promise<C> {
    if (this.#connection !== undefined && !this.#connection.isLost) return this.#connection
    this.#attempt ??= this.#make()
    return this.#attempt
  }

  async #make(): Promise<C> {
    try {
      const made = await this.#open()
      this.#connection = made
      return made
    } finally {
      this.#attempt = undefined
    }
  }

  /** `Подключиться`. Nothing is done where it is connected. */
  async Connect(): Promise<void> {
    await this.use()
  }

  /** `Отключиться`. Nothing is done where it is not connected. */
  async Disconnect(): Promise<void> {
    const made = this.#connection ?? (await this.#attempt?.catch(() => undefined))
    this.#connection = undefined
    await made?.close()
  }
}
