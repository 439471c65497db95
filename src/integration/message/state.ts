/** The life of a message: created, then sent; or received. */
import { said, type Said } from '../../diagnostics/said.ts'

export type MessageState = 'created' | 'sent' | 'received'

/** As errors say it. */
export const stateWords: Readonly<Record<MessageState, Said>> = {
  created: said('created', 'создано'),
  sent: said('sent', 'отправлено'),
  received: said('received', 'получено'),
}
