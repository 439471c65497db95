/** A refusal that has its reply with it: thrown by what stands in for a handler and knows every byte of the answer. */
import { Refusal } from '../refusal.ts'
import type { Reply } from '../reply.ts'

export class ReadyReply extends Refusal {
  readonly reply: Reply
  constructor(reply: Reply) {
    super('exchange/ready', reply.status, '')
    this.reply = reply
  }
}
