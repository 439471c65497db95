/** Reads the conditions of a stub, a failure or a verification from a source node. */
import type { CallsOf } from '../../channel/pattern.ts'
import { nearest } from '../../diagnostics/near.ts'
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said, type Fragment } from '../../diagnostics/said.ts'
import { compileScriptPattern } from '../../pattern/script.ts'
import { PatternError } from '../../pattern/tree.ts'
import { noCriteria, type Criteria, type ValueMatcher } from '../calls/criteria.ts'
import { parseExactJSON } from '../calls/exact-json.ts'
import { parseJSONPath } from '../calls/json-path.ts'
import type { TextMatcher } from '../calls/text-matcher.ts'
import { reportStub } from './diagnostics.ts'
import type { Reading } from './reading.ts'
import { jsonOf, type MapNode, type SourceNode } from './source-node.ts'
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

/** What is asked of a request, as it is written in a program or a file. */
export interface CriteriaDefinition {
  readonly URLParameters?: Readonly<Record<string, TextCriterion>>
  readonly QueryOptions?: Readonly<Record<string, TextCriterion>>
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
}

/** The conditions that a pattern brings, with those beside it, which win where both name one option. `undefined`: none. */
export function joinedConditions({ request: own }: CallsOf, beside: CriteriaDefinition | undefined): CriteriaDefinition | undefined {
  if (own === undefined) return beside
  const both = (key: 'URLParameters' | 'QueryOptions'): CriteriaDefinition =>
    own[key] === undefined && beside?.[key] === undefined ? {} : { [key]: { ...own[key], ...beside?.[key] } }
  return { ...beside, ...both('URLParameters'), ...both('QueryOptions') }
}

const operators = ['equalTo', 'contains', 'matches', 'oneOf', 'present', 'absent'] as const

export function readCriteria(reading: Reading, node: SourceNode | undefined): Criteria {
  if (node === undefined) return noCriteria
  const fields = reading.fields(node, things.request, [
    'URLParameters',
    'QueryOptions',
    'Headers',
    'JSON',
    'body',
    'Parameters',
    'SOAPVersion',
  ])
  const texts = (name: 'URLParameters' | 'QueryOptions' | 'Headers'): ReadonlyMap<string, TextMatcher> =>
    readTexts(reading, fields.get(name), name)
  const body = fields.get('body')
  const version = fields.get('SOAPVersion')
  return {
    URLParameters: texts('URLParameters'),
    QueryOptions: texts('QueryOptions'),
    Headers: texts('Headers'),
    JSON: readPaths(reading, fields.get('JSON'), 'JSON'),
    Parameters: readPaths(reading, fields.get('Parameters'), 'Parameters'),
    ...readBody(reading, body),
    ...(version !== undefined && { SOAPVersion: readText(reading, version, 'SOAPVersion') }),
  }
}

/** `{ base64 }` compares bytes; anything else is a condition on the text. */
function readBody(reading: Reading, node: SourceNode | undefined): Pick<Criteria, 'body' | 'bytes'> {
  if (node === undefined) return { body: undefined }
  const first = node.kind === 'map' && node.entries.length === 1 ? node.entries[0]! : undefined
  if (first?.key !== 'base64') return { body: readText(reading, node, 'body') }
  return { body: undefined, bytes: reading.text(first.value, 'body.base64')?.replace(/\s+/g, '') }
}

function readTexts(reading: Reading, node: SourceNode | undefined, what: string): ReadonlyMap<string, TextMatcher> {
  const entries = node === undefined ? [] : (reading.map(node, what)?.entries ?? [])
  return new Map(
    entries.flatMap(({ key, value }) => {
      const matcher = readText(reading, value, `${what}.${key}`)
      return matcher === undefined ? [] : [[key, matcher] as const]
    }),
  )
}

function readText(reading: Reading, node: SourceNode, what: string): TextMatcher | undefined {
  if (node.kind !== 'map') {
    const text = reading.text(node, what)
    return text === undefined ? undefined : { kind: 'equalTo', text }
  }
  const [operator, value] = onlyOperator(reading, node, what) ?? []
  if (operator === undefined || value === undefined) return undefined
  if (operator === 'oneOf')
    return { kind: 'oneOf', texts: reading.list(value, `${what}.oneOf`).flatMap((one) => reading.text(one, `${what}.oneOf`) ?? []) }
  if (operator === 'present' || operator === 'absent')
    return { kind: reading.flag(value, `${what}.${operator}`) === (operator === 'present') ? 'present' : 'absent' }
  const text = reading.text(value, `${what}.${operator}`)
  if (text === undefined) return undefined
  return operator === 'matches' ? readPattern(reading, text, value) : { kind: operator, text }
}

function onlyOperator(reading: Reading, node: MapNode, what: string): readonly [(typeof operators)[number], SourceNode] | undefined {
  const fields = [...reading.fields(node, said(`the condition ${what}`, `условие ${what}`), operators)]
  if (fields.length > 1)
    reading.tell(reportStub('more-than-one', { what, found: fields.map(([key]) => key).join(', ') }, reading.place(node.at)))
  if (node.entries.length === 0)
    reading.tell(
      reportStub(
        'missing',
        {
          what: said(`the condition ${what}`, `условие ${what}`),
          key: joined(operators, said('" or "', '» или «')),
          example: '{ contains: text }',
        },
        reading.place(node.at),
      ),
    )
  return fields.length === 1 ? fields[0] : undefined
}

function readPattern(reading: Reading, text: string, node: SourceNode): TextMatcher | undefined {
  try {
    return { kind: 'matches', source: text, pattern: compileScriptPattern(text) }
  } catch (error) {
    reading.tell(reportStub('pattern', { reason: patternTrouble(error) }, reading.place(node.at)))
    return undefined
  }
}

/** What is no regular expression at all is said by the engine, in English. */
const patternTrouble = (error: unknown): Fragment =>
  error instanceof PatternError
    ? saidBy(error)
    : said(error instanceof Error ? error.message : String(error), 'выражение записано с ошибкой')

function readPaths(reading: Reading, node: SourceNode | undefined, kind: 'JSON' | 'Parameters'): Criteria['JSON'] {
  const entries = node === undefined ? [] : (reading.map(node, kind)?.entries ?? [])
  return entries.flatMap(({ key, keyAt, value }) => {
    const path = parseJSONPath(kind === 'Parameters' && !key.startsWith('$') ? `$['${key}']` : key)
    if ('wrongAt' in path) {
      reading.tell(reportStub('json-path', { path: key, at: path.wrongAt + 1 }, reading.place(keyAt)))
      return []
    }
    const read = kind === 'JSON' || isWhole(value) ? readValue : readText
    const matcher = read(reading, value, `${kind} ${key}`)
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
function readValue(reading: Reading, node: SourceNode, what: string): ValueMatcher | undefined {
  const first = node.kind === 'map' && node.entries.length === 1 ? node.entries[0]! : undefined
  if (first !== undefined && first.key !== 'equalTo' && (operators as readonly string[]).includes(first.key))
    return readText(reading, node, what)
  reading.finite(node, what)
  return { kind: 'equalToJSON', value: parseExactJSON(jsonOf(first?.key === 'equalTo' ? first.value : node)) }
}
