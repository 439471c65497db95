/** Calls of modules to other servers: through the door of the stand-in that runs them; without one, to named hosts only. */
import { onlyHosts, outgoingDoor } from '../../exchange/outgoing/door.ts'
import type { Outgoing } from '../../exchange/outgoing/request.ts'
import { currentDoor } from '../../host/http/doors.ts'

/** Loaded when the first call goes to the net. */
const net: Outgoing = async (request) => (await import('../../host/network/outgoing/transport.ts')).transport(request)

export function outgoingOfModules(allowed: readonly string[] = []): Outgoing {
  const alone = outgoingDoor([onlyHosts(allowed)], net)
  return (request) => currentDoor()?.(request, net, 'module') ?? alone(request)
}
