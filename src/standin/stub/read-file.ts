/**
 * A stub file: the service that it speaks of, its stubs, its failures, its mode; everything wrong in it reported with file, line and
 * column.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import type { Addresses } from '../calls/address.ts'
import { findService, unknownServiceHere } from '../calls/known-pattern.ts'
import { readFailureRule } from '../failure/read-rule.ts'
import type { FailureRule } from '../failure/rule.ts'
import type { CollectionDefinition } from '../keep/collections.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { things } from '../reading/words.ts'
import { parseYAML } from '../reading/yaml.ts'
import { readRelayRules } from '../relay/read-rules.ts'
import type { RelayRule } from '../relay/rule.ts'
import type { BesideFile, StubService } from './form.ts'
import { formOf, forms } from './forms.ts'
import { readHosts } from './read/hosts.ts'
import { readCollections } from './read/step.ts'
import { repeatedCollections, unknownCollections } from './read/unknown-collections.ts'
import { shadowedBy } from './shadowed.ts'
import type { Stub } from './stub.ts'

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
  readonly collections: readonly CollectionDefinition[]
  readonly diagnostics: readonly Diagnostic[]
}

export const fileKeys = ['$schema', 'service', 'stubs', 'failures', 'mode', 'upstream', 'modes', 'hosts', 'collections'] as const

/** A file of hosts or collections alone needs no service. */
const aboutService = fileKeys.filter((one) => one !== '$schema' && one !== 'hosts' && one !== 'collections')

/** All of them read against the services that there are; the first file's stubs are asked first. */
export function readStubFiles(files: readonly StubFile[], known: Pick<Addresses, 'listed' | 'channels'>): ReadStubFile {
  const read = files.map((file) => readStubFile(file, known))
  const [stubs, modes] = [read.flatMap((one) => one.stubs), read.flatMap((one) => one.modes)]
  const collections = read.flatMap((one) => one.collections)
  return {
    stubs,
    collections,
    failures: read.flatMap((one) => one.failures),
    modes,
    diagnostics: [
      ...read.flatMap((one) => one.diagnostics),
      ...stubs.flatMap((one) => shadowedBy(one, known.listed, modes) ?? []),
      ...unknownCollections(stubs, collections),
      ...repeatedCollections(collections),
    ],
  }
}

/** A broken stub leaves the others alone. */
function readStubFile({ file, source, beside }: StubFile, known: Pick<Addresses, 'listed' | 'channels'>): ReadStubFile {
  const reading = new Reading({ file, source })
  const root = parseYAML(source)
  if ('reason' in root) return nothing([reportStub('syntax', { reason: root.reason }, reading.place(root.at))])
  const fields = reading.fields(root, things.file, fileKeys)
  const idAt = idsIn(file)
  const ofHosts = readHosts(reading, fields.get('hosts'), known, beside)
  const stubsOfHosts = ofHosts.stubs.map(({ stub, node }): Stub => ({ ...stub, id: idAt(reading.place(node.at)), written: written(node) }))
  const collections = readCollections(reading, fields.get('collections'))
  const hosts = { stubs: stubsOfHosts, failures: ofHosts.failures, modes: [], collections, diagnostics: reading.diagnostics }
  if ((fields.has('hosts') || fields.has('collections')) && aboutService.every((key) => !fields.has(key))) return hosts
  const service = readService(reading, root, fields.get('service'), known)
  if (service === undefined) return hosts
  const form = formOf(service.channel)
  const stubs = optionalList(reading, fields.get('stubs'), 'stubs').flatMap((node): Stub[] => {
    const id = idAt(reading.place(node.at))
    return form
      .read(reading, node, service, beside)
      .map((read, at) => ({ ...read, id: at === 0 ? id : `${id}/item`, written: written(node) }))
  })
  const failures = optionalList(reading, fields.get('failures'), 'failures').flatMap((node) => {
    const before = reading.diagnostics.length
    const rule = readFailureRule(reading, node, known, service)
    return rule === undefined || reading.diagnostics.length > before ? [] : [rule]
  })
  const modes = readRelayRules(reading, fields, service, beside?.environment ?? (() => undefined))
  return {
    stubs: [...stubs, ...hosts.stubs],
    failures: [...failures, ...hosts.failures],
    modes,
    collections,
    diagnostics: reading.diagnostics,
  }
}

/** `<file>:<line>`, and the column where the line has a stub already: counts and scenarios are kept by id. */
function idsIn(file: string): (at: Location | undefined) => string {
  let last = 0
  return (at) => {
    const { line, column } = at ?? { line: 1, column: 1 }
    const id = `${file}:${line}${line === last ? `:${column}` : ''}`
    last = line
    return id
  }
}

const nothing = (diagnostics: readonly Diagnostic[]): ReadStubFile => ({ stubs: [], failures: [], modes: [], collections: [], diagnostics })

const optionalList = (reading: Reading, node: SourceNode | undefined, what: string): readonly SourceNode[] =>
  node === undefined ? [] : reading.list(node, what)

/** `service: Warehouse` names one that there is; `service: { Name, RootURL }` defines one. */
export function readService(
  reading: Reading,
  root: SourceNode,
  node: SourceNode | undefined,
  { listed, channels }: Pick<Addresses, 'listed' | 'channels'>,
): StubService | undefined {
  if (node === undefined)
    return void reading.tell(
      reportStub('missing', { what: things.file, key: 'service', example: 'service: Warehouse' }, reading.place(root.at)),
    )
  if (node.kind === 'map') return forms.find(({ defined }) => defined !== undefined)!.defined!.read(reading, node, listed)
  const wanted = reading.text(node, 'service')
  if (wanted === undefined) return undefined
  const stubbable = listed.filter((one) => one.stubbable)
  const known = findService(stubbable, wanted)
  if (known !== undefined) return { channel: known.channel.name, Name: known.Name, known, fresh: undefined }
  return void reading.tell(reportStub('unknown-service', unknownServiceHere(wanted, stubbable, channels), reading.place(node.at)))
}

/** The node as the plain value that was written. */
function written(node: SourceNode): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'list') return node.items.map(written)
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, written(value)]))
}
