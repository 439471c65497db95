/** Reads the conditions of a stub, a failure or a verification from a source node. */
import type { CallsOf } from '../../channel/pattern.ts'
import { nearest } from '../../diagnostics/near.ts'
import { noCriteria, type Criteria, type ValueMatcher } from '../calls/criteria.ts'
import { parseExactJSON } from '../calls/exact-json.ts'
import { parseJSONPath } from '../calls/json-path.ts'
import type { TextMatcher } from '../calls/text-matcher.ts'
import { reportStub } from './diagnostics.ts'
import { readListed, readMore } from './more-criteria.ts'
import type { Reading } from './reading.ts'
import { jsonOf, type SourceNode } from './source-node.ts'
import { NeedsOfCriteria, operators, readText } from './text-criteria.ts'
import { things } from './words.ts'

/** A condition on a text as it is written in a program; a bare value is `equalTo`. */
export type TextCriterion =
  | string
  | number
  | boolean
  | { readonly equalTo: string }
  | { readonly contains: string }
  | { readonly matches: string | RegExp }
  | { readonly oneOf: readonly string[] }
  | { readonly present: true }
  | { readonly absent: true }
  | { readonly sameAs: string }

/** The same of what may come several times: one of its values, each of them, or all in their order. */
type ListCriterion =
  | TextCriterion
  | { readonly any: TextCriterion }
  | { readonly each: TextCriterion }
  | { readonly values: readonly (string | number | boolean)[] }

/** A file of a form by its parts. */
interface FileCriterion {
  /** As the client named it. */
  readonly name?: TextCriterion
  /** Its Content-Type. */
  readonly type?: TextCriterion
  /** In bytes. */
  readonly size?: TextCriterion
  /** As text, in its charset. */
  readonly text?: TextCriterion
  /** As bytes. */
  readonly base64?: TextCriterion
}

/** What is asked of a request, as it is written in a program or a file. */
export interface CriteriaDefinition {
  /** Segments of the URL template by name. */
  readonly URLParameters?: Readonly<Record<string, TextCriterion>>
  /** Parameters after the `?` by name. */
  readonly QueryOptions?: Readonly<Record<string, ListCriterion>>
  /** Names in any case. */
  readonly Headers?: Readonly<Record<string, TextCriterion>>
  /** By JSON path (`$.order.lines[0].sum`); a bare value must be equal as JSON, whole. */
  readonly JSON?: Readonly<Record<string, unknown>>
  /** `base64`: its bytes, a form of parts without its boundary. */
  readonly body?: TextCriterion | { readonly base64: string }
  /** Of an operation of a Web service, by parameter name or by path (`$.Order.Lines[0].SKU`); numbers and dates are held as texts. */
  readonly Parameters?: Readonly<Record<string, unknown>>
  /** Of such a call: `1.1` or `1.2`. */
  readonly SOAPVersion?: TextCriterion
  /** By name. */
  readonly Cookies?: Readonly<Record<string, TextCriterion>>
  /** Name of the infobase user. */
  readonly User?: TextCriterion
  /** Fields of a form, urlencoded or of parts. */
  readonly Form?: Readonly<Record<string, ListCriterion>>
  /** Files of a form of parts; a bare condition is on the name. */
  readonly Files?: Readonly<Record<string, FileCriterion | TextCriterion>>
  /** Of a body in XML, by path: `/Order/s:Number`, `//Line[1]/@sku`. */
  readonly XML?: Readonly<Record<string, TextCriterion>>
  /** Prefixes of XML paths. */
  readonly namespaces?: Readonly<Record<string, string>>
  /** On any value: `request.JSON.$.phone | match: '\\d+'`. */
  readonly Values?: Readonly<Record<string, TextCriterion>>
}

export const requestKeys = [
  'URLParameters',
  'QueryOptions',
  'Headers',
  'JSON',
  'body',
  'Parameters',
  'SOAPVersion',
  'Cookies',
  'User',
  'Form',
  'Files',
  'XML',
  'namespaces',
  'Values',
] as const

/** The conditions that a pattern brings, with those beside it, which win where both name one option. `undefined`: none. */
export function joinedConditions({ request: own }: CallsOf, beside: CriteriaDefinition | undefined): CriteriaDefinition | undefined {
  if (own === undefined) return beside
  const both = (key: 'URLParameters' | 'QueryOptions'): CriteriaDefinition =>
    own[key] === undefined && beside?.[key] === undefined ? {} : { [key]: { ...own[key], ...beside?.[key] } }
  return { ...beside, ...both('URLParameters'), ...both('QueryOptions') }
}

