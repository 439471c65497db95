/** A message as it is kept in a queue of the infobase: its header as plain data, and its body. */

export interface MessageHeader {
  /** A UUID in lower case. */
  readonly id: string
  readonly correlation?: string | undefined
  readonly sender: string
  readonly recipient: string
  /** Milliseconds since 1970, UTC; of a received one as its sender said. */
  readonly sent?: number | undefined
  /** Milliseconds since 1970, UTC. */
  readonly expires?: number | undefined
  readonly parameters: Readonly<Record<string, string>>
}

export interface KeptMessage extends MessageHeader {
  readonly body: Uint8Array
}

/** Whether the message is out of date by then (chapter 17.7.4: its date is less than the present universal date). */
export const isExpired = ({ expires }: Pick<MessageHeader, 'expires'>, now: number): boolean => expires !== undefined && expires < now
