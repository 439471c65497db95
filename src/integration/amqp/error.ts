/** Errors that AMQP peers send each other: a condition of the specification, and a sentence. */

/** `condition` is a symbol such as `amqp:not-found`. */
export interface AmqpError {
  readonly condition: string
  readonly description: string
}

/** Conditions of AMQP 1.0, parts 2.8.15 to 2.8.18, that are used here. */
export const conditions = {
  decode: 'amqp:decode-error',
  framing: 'amqp:connection:framing-error',
  forced: 'amqp:connection:forced',
  internal: 'amqp:internal-error',
  limit: 'amqp:resource-limit-exceeded',
  messageSize: 'amqp:link:message-size-exceeded',
  transferLimit: 'amqp:link:transfer-limit-exceeded',
  notAllowed: 'amqp:not-allowed',
  notFound: 'amqp:not-found',
  notImplemented: 'amqp:not-implemented',
  unauthorized: 'amqp:unauthorized-access',
} as const
