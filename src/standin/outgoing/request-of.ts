/** A call that goes out as a request of a service, and as a call: what stubs and their code see of it. */
import type { Address } from '../../channel/address.ts'
import { inBoth } from '../../diagnostics/said-error.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { FixedMap } from '../../exchange/fixed-map.ts'
import { parseQuery } from '../../exchange/query.ts'
import { parseTarget, segmentText } from '../../exchange/target.ts'
import { HTTPServiceRequest } from '../../hs/message/request.ts'
import type { Call } from '../../session/call.ts'
import { noInfobase } from '../../session/no-infobase.ts'
import type { Session } from '../../session/session.ts'

/** Bytes of a body that a stub looks at. */
const MOST = 100 * 1024 * 1024

const none = new FixedMap<string>()

export function requestOf(arrival: Arrival, { service, URLParameters }: Address): HTTPServiceRequest {
  const target = parseTarget(arrival.target)
  return new HTTPServiceRequest(arrival, {
    BaseURL: service,
    RelativeURL: segmentText(target?.path ?? '') || '/',
    URLParameters,
    QueryOptions: parseQuery(target?.query ?? '') ?? none,
    maxBody: MOST,
  })
}

/** There is neither a session nor a user of ours at the other side. A class, as each literal with a getter keeps its request in V8. */
class OutgoingCall implements Call {
  readonly user = ''
  readonly publication = ''
  readonly separators = []
  readonly #arrival: Pick<Arrival, 'signal'>

  constructor(arrival: Pick<Arrival, 'signal'>) {
    this.#arrival = arrival
  }

  get session(): Session {
    throw inBoth(
      new TypeError('call.session: a call that goes out has no session; that of the handler which calls is in its own `call`'),
      'call.session: у исходящего вызова нет сеанса; сеанс обработчика, который вызывает, – в его собственном `call`',
    )
  }

  get infobase(): never {
    throw noInfobase()
  }

  get signal(): AbortSignal {
    return this.#arrival.signal
  }
}

export const callOf = (arrival: Pick<Arrival, 'signal'>): Call => new OutgoingCall(arrival)
