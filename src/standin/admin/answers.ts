/** The functions behind the operations of the admin surface; their addresses are in `operations.ts`. */
import type { CallsOf } from '../../channel/pattern.ts'
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { exactJSON } from '../calls/exact-json.ts'
import { wantedCalls } from '../calls/known-pattern.ts'
import { OUTGOING } from '../hosts/hosts.ts'
import type { Received } from '../journal/received.ts'
import { matching, VerificationError, verifyTimes, type Wanted } from '../journal/verify.ts'
import { readCriteria } from '../reading/criteria.ts'
import { plainNode } from '../reading/plain-node.ts'
import { Reading } from '../reading/reading.ts'
import { Masker } from '../relay/masker.ts'
import { isUnserved } from '../report-misses.ts'
import type { Standin } from '../standin.ts'
import { AdminError } from './error.ts'
import { record, timesOf, type AdminRequest, type Answered, type Operation } from './operation.ts'
import type { AdminPorts } from './ports.ts'
import { languageOf, shown, shownMiss } from './shown.ts'

interface Asked extends AdminRequest {
  readonly standin: Standin
  readonly ports: AdminPorts
}

export type Answer = (asked: Asked) => Answered | Promise<Answered>

export type AdminOperation = Operation<Asked, 'Stub' | 'FailureRule' | 'Verification' | 'Call' | 'Items'>

/** By service, template, method, operation, status, `unserved=true`, `after=<id>`; at most `limit`, the newest. */
export const journal: Answer = ({ standin, query }) => {
  const status = query.get('status')
  const found = standin
    .received()
    .filter(
      (one) =>
        isOf(one, query)
        && (status === undefined || Number(status) === one.reply?.StatusCode)
        && (query.get('unserved') !== 'true' || isUnserved(one, standin))
        && one.id > Number(query.get('after') ?? 0),
    )
  const limit = Number(query.get('limit') ?? 1000)
  return [200, { count: found.length, exchanges: found.slice(-Math.max(1, limit)).map((one) => shown(one, standin.isSecret)) }]
}

/** A service is named by its Name or address, a template by its name or text. */
function isOf({ address, method }: Received, query: ReadonlyMap<string, string>): boolean {
  const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
    service: [address?.service, address?.root],
    template: [address?.template, address?.templateText],
    operation: [address?.operation],
    set: [address?.set],
    method: [method],
  }
  return Object.entries(values).every(([name, own]) => !query.has(name) || own.includes(query.get(name)))
}

export const exchange: Answer = ({ standin, id, query }) => {
  const found = standin.received().find((one) => String(one.id) === id)
  if (found === undefined) throw new AdminError(404, said(`the journal has no exchange ${id}`, `в журнале нет вызова ${id}`))
  return [200, isUnserved(found, standin) ? shownMiss(found, standin, languageOf(query)) : shown(found, standin.isSecret)]
}

const verified = ['channel', 'service', 'host', 'template', 'operation', 'set', 'method', 'request']

/** 200 with the calls, or 422 with both sides of the difference. */
export const verify: Answer = async ({ standin, body }) => {
  const { times: _, request, ...where } = record(body)
  const times = timesOf(record(body), verified)
  const wanted = wantedOf(standin, where, request)
  // A call that follows an answer may be on its way.
  if (wanted.outgoing !== undefined) await standin.settled()
  try {
    return [
      200,
      {
        verified: true,
        received: verifyTimes(wanted, times, standin.received()).length,
        exchanges: matching(wanted, standin.received()).map((one) => shown(one, standin.isSecret)),
      },
    ]
  } catch (error) {
    if (error instanceof VerificationError)
      return [
        422,
        { verified: false, message: error.message, expected: error.expected, actual: new Masker(standin.isSecret).text(error.actual) },
      ]
    throw error
  }
}

/** The channel is the one that is named, else the one whose word for a part is used, else the first. */
function wantedOf({ addresses }: Standin, where: Readonly<Record<string, unknown>>, request: unknown): Wanted {
  const { channel: name, service, method } = where
  const reading = new Reading()
  const criteria = readCriteria(reading, request === undefined ? undefined : plainNode(request))
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  if (typeof where['host'] === 'string') return wantedCalls(ofHost(where['host'], where), criteria, addresses())
  if (typeof service !== 'string')
    throw new AdminError(400, said('"service" is missing: the Name or RootURL of a service', 'нет "service": это Name или RootURL сервиса'))
  const { channels } = addresses()
  const channel =
    name === undefined
      ? (channels.findLast(({ words }) => where[words.partKey] !== undefined) ?? channels[0])
      : channels.find((one) => one.name === name)
  const part = channel && where[channel.words.partKey]
  return wantedCalls(patternOf(channel?.name ?? String(name), service, part, method), criteria, addresses())
}

const ofHost = (host: string, { template, method }: Readonly<Record<string, unknown>>): CallsOf =>
  patternOf(OUTGOING, host, template, method)

const patternOf = (channel: string, service: string, part: unknown, method: unknown): CallsOf => ({
  channel,
  service,
  ...(part !== undefined && { part: String(part) }),
  ...(method !== undefined && method !== 'Any' && { method: String(method) }),
})

export const addStub: Answer = ({ standin, body }) => {
  const stub = record(body)
  const replies = [stub['reply'], ...(Array.isArray(stub['replies']) ? (stub['replies'] as unknown[]) : [])]
  if (replies.some((one) => typeof one === 'object' && one !== null && 'file' in one))
    throw new AdminError(
      400,
      said(
        'the reply of a stub that is sent here cannot be a file of this machine; send it as text, json or base64',
        'ответ присланной сюда заглушки не может быть файлом этой машины; пришлите его как text, json или base64',
      ),
    )
  return [201, { id: standin.write.add(stub).id }]
}
export const removeStub: Answer = ({ standin, id }) => removed(standin.write.remove(id), said(`stub ${id}`, `заглушки ${id}`))
export const addFailure: Answer = ({ standin, body }) => [201, { id: standin.failures.add(standin.write.failureRule(body)) }]
export const removeFailure: Answer = ({ standin, id }) => removed(standin.failures.remove(id), said(`failure ${id}`, `сбоя ${id}`))

function removed(found: boolean, what: Said): Answered {
  if (!found) throw new AdminError(404, said(`there is no ${what.en}`, `нет ${what.ru}`))
  return [204]
}

/** Collections by name. */
export const collections: Answer = ({ standin: { stubs } }) => {
  const { names, of } = stubs.collections
  return [200, plainly(Object.fromEntries(names().map((name) => [name, of(name).list()])))]
}

/** The items of the body, a list, in place of all. */
export const fillCollection: Answer = ({ standin: { stubs }, id, body }) => {
  if (!Array.isArray(body) || !body.every((one) => typeof one === 'object' && one !== null && !Array.isArray(one)))
    throw new AdminError(400, said('the body must be a list of JSON objects', 'тело должно быть списком объектов JSON'))
  stubs.collections.of(id).fill(body)
  return [204]
}

/** Numbers that are no doubles as they are shown elsewhere. */
const plainly = (value: unknown): unknown => JSON.parse(exactJSON(value))
