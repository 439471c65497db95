/** Reads the definition of a bus: a file (YAML, JSON) or a value of a program; everything wrong is reported at its place. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { didYouMean } from '../../diagnostics/near.ts'
import { said } from '../../diagnostics/said.ts'
import { plainNode } from '../../standin/reading/plain-node.ts'
import { Reading } from '../../standin/reading/reading.ts'
import type { MapEntry, SourceNode, Span } from '../../standin/reading/source-node.ts'
import { parseYAML } from '../../standin/reading/yaml.ts'
import { crossChecked } from './check.ts'
import type { BusDefinition, ChannelAccess } from './definition.ts'
import { placed } from './places.ts'
import type { PlannedApplication, PlannedChannel, Participant, BusPlan } from './plan.ts'
import { reportBus } from './problems.ts'
import { busThings } from './things.ts'

/** What is written where; the schema of the file is made of the same lists. */
export const busKeys = {
  file: ['$schema', 'applications'],
  application: ['description', 'participants', 'processes'],
  participant: ['id', 'secret'],
  process: ['description', 'channels'],
  channel: ['description', 'access', 'read', 'write', 'to'],
} as const

/** A password that a definition does not name. */
export const DEFAULT_SECRET = 'secret'

/** A bus, and what is wrong with its definition as far as one file shows it; `joinedBus` looks at the whole. */
export interface ReadBus {
  readonly plan: BusPlan
  readonly diagnostics: readonly Diagnostic[]
}

/** `file`: as it should be printed. */
export function readBusFile(file: string, source: string): ReadBus {
  const reading = new Reading({ file, source })
  const root = parseYAML(source)
  if ('reason' in root)
    return { plan: { applications: [] }, diagnostics: [reportBus('syntax', { reason: root.reason }, reading.place(root.at))] }
  return readBus(reading, root)
}

/** The same of a value of a program, whose places are not known. */
export const readBusDefinition = (definition: BusDefinition): ReadBus => readBus(new Reading(), plainNode(definition))

