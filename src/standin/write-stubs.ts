/** Stubs and failures that a program writes while the stand-in runs: read as those of files are, refused whole when anything is wrong. */
import { DiagnosticError } from '../diagnostics/diagnostic.ts'
import type { Handler } from '../hs/service/service.ts'
import type { Service } from '../platform/configuration.ts'
import type { AnyOperationHandler } from '../ws/service/operation.ts'
import type { CallParts } from './calls/parts.ts'
import type { CallPattern } from './calls/pattern.ts'
import { readFailureRule } from './failure/read-rule.ts'
import type { FailureRule } from './failure/rule.ts'
import { plainNode } from './reading/plain-node.ts'
import { Reading } from './reading/reading.ts'
import type { OperationReplyDefinition, StubReplyDefinition, StubRules } from './stub/definition.ts'
import { readService, shadowedBy } from './stub/read-file.ts'
import { readStub } from './stub/read-stub.ts'
import { isShadowed } from './stub/shadowed.ts'
import type { Stub, StubAnswer } from './stub/stub.ts'
import type { Stubs } from './stub/stubs.ts'

export interface StubWriter {
  /** A stub as it stands in a file, with its `service`. Throws DiagnosticError; gives the id. */
  add(written: unknown): Stub
  /** Throws DiagnosticError; also for a stub that a written handler keeps from ever answering. */
  stub(
    pattern: CallPattern,
    reply:
      | StubReplyDefinition
      | OperationReplyDefinition
      | readonly (StubReplyDefinition | OperationReplyDefinition)[]
      | Handler
      | AnyOperationHandler,
    rules?: StubRules,
  ): Stub
  remove(id: string): boolean
  clear(): void
  /** Throws DiagnosticError. */
  failureRule(written: unknown): FailureRule
}

/** `defined`: the services without stubs. */
export function writeStubs(stubs: Stubs, { addresses }: CallParts, defined: () => readonly Service[], rebuild: () => void): StubWriter {
  let count = 0
  const add = (written: Readonly<Record<string, unknown>>, answer?: StubAnswer): Stub => {
    const reading = new Reading()
    const { service, ...rest } = written
    const node = plainNode(rest)
    const serviceNode = service === undefined ? undefined : plainNode(service)
    const found = readService(reading, node, serviceNode, addresses())
    const read = found === undefined ? undefined : readStub(reading, node, found)
    if (read === undefined) throw new DiagnosticError(reading.diagnostics)
    if (isShadowed(read, defined())) throw new DiagnosticError([shadowedBy(read)])
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
      if (pattern.channel === 'ws') {
        const { service, operation } = pattern
        return add(
          { service, ...(operation !== undefined && { operation }), ...rules, ...answer },
          typeof reply === 'function' ? { kind: 'operation', handler: reply as AnyOperationHandler } : undefined,
        )
      }
      const { service, template, method } = pattern
      const where = { service, ...(template !== undefined && { template }), ...(method !== undefined && { method }) }
      return add(
        { ...where, ...rules, ...answer },
        typeof reply === 'function' ? { kind: 'handler', handler: reply as Handler } : undefined,
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
      const rule = readFailureRule(reading, plainNode(written), addresses())
      if (rule === undefined || reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
      return rule
    },
  }
}
