/**
 * A stub file: the service that it speaks of, its stubs, its failures, its mode; everything wrong in it told with file, line and column.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import type { ReadService } from '../../hs/service/read.ts'
import type { Addresses } from '../calls/address.ts'
import { findService, findWebService, unknownService, unknownWebService } from '../calls/known-pattern.ts'
import { readFailureRule } from '../failure/read-rule.ts'
import type { FailureRule } from '../failure/rule.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { parseYAML } from '../reading/yaml.ts'
import { readRelayRules, type RelayedService } from '../relay/read-rules.ts'
import type { RelayRule } from '../relay/rule.ts'
import type { BesideFile } from './read-reply.ts'
import { readStub, type ReadStub, type StubService } from './read-stub.ts'
import { isShadowed } from './shadowed.ts'
import { serviceNameOf, type Stub } from './stub.ts'

export interface StubFile {
  /** As it should be printed. */
  readonly file: string
  readonly source: string
  readonly beside?: BesideFile
}

export interface ReadStubFile {
  readonly stubs: readonly Stub[]
  readonly failures: readonly FailureRule[]
  readonly modes: readonly RelayRule[]
  readonly diagnostics: readonly Diagnostic[]
}

export const fileKeys = ['$schema', 'service', 'stubs', 'failures', 'mode', 'upstream', 'modes'] as const

/** Ids of stubs are `<file>:<line>`. A broken stub leaves the others alone. */
export function readStubFile(
  { file, source, beside }: StubFile,
  known: Pick<Addresses, 'services' | 'webServices' | 'named'>,
): ReadStubFile {
  const reading = new Reading({ file, source })
  const root = parseYAML(source)
  if ('reason' in root) return nothing([reportStub('syntax', { reason: root.reason }, reading.place(root.at))])
  const fields = reading.fields(root, 'a stub file', fileKeys)
  const { services } = known
  const service = readService(reading, root, fields.get('service'), known)
  if (service === undefined) return nothing(reading.diagnostics)
  const stubs = optionalList(reading, fields.get('stubs'), 'stubs').flatMap((node): Stub[] => {
    const read = readStub(reading, node, service, beside)
    if (read !== undefined && isShadowed(read, [...services.map((one) => one.service), ...known.webServices]))
      reading.tell(shadowedBy(read, reading.place(node.at)))
    return read === undefined ? [] : [{ ...read, id: `${file}:${reading.place(node.at)?.line ?? 1}`, written: written(node) }]
  })
  const within = 'known' in service ? service.known.service.Name : 'web' in service ? service.web.Name : service.fresh.Name
  const failures = optionalList(reading, fields.get('failures'), 'failures').flatMap((node) => {
    const before = reading.diagnostics.length
    const rule = readFailureRule(reading, node, known, within)
    return rule === undefined || reading.diagnostics.length > before ? [] : [rule]
  })
  const modes = readRelayRules(reading, fields, relayedService(service), beside?.environment ?? (() => undefined))
  return { stubs, failures, modes, diagnostics: reading.diagnostics }
}

export const shadowedBy = (stub: ReadStub, at?: Location): Diagnostic =>
  reportStub('shadowed', { method: stub.method, template: stub.template, service: serviceNameOf(stub) }, at)

const nothing = (diagnostics: readonly Diagnostic[]): ReadStubFile => ({ stubs: [], failures: [], modes: [], diagnostics })

const relayedService = (service: StubService): RelayedService =>
  'web' in service
    ? { channel: 'ws', Name: service.web.Name, known: undefined }
    : 'known' in service
      ? { channel: 'hs', Name: service.known.service.Name, known: service.known }
      : { channel: 'hs', Name: service.fresh.Name, known: undefined }

const optionalList = (reading: Reading, node: SourceNode | undefined, what: string): readonly SourceNode[] =>
  node === undefined ? [] : reading.list(node, what)

/** `service: Warehouse` names one that there is; `service: { Name, RootURL }` defines one. */
export function readService(
  reading: Reading,
  root: SourceNode,
  node: SourceNode | undefined,
  { services, webServices, named }: Pick<Addresses, 'services' | 'webServices' | 'named'>,
): StubService | undefined {
  if (node === undefined)
    return void reading.tell(
      reportStub('missing', { what: 'a stub file', key: 'service', example: 'service: Warehouse' }, reading.place(root.at)),
    )
  if (node.kind === 'map') return readNewService(reading, node, services)
  const wanted = reading.text(node, 'service')
  if (wanted === undefined) return undefined
  const known = findService(services, wanted)
  if (known !== undefined) return { known }
  const web = findWebService(webServices, wanted)
  if (web !== undefined) return { web }
  return void reading.tell(
    reportStub(
      'unknown-service',
      { sentence: services.length === 0 && named.length > 0 ? unknownWebService(wanted, named) : unknownService(wanted, services) },
      reading.place(node.at),
    ),
  )
}

function readNewService(reading: Reading, node: SourceNode, services: readonly ReadService[]): StubService | undefined {
  const fields = reading.fields(node, 'a service', ['Name', 'RootURL'])
  const [Name, RootURL] = [reading.text(fields.get('Name'), 'Name'), reading.text(fields.get('RootURL'), 'RootURL')]
  if (Name === undefined || RootURL === undefined) {
    return void reading.tell(
      reportStub(
        'missing',
        { what: 'a service', key: Name === undefined ? 'Name' : 'RootURL', example: 'service: { Name: Prices, RootURL: prices }' },
        reading.place(node.at),
      ),
    )
  }
  const same = services.find(({ service }) => service.Name === Name || service.RootURL === RootURL)
  if (same !== undefined && same.service.Name === Name && same.service.RootURL === RootURL) return { known: same }
  if (same !== undefined)
    return void reading.tell(
      reportStub(
        'service-repeated',
        { name: same.service.Name, what: same.service.Name === Name ? 'Name' : 'RootURL' },
        reading.place(node.at),
      ),
    )
  return { fresh: { Name, RootURL } }
}

/** The node as the plain value that was written. */
export function written(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(written)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, written(value)]))
}
