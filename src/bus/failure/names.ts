/** Failures of a bus by name: what each does (docs/integration-bus.md repeats it). */

const failures = {
  tokenExpired: { meaning: 'tokens are refused: 401 over HTTP, an authentication error at the broker', options: [] },
  badCredentials: { meaning: '401 to everyone who asks for a token', options: [] },
  applicationNotFound: { meaning: '404 over HTTP, amqp:not-found at the broker', options: [] },
  brokerDown: { meaning: 'connections to the broker end, and new ones are refused', options: [] },
  dropUnsettled: { meaning: 'the connection ends where a message was transferred and is not settled yet', options: [] },
  deliverTwice: { meaning: 'a message is delivered twice', options: [] },
  slowAccept: { meaning: 'a message that was sent is accepted late', options: ['delay'] },
  reject: { meaning: 'a message that was sent is rejected', options: ['text'] },
} as const satisfies Record<string, { readonly meaning: string; readonly options: readonly ('delay' | 'text')[] }>

/** Of a bus; those of HTTP services are others. */
export type BusFailureName = keyof typeof failures

export const busFailureNames = Object.keys(failures) as readonly BusFailureName[]

export const isBusFailureName = (text: string): text is BusFailureName => Object.hasOwn(failures, text)

export const busFailureRow = (name: BusFailureName): { readonly meaning: string; readonly options: readonly ('delay' | 'text')[] } =>
  failures[name]
