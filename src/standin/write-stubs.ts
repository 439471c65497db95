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
import type { ODataReplyDefinition, ODataStubHandler, OperationReplyDefinition, StubReplyDefinition, StubRules } from './stub/definition.ts'
import type { StubService } from './stub/form.ts'
import { formOf } from './stub/forms.ts'
import { readService } from './stub/read-file.ts'
import { hostNamed } from './stub/read/hosts.ts'
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
    if (read === undefined) throw new DiagnosticError(reading.diagnostics)
    const shadowed = shadowedBy(read, defined.listed(), defined.modes())
    if (shadowed !== undefined) throw new DiagnosticError([shadowed])
    const stub: Stub = { ...read, id: `stub-${++count}`, written, ...(answer && { answer }) }
    stubs.add([stub])
    rebuild()
    return stub
  }
  return {
    add: (written) =>
      add(
        typeof written === 'object' && written !== null && !Array.isArray(written)
          ? (written as Readonly<Record<string, unknown>>)
          : { stub: written },
      ),
    stub(pattern, reply, rules = {}) {
      const answer = typeof reply === 'function' ? { reply: {} } : Array.isArray(reply) ? { replies: reply } : { reply }
      const where = placeOf(pattern, addresses())
      const request = joinedConditions(pattern, rules.request)
      return add(
        { ...where, ...rules, ...(request && { request }), ...answer },
        typeof reply === 'function' ? { kind: 'handler', handler: reply } : undefined,
      )
    },
    remove(id) {
      const found = stubs.remove(id)
      if (found) rebuild()
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
