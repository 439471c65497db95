/** The port of who may use a bus: the tokens that it gave out, checked at the AMQP door. */
import type { AmqpLogin } from '../amqp/listener.ts'
import type { BusApplication } from './topology.ts'

export interface BusAccess {
  /** Whether the token, which is user and password both, is valid now. */
  authenticate(login: AmqpLogin): boolean | Promise<boolean>
  /** Whether its owner may use the application; left out: any. */
  permits?(login: AmqpLogin, application: BusApplication): boolean
}
