/** The HTTP half of a bus: tokens, and the lists of channels (documentation of 1С:Шина; error bodies as captured). */
import { basicCredentials, type Credentials } from '../../access/basic.ts'
import type { Arrival } from '../../exchange/arrival.ts'
import { RequestBody } from '../../exchange/body/request-body.ts'
import { headerValue } from '../../exchange/headers.ts'
import { parseQuery } from '../../exchange/query.ts'
import { Refusal } from '../../exchange/refusal.ts'
import type { Reply } from '../../exchange/reply.ts'
import { parseTarget, segmentsOfPath } from '../../exchange/target.ts'
import type { Platform } from '../../platform/configuration.ts'
import type { PlannedApplication, BusPlan } from '../definition/plan.ts'
import { metadataOf, runtimeOf } from './describe.ts'
import { errorReply, jsonReply, noApplication, wrongCredentials } from './error-body.ts'
import { participantOf, type Tokens } from './tokens.ts'

/** What answers beside the definition. */
export interface BusHTTPPorts {
  readonly plan: () => BusPlan
  readonly tokens: Tokens
  /** Of the broker. */
  readonly port: () => number
  /** Whether this request fails so; asked once for each. */
  readonly fails: (name: 'tokenExpired' | 'badCredentials' | 'applicationNotFound', application: string | undefined) => boolean
  /** Receives each request when it is answered: `client` where it is known. */
  readonly answered: (request: AnsweredRequest) => void
  /** Receives a defect, which is answered 500. */
  readonly failed: (error: unknown) => void
}

/** A request and its answer, for the journal. */
export interface AnsweredRequest {
  /** The HTTP method. */
  readonly method: string
  /** As it was sent. */
  readonly target: string
  /** Of the answer. */
  readonly status: number
  /** Login of the client, where it is known. */
  readonly client?: string
}

/** Bytes of a body: it is one word. */
const MAX_BODY = 64 * 1024

export const busPlatform = (ports: BusHTTPPorts): Platform => ({
  base: '',
  services: [],
  publications: [],
  sessions: () => ({ open: [], abandoned: [], abandonedCount: 0 }),
  publishes: () => true,
  addressOf: () => undefined,
  explain: () => undefined,
  async handle(arrival) {
    const seen: { client?: string } = {}
    let reply: Reply
    try {
      reply = await answer(arrival, ports, seen)
    } catch (error) {
      if (!(error instanceof Refusal)) ports.failed(error)
      reply = error instanceof Refusal ? errorReply('large', 'The request is too large.') : errorReply('defect', 'Internal error.')
    }
    ports.answered({ method: arrival.method, target: arrival.target, status: reply.status, ...seen })
    return reply
  },
})

const lists: ReadonlyMap<string, typeof runtimeOf> = new Map([
  ['sys/esb/metadata/channels', metadataOf],
  ['sys/esb/runtime/channels', runtimeOf],
])

interface Seen {
  client?: string
}

function answer(arrival: Arrival, ports: BusHTTPPorts, seen: Seen): Promise<Reply> | Reply {
  const target = parseTarget(arrival.target)
  if (target === undefined) return errorReply('invalid', 'The address does not decode.')
  const segments = segmentsOfPath(target.path)
  const [first = '', second = '', ...rest] = segments
  if (target.path === '/auth/oidc/token' || target.path === '/console/sys/token')
    return ofMethod('POST', arrival, () => token(arrival, ports, seen))
  // The first segment of any other path was taken for the name of an application (captured: "apllications").
  const name = first === 'applications' ? second : first
  const application = ports.plan().applications.find((one) => one.Name === name)
  if (first !== 'applications' || application === undefined || ports.fails('applicationNotFound', name))
    return errorReply('absent', noApplication(name))
  const path = rest.join('/')
  if (path === 'sys/token') return ofMethod('POST', arrival, () => token(arrival, ports, seen, application))
  const list = lists.get(path)
  if (list === undefined) return errorReply('absent', `Resource "${target.path}" not found.`)
  return ofMethod('GET', arrival, () => listed(arrival, application, ports, seen, list))
}

const ofMethod = (method: string, arrival: Arrival, answered: () => Promise<Reply>): Promise<Reply> | Reply =>
  arrival.method === method ? answered() : errorReply('method', `Method ${arrival.method} is not allowed here.`, ['Allow', method])

const grants: ReadonlySet<string> = new Set(['client_credentials', 'CLIENT_CREDENTIALS'])

/** `application`: whose client alone is known, where the address has one. */
async function token(arrival: Arrival, { tokens, fails }: BusHTTPPorts, seen: Seen, application?: PlannedApplication): Promise<Reply> {
  const grant = parseQuery(new TextDecoder().decode(await new RequestBody(arrival.body, MAX_BODY).bytes('token')))?.get('grant_type')
  const given: Credentials | undefined = basicCredentials(headerValue(arrival.headers, 'authorization') ?? '')
  const unknown = errorReply('unauthenticated', wrongCredentials, ['WWW-Authenticate', 'Basic'])
  if (given === undefined) return unknown
  seen.client = given.name
  if (fails('badCredentials', application?.Name)) return unknown
  if (application !== undefined && participantOf(application.Participants, given.name) === undefined) return unknown
  if (grant === undefined || !grants.has(grant))
    return errorReply('invalid', grant === undefined ? 'grant_type is missing.' : `grant_type "${grant}" is not supported.`)
  const id_token = await tokens.issue(given.name, given.password)
  return id_token === undefined ? unknown : jsonReply(200, { id_token, access_token: 'Not implemented', token_type: 'Bearer' })
}

async function listed(
  arrival: Arrival,
  application: PlannedApplication,
  { tokens, port, fails }: BusHTTPPorts,
  seen: Seen,
  list: typeof runtimeOf,
): Promise<Reply> {
  const [, given] = /^Bearer +(\S+) *$/i.exec(headerValue(arrival.headers, 'authorization') ?? '') ?? []
  const refused = (message: string): Reply => errorReply('unauthenticated', message, ['WWW-Authenticate', 'Bearer'])
  if (given === undefined) return refused('Authentication is required.')
  const checked = await tokens.check(given)
  if ('client' in checked) seen.client = checked.client
  if ('wrong' in checked || fails('tokenExpired', application.Name)) return refused('The token is invalid or has expired.')
  const participant = participantOf(application.Participants, checked.client)
  if (participant === undefined) return errorReply('forbidden', `Access to application "${application.Name}" is denied.`)
  return jsonReply(200, list(application, participant, port()))
}
