/** Stubs and failures that a program writes while the stand-in runs: read as those of files are, refused whole when anything is wrong. */
import type { Listed } from '../channel/listed.ts'
import type { CallsOf } from '../channel/pattern.ts'
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import type { Handler } from '../hs/service/service.ts'
import type { AnyOperationHandler } from '../ws/service/operation.ts'
import type { Addresses } from './calls/address.ts'
import type { CallParts } from './calls/notes.ts'
import { readFailureRule } from './failure/read-rule.ts'
import type { FailureRule } from './failure/rule.ts'
import { isOutgoing } from './hosts/wanted.ts'
import { joinedConditions } from './reading/criteria.ts'
import { plainNode } from './reading/plain-node.ts'
import { Reading } from './reading/reading.ts'
import type { SourceNode } from './reading/source-node.ts'
import type { RelayRule } from './relay/rule.ts'
import type {
  ODataReplyDefinition,
  ODataStubHandler,
  OperationReplyDefinition,
  StepDefinition,
  StubReplyDefinition,
  StubRules,
} from './stub/definition.ts'
import type { StubService } from './stub/form.ts'
import { formOf } from './stub/forms.ts'
import { readService } from './stub/read-file.ts'
import { hostNamed } from './stub/read/hosts.ts'
import { keepActions } from './stub/read/step.ts'
import { readStub } from './stub/read/stub.ts'
import { shadowedBy } from './stub/shadowed.ts'
import type { Stub, StubAnswer } from './stub/stub.ts'
import type { Stubs } from './stub/stubs.ts'

export interface StubWriter {
  /** A stub as it is in a file, with its `service`. Throws DiagnosticError; gives the id. */
  add(written: unknown): Stub
  /** Throws DiagnosticError; also for a stub that a written handler keeps from ever answering. */
  stub(
    pattern: CallsOf,
    reply:
      | StubReplyDefinition
      | OperationReplyDefinition
      | readonly (StubReplyDefinition | OperationReplyDefinition)[]
      | ODataReplyDefinition
      | readonly ODataReplyDefinition[]
      | StepDefinition
      | Handler
      | AnyOperationHandler
      | ODataStubHandler,
    rules?: StubRules,
  ): Stub
  remove(id: string): boolean
  clear(): void
  /** Throws DiagnosticError. */
  failureRule(written: unknown): FailureRule
}

/** What stubs are held against. */
export interface Defined {
  /** The services without stubs. */
  listed(): readonly Listed[]
  modes(): readonly RelayRule[]
}

const serviceOf = (reading: Reading, node: SourceNode, service: unknown, addresses: Addresses): StubService | undefined =>
  readService(reading, node, service === undefined ? undefined : plainNode(service), addresses)

/** Id of the stub of a collection's items, beside that of the collection. */
const itemOf = (id: string): string => `${id}/item`

/** `{ keep: 'orders' }` in place of a reply. */
const isStep = (reply: object): boolean => keepActions.some((one) => Object.hasOwn(reply, one))

/** The keys that say in a file where a stub is. */
function placeOf(pattern: CallsOf, { channels }: Addresses): Readonly<Record<string, unknown>> {
  const { channel: name, service, part, method } = pattern
  const partKey = isOutgoing(pattern) ? 'template' : channels.find((one) => one.name === name)!.words.partKey
  return {
    [isOutgoing(pattern) ? 'host' : 'service']: service,
    ...(part !== undefined && { [partKey]: part }),
    ...(method !== undefined && { method }),
  }
}

/** `rebuild`: what follows a change of the stubs. */
export function writeStubs(stubs: Stubs, { addresses }: CallParts, defined: Defined, rebuild: () => void): StubWriter {
  let count = 0
  const add = (written: Readonly<Record<string, unknown>>, answer?: StubAnswer): Stub => {
    const reading = new Reading()
    const { service, host, ...rest } = written
    const node = plainNode(rest)
    const found = host === undefined ? serviceOf(reading, node, service, addresses()) : hostNamed(reading, String(host), undefined)
    const read =
      found && (host === undefined ? formOf(found.channel).read(reading, node, found, undefined) : readStub(reading, node, found))
    if (read === undefined || read.length === 0) throw new DiagnosticError(reading.diagnostics)
    const shadowed = read.flatMap((one) => shadowedBy(one, defined.listed(), defined.modes()) ?? [])
    if (shadowed.length > 0) throw new DiagnosticError(shadowed)
    const id = `stub-${++count}`
    const added = read.map((one, at): Stub => ({ ...one, id: at === 0 ? id : itemOf(id), written, ...(answer && { answer }) }))
    stubs.add(added)
    rebuild()
    return added[0]!
  }
  return {
    add: (written) =>
      add(
        typeof written === 'object' && written !== null && !Array.isArray(written)
          ? (written as Readonly<Record<string, unknown>>)
          : { stub: written },
      ),
    stub(pattern, reply, rules = {}) {
      const answer =
        typeof reply === 'function' ? { reply: {} } : Array.isArray(reply) ? { replies: reply } : isStep(reply) ? reply : { reply }
      const where = placeOf(pattern, addresses())
      const request = joinedConditions(pattern, rules.request)
      return add(
        { ...where, ...rules, ...(request && { request }), ...answer },
        typeof reply === 'function' ? { kind: 'handler', handler: reply } : undefined,
      )
    },
    remove(id) {
      const found = stubs.remove(id)
      if (found) {
        stubs.remove(itemOf(id))
        rebuild()
      }
      return found
    },
    clear() {
      stubs.clear()
      rebuild()
    },
    failureRule(written) {
      const reading = new Reading()
      const { host, ...rest } = (written ?? {}) as Readonly<Record<string, unknown>>
      const named = host === undefined ? undefined : hostNamed(reading, String(host), undefined)
      const rule = readFailureRule(reading, plainNode(host === undefined ? written : rest), addresses(), named)
      if (rule === undefined || reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
      return rule
    },
  }
}