export function readCriteria(reading: Reading, node: SourceNode | undefined): Criteria {
  reading.namespaces = noNames
  if (node === undefined) return noCriteria
  const fields = reading.fields(node, things.request, requestKeys)
  reading.namespaces = readNamespaces(reading, fields.get('namespaces'))
  const needs = new NeedsOfCriteria()
  const texts = (name: 'URLParameters' | 'Headers'): ReadonlyMap<string, TextMatcher> => readTexts(reading, fields.get(name), name, needs)
  const [body, version] = [fields.get('body'), fields.get('SOAPVersion')]
  const query = readListed(reading, fields.get('QueryOptions'), 'QueryOptions', needs)
  const criteria: Criteria = {
    URLParameters: texts('URLParameters'),
    QueryOptions: query.single,
    Headers: texts('Headers'),
    JSON: readPaths(reading, fields.get('JSON'), 'JSON', needs),
    Parameters: readPaths(reading, fields.get('Parameters'), 'Parameters', needs),
    ...readBody(reading, body, needs),
    ...(version !== undefined && { SOAPVersion: readText(reading, version, 'SOAPVersion', needs) }),
  }
  const all = [...query.listed, ...readMore(reading, fields, needs)]
  if (all.length === 0 && needs.of === 'nothing') return criteria
  return { ...criteria, more: { path: undefined, all, needsBody: needs.of !== 'nothing', needsBytes: needs.of === 'bytes' } }
}

const noNames: ReadonlyMap<string, string> = new Map()

function readNamespaces(reading: Reading, node: SourceNode | undefined): ReadonlyMap<string, string> {
  const entries = node === undefined ? [] : (reading.map(node, 'namespaces')?.entries ?? [])
  return new Map(entries.map(({ key, value }) => [key, reading.text(value, `namespaces.${key}`) ?? '']))
}

/** `{ base64 }` compares bytes; anything else is a condition on the text. */
function readBody(reading: Reading, node: SourceNode | undefined, needs: NeedsOfCriteria): Pick<Criteria, 'body' | 'bytes'> {
  if (node === undefined) return { body: undefined }
  const first = node.kind === 'map' && node.entries.length === 1 ? node.entries[0]! : undefined
  if (first?.key !== 'base64') return { body: readText(reading, node, 'body', needs) }
  return { body: undefined, bytes: reading.text(first.value, 'body.base64')?.replace(/\s+/g, '') }
}

function readTexts(reading: Reading, node: SourceNode | undefined, what: string, needs: NeedsOfCriteria): ReadonlyMap<string, TextMatcher> {
  const entries = node === undefined ? [] : (reading.map(node, what)?.entries ?? [])
  return new Map(
    entries.flatMap(({ key, value }) => {
      const matcher = readText(reading, value, `${what}.${key}`, needs)
      return matcher === undefined ? [] : [[key, matcher] as const]
    }),
  )
}

function readPaths(reading: Reading, node: SourceNode | undefined, kind: 'JSON' | 'Parameters', needs: NeedsOfCriteria): Criteria['JSON'] {
  const entries = node === undefined ? [] : (reading.map(node, kind)?.entries ?? [])
  return entries.flatMap(({ key, keyAt, value }) => {
    const path = parseJSONPath(kind === 'Parameters' && !key.startsWith('$') ? `$['${key}']` : key)
    if ('wrongAt' in path) {
      reading.tell(reportStub('json-path', { path: key, at: path.wrongAt + 1 }, reading.place(keyAt)))
      return []
    }
    const read = kind === 'JSON' || isWhole(value) ? readValue : readText
    const matcher = read(reading, value, `${kind} ${key}`, needs)
    return matcher === undefined ? [] : [{ path, matcher }]
  })
}

/** Of a parameter: `null`, a list, or a mapping that cannot be meant as a condition. */
function isWhole(node: SourceNode): boolean {
  if (node.kind === 'scalar') return node.value === null
  if (node.kind === 'list' || node.entries.length > 1) return true
  const key = node.entries[0]?.key
  return key !== undefined && !(operators as readonly string[]).includes(key) && nearest(key, operators) === undefined
}

/** A mapping whose only key is an operator is a condition; any other value must be met whole. */
function readValue(reading: Reading, node: SourceNode, what: string, needs: NeedsOfCriteria): ValueMatcher | undefined {
  const first = node.kind === 'map' && node.entries.length === 1 ? node.entries[0]! : undefined
  if (first !== undefined && first.key !== 'equalTo' && (operators as readonly string[]).includes(first.key))
    return readText(reading, node, what, needs)
  reading.finite(node, what)
  return { kind: 'equalToJSON', value: parseExactJSON(jsonOf(first?.key === 'equalTo' ? first.value : node)) }
}
