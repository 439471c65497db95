/** Calls of modules to other servers: through the door of the stand-in that runs them; without one, to named hosts only. */
import { onlyHosts, outgoingDoor } from '../../exchange/outgoing/door.ts'
import type { Outgoing, OutgoingRequest, OutgoingTLS } from '../../exchange/outgoing/request.ts'
import { currentDoor } from '../../host/http/doors.ts'

/** Loaded when the first call goes to the net. */
const net: Outgoing = async (request) => (await import('../../host/network/outgoing/transport.ts')).transport(request)

/** `lists`: paths of lists of revoked certificates, PEM or DER, for which the language has no argument. */
export function outgoingOfModules(allowed: readonly string[] = [], lists: readonly string[] = []): Outgoing {
  const alone = outgoingDoor([onlyHosts(allowed)], net)
  const asked = withLists(lists)
  return (request) => currentDoor()?.(asked(request), net, 'module') ?? alone(asked(request))
}

/** One object for each secure connection, by which the transport knows what it has read. */
function withLists(lists: readonly string[]): (request: OutgoingRequest) => OutgoingRequest {
  if (lists.length === 0) return (request) => request
  const revoked = lists.map((path) => ({ path }))
  const known = new WeakMap<OutgoingTLS, OutgoingTLS>()
  return (request) => {
    if (request.tls === undefined) return request
    const tls = known.get(request.tls) ?? { ...request.tls, revoked }
    known.set(request.tls, tls)
    return { ...request, tls }
  }
}
