/** All events while requests are served, as one union; sinks decide what to print. */
export type Observation =
  | {
      readonly kind: 'request'
      readonly id: number
      readonly method: string
      readonly target: string
      readonly status: number
      /** From arrival to reply, milliseconds. */
      readonly ms: number
      /** `<Service> <template>` or `<Service>.<Operation>`, when one was found. */
      readonly route?: string
      /** Code of the refusal, when the request was refused. */
      readonly refusal?: string
      readonly hint?: string
      /** The same in Russian, where the words differ. */
      readonly hintRu?: string
    }
  | {
      readonly kind: 'exception'
      readonly id: number
      readonly error: unknown
      readonly text: string
      /** The client had left by then, which most likely is the cause: no one is at fault. */
      readonly clientLeft?: true
    }
  | { readonly kind: 'defect'; readonly id: number; readonly error: unknown }

/** Receives observations; it must not throw. */
export type Observe = (observation: Observation) => void
