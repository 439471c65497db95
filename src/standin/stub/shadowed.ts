/** Stubs that can never answer, because handlers are written for every call that they mean. */
import type { Listed, ListedCall } from '../../channel/listed.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { ruleOf, type RelayRule } from '../relay/rule.ts'
import type { ReadStub } from './form.ts'
import { serviceNameOf } from './stub.ts'

/** `listed`: the services as they are defined, without stubs. In mode `stub` no handler answers, so nothing is in a stub's way. */
export function shadowedBy(stub: ReadStub, listed: readonly Listed[], modes: readonly RelayRule[]): Diagnostic | undefined {
  const { channel, part, method, override, at } = stub
  if (override) return undefined
  const service = serviceNameOf(stub)
  const found = listed.find((one) => one.channel.name === channel && one.Name === service)?.parts.find(({ Name }) => Name === part)
  const calls = found === undefined ? [] : callsOf(stub, found.calls)
  const shadowed =
    calls.length > 0 && calls.every((one) => one.written && ruleOf(modes, one.method, { channel, service, part })?.mode !== 'stub')
  if (!shadowed) return undefined
  return method === undefined
    ? reportStub('operation-shadowed', { operation: part, service }, at)
    : reportStub('shadowed', { method, template: part, service }, at)
}

/** A stub of `Any` means calls of methods without an entry of their own as well: none of these is written unless `Any` is. */
function callsOf({ method }: ReadStub, calls: readonly ListedCall[]): readonly ListedCall[] {
  const any = calls.find((one) => one.method === 'Any')
  if (method === undefined) return calls
  if (method === 'Any') return any === undefined ? [] : calls
  const own = calls.find((one) => one.method === method) ?? any
  return own === undefined ? [] : [{ ...own, method }]
}