function readBus(reading: Reading, root: SourceNode): ReadBus {
  const fields = reading.fields(root, busThings.file, busKeys.file)
  const node = fields.get('applications')
  if (node === undefined && root.kind === 'map') missing(reading, root, busThings.file, 'applications', 'applications: { trade: { … } }')
  const entries = node === undefined ? [] : named(reading, node, 'applications', busThings.application, /\//, said(', or "/"', ' или «/»'))
  const applications = entries.map((entry) => readApplication(reading, entry))
  return { plan: { applications }, diagnostics: reading.diagnostics }
}

/** Several definitions as one bus. */
export function joinedBus(all: readonly ReadBus[]): ReadBus {
  const applications = all.flatMap((one) => one.plan.applications)
  return { plan: { applications }, diagnostics: [...all.flatMap((one) => one.diagnostics), ...crossChecked(applications)] }
}

function readApplication(reading: Reading, { key: Name, keyAt, value }: MapEntry): PlannedApplication {
  const fields = reading.fields(value, busThings.application, busKeys.application)
  const Participants = readParticipants(reading, fields.get('participants'), Name)
  const processes = fields.get('processes')
  if (processes === undefined && value.kind === 'map')
    missing(reading, value, busThings.application, 'processes', 'processes: { e1c::Trade::Main::Orders: { channels: { … } } }')
  const codes = Participants.map((one) => one.Name)
  const read = processes === undefined ? [] : named(reading, processes, 'processes', busThings.process)
  const parts = read.flatMap((entry) => readProcess(reading, entry, Name, codes))
  const Channels = parts.map(({ channel }) => channel)
  const routed = ({ channel, to, at }: ReadChannel): PlannedChannel =>
    placed({ ...channel, To: to.flatMap((node) => targetOf(reading, node, channel, Channels) ?? []) }, reading.place(at))
  const Description = reading.text(fields.get('description'), 'description') ?? ''
  return placed({ Name, Description, Participants, Channels: parts.map(routed) }, reading.place(keyAt))
}

/** A list of codes, or a mapping from code to client. */
function readParticipants(reading: Reading, node: SourceNode | undefined, application: string): readonly Participant[] {
  const made = (Name: string, at?: Span, id?: SourceNode, secret?: SourceNode): Participant => {
    const ClientID = reading.text(id, 'id') ?? Name
    if (ClientID === '' || ClientID.includes(':')) reading.tell(reportBus('unfit-id', { id: ClientID }, reading.place(id?.at ?? at)))
    return placed({ Name, ClientID, ClientSecret: reading.text(secret, 'secret') ?? DEFAULT_SECRET }, reading.place(at))
  }
  if (node === undefined) return [made(application)]
  if (node.kind === 'list') {
    const codes = node.items.flatMap((one) => ({ text: reading.text(one, busThings.participant), at: one.at }))
    return codes.flatMap(({ text, at }) => (text !== undefined && fits(reading, text, at, ...ofCodes) ? [made(text, at)] : []))
  }
  if (node.kind === 'scalar') return reading.wrong(node, 'participants', codesOrClients) ?? []
  return named(reading, node, 'participants', ...ofCodes).map(({ key, keyAt, value }) => {
    if (value.kind === 'scalar' && value.value === null) return made(key, keyAt)
    const fields = reading.fields(value, busThings.participant, busKeys.participant)
    return made(key, keyAt, fields.get('id'), fields.get('secret'))
  })
}

/** Codes of recipients are parted by commas. */
const ofCodes = [busThings.participant, /,/, said(', or ","', ' или «,»')] as const

const codesOrClients = said('a list of codes, [shop, office], or a mapping of them', 'список кодов, [shop, office], или набор пар «код: …»')

interface ReadChannel {
  readonly channel: PlannedChannel
  readonly to: readonly SourceNode[]
  readonly at: Span | undefined
}

function readProcess(reading: Reading, { key: Process, value }: MapEntry, Application: string, codes: readonly string[]): ReadChannel[] {
  const fields = reading.fields(value, busThings.process, busKeys.process)
  const channels = fields.get('channels')
  if (channels === undefined && value.kind === 'map')
    missing(reading, value, busThings.process, 'channels', 'channels: { Orders: READ_ONLY }')
  const of = { Application, Process, ProcessDescription: reading.text(fields.get('description'), 'description') ?? '' }
  return (channels === undefined ? [] : named(reading, channels, 'channels', busThings.channel)).map((entry) =>
    readChannel(reading, entry, of, codes),
  )
}

function readChannel(
  reading: Reading,
  { key: Name, keyAt, value }: MapEntry,
  of: Pick<PlannedChannel, 'Application' | 'Process' | 'ProcessDescription'>,
  codes: readonly string[],
): ReadChannel {
  const isText = value.kind === 'scalar' && value.value !== null
  if (!isText && value.kind !== 'map') reading.wrong(value, Name, accessOrMembers)
  const none = new Map<(typeof busKeys.channel)[number], SourceNode>()
  const whole = value.kind === 'map' ? reading.fields(value, busThings.channel, busKeys.channel) : none
  const fields = isText ? none.set('access', value) : whole
  const access = readAccess(reading, fields.get('access'))
  const members = (key: 'read' | 'write'): readonly string[] =>
    someTexts(reading, fields.get(key), key).flatMap(({ text, node }) => memberOf(reading, text, node, of.Application, codes) ?? [])
  const [read, write] = [members('read'), members('write')]
  const others = codes.filter((one) => !read.includes(one) && !write.includes(one))
  return {
    channel: {
      ...of,
      Name,
      Description: reading.text(fields.get('description'), 'description') ?? '',
      Readers: access === 'READ_ONLY' ? [...read, ...others] : read,
      Writers: access === 'WRITE_ONLY' ? [...write, ...others] : write,
      To: [],
    },
    to: someTexts(reading, fields.get('to'), 'to').map(({ node }) => node),
    at: keyAt,
  }
}

const accessOrMembers = said('READ_ONLY, WRITE_ONLY, or { read: …, write: … }', 'READ_ONLY, WRITE_ONLY или { read: …, write: … }')

const accesses = ['READ_ONLY', 'WRITE_ONLY'] as const satisfies readonly ChannelAccess[]

function readAccess(reading: Reading, node: SourceNode | undefined): ChannelAccess | undefined {
  const found = reading.text(node, 'access')
  const access = accesses.find((one) => one === found)
  if (found !== undefined && access === undefined)
    reading.tell(reportBus('access', { found, meant: didYouMean(found, accesses) }, reading.place(node!.at)))
  return access
}

/** A text or a list of them. */
function someTexts(
  reading: Reading,
  node: SourceNode | undefined,
  what: string,
): readonly { readonly text: string; readonly node: SourceNode }[] {
  const nodes = node === undefined ? [] : node.kind === 'list' ? node.items : [node]
  return nodes.flatMap((one) => {
    const text = reading.text(one, what)
    return text === undefined ? [] : [{ text, node: one }]
  })
}

function memberOf(reading: Reading, found: string, node: SourceNode, application: string, codes: readonly string[]): string | undefined {
  if (codes.includes(found)) return found
  const holes = { application, found, meant: didYouMean(found, codes), allowed: codes.join(', ') }
  reading.tell(reportBus('unknown-participant', holes, reading.place(node.at)))
  return undefined
}

/** By its name in the process, or with the name of another process before it. */
function targetOf(reading: Reading, node: SourceNode, from: PlannedChannel, all: readonly PlannedChannel[]): string | undefined {
  const found = reading.text(node, 'to')!
  const meant =
    all.find((one) => `${one.Process}.${one.Name}` === found) ?? all.find((one) => one.Process === from.Process && one.Name === found)
  if (meant === undefined) {
    const known = all.map((one) => (one.Process === from.Process ? one.Name : `${one.Process}.${one.Name}`))
    const holes = { application: from.Application, found, meant: didYouMean(found, known), allowed: known.join(', ') }
    return void reading.tell(reportBus('unknown-channel', holes, reading.place(node.at)))
  }
  if (meant.Readers.length === 0) reading.tell(reportBus('unread-target', { channel: meant.Name }, reading.place(node.at)))
  return `${meant.Process}.${meant.Name}`
}

/** Entries of a mapping from names; a name that cannot be in an address is reported and left out. */
function named(
  reading: Reading,
  node: SourceNode,
  what: string,
  thing: Parameters<Reading['map']>[1],
  also: RegExp | undefined = undefined,
  more: Parameters<Reading['map']>[1] = '',
): readonly MapEntry[] {
  return (reading.map(node, what)?.entries ?? []).filter(({ key, keyAt }) => fits(reading, key, keyAt, thing, also, more))
}

function fits(
  reading: Reading,
  found: string,
  at: Span | undefined,
  what: Parameters<Reading['map']>[1],
  also: RegExp | undefined,
  more: Parameters<Reading['map']>[1],
): boolean {
  // eslint-disable-next-line no-control-regex
  if (found.trim() !== '' && !/[\u0000-\u001F\u007F]/.test(found) && !also?.test(found)) return true
  reading.tell(reportBus('unfit-name', { what, found, more }, reading.place(at)))
  return false
}

const missing = (reading: Reading, node: SourceNode, what: Parameters<Reading['map']>[1], key: string, example: string): void =>
  reading.tell(reportBus('missing', { what, key, example }, reading.place(node.at)))
