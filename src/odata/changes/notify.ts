/** NotifyChangesReceived: the other infobase has the message, so what was sent with it and before it is no longer registered. */
import type { Reply } from '../../exchange/reply.ts'
import { VERSION } from '../read/answer.ts'
import type { Request } from '../request.ts'
import { pointOf } from './point.ts'

export async function notifyChangesReceived(request: Request): Promise<Reply> {
  const { node, messageNo } = await pointOf(request)
  const { registration, transactions } = request.infobase.base
  await transactions.run(() => registration.received(node, messageNo))
  return { status: 200, headers: [...VERSION, 'Content-Length', '0'] }
}
