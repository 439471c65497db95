/** `hosts:` of a stub file: by address the stubs and failures of calls that go out there. */
import { said } from '../../../diagnostics/said.ts'
import type { Addresses } from '../../calls/address.ts'
import { readFailureRule } from '../../failure/read-rule.ts'
import type { FailureRule } from '../../failure/rule.ts'
import { hostAddress } from '../../hosts/address.ts'
import { OUTGOING } from '../../hosts/hosts.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import type { BesideFile, ReadStub, StubService } from '../form.ts'
import { readStub } from './stub.ts'

export const hostKeys = ['stubs', 'failures'] as const

export interface ReadHosts {
  readonly stubs: readonly { readonly stub: ReadStub; readonly node: SourceNode }[]
  readonly failures: readonly FailureRule[]
}

/** The host for which stubs are read; `undefined` where the address is none, which is reported. */
export function hostNamed(reading: Reading, address: string, at: SourceNode['at']): StubService | undefined {
  const found = hostAddress(address)
  if (found !== undefined) return { channel: OUTGOING, Name: found.host, below: found.path, known: undefined, fresh: undefined }
  const near = /^[a-z][a-z0-9+.-]*:/i.test(address) ? undefined : hostAddress(`https://${address}`)
  const meant = near === undefined ? '' : said(`, did you mean "${near.host}${near.path}"?`, `, возможно, «${near.host}${near.path}»?`)
  return void reading.tell(reportStub('host', { found: address, meant }, reading.place(at)))
}

export function readHosts(
  reading: Reading,
  node: SourceNode | undefined,
  known: Pick<Addresses, 'listed' | 'channels'>,
  beside: BesideFile | undefined,
): ReadHosts {
  const hosts = (node === undefined ? undefined : reading.map(node, things.hosts))?.entries ?? []
  const read = hosts.map(({ key, keyAt, value }): ReadHosts => {
    const host = hostNamed(reading, key, keyAt)
    const fields = reading.fields(value, things.host, hostKeys)
    if (host === undefined) return { stubs: [], failures: [] }
    const list = (name: (typeof hostKeys)[number]): readonly SourceNode[] => (fields.has(name) ? reading.list(fields.get(name)!, name) : [])
    return {
      stubs: list('stubs').flatMap((one) => readStub(reading, one, host, beside).map((stub) => ({ stub, node: one }))),
      failures: list('failures').flatMap((one) => readFailureRule(reading, one, known, host) ?? []),
    }
  })
  return { stubs: read.flatMap((one) => one.stubs), failures: read.flatMap((one) => one.failures) }
}
