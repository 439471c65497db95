/** Where a value is from: `request.JSON.$.order.id`, `item.number`, `now`. Each is parsed once and read for every call. */
import { fieldValues } from '../calls/body/form.ts'
import { parseXMLPath, xmlTexts } from '../calls/body/xml-path.ts'
import { ownText } from '../calls/holds.ts'
import { parseJSONPath, valuesAt } from '../calls/json-path.ts'
import { fileParts, ofFile } from '../calls/more-criteria.ts'
import { cookieOf, queryValues } from '../calls/request-parts.ts'
import type { Values } from './values.ts'

/** What of the body has to be read before. */
export type NeedOfBody = 'nothing' | 'text' | 'bytes'

export interface Source {
  readonly needs: NeedOfBody
  /** Whether it is JSON where it is alone there; else a text. */
  readonly typed: boolean
  read(values: Values): unknown
}

/** Names that a value may have where it is written. */
export interface Scope {
  /** Prefixes of XML paths. */
  readonly namespaces: ReadonlyMap<string, string>
  /** Of the loops around it. */
  readonly variables: readonly string[]
}

/** For messages and the manual. */
export const sourceNames = [
  'request.URLParameters.NAME',
  'request.QueryOptions.NAME',
  'request.QueryValues.NAME',
  'request.Headers.NAME',
  'request.Cookies.NAME',
  'request.JSON.$.path',
  'request.XML./path',
  'request.Form.NAME',
  'request.Files.NAME.text',
  'request.Parameters.$.path',
  'request.body',
  'request.User',
  'request.HTTPMethod',
  'request.BaseURL',
  'request.RelativeURL',
  'captures.NAME',
  'scenario.NAME',
  'item.path',
  'items',
  'total',
  'now',
  'guid',
  'count',
] as const

const source = (read: Source['read'], typed = false, needs: NeedOfBody = 'nothing'): Source => ({ needs, typed, read })

const single: Readonly<Record<string, Source>> = {
  'request.HTTPMethod': source((values) => values.HTTPMethod),
  'request.BaseURL': source((values) => values.BaseURL),
  'request.RelativeURL': source((values) => values.RelativeURL),
  'request.User': source((values) => values.user),
  'request.body': source((values) => values.text, false, 'text'),
  'now': source((values) => values.now()),
  'guid': source((values) => values.guid()),
  'count': source((values) => values.count),
  'total': source((values) => values.found?.total, true),
}

const named: Readonly<Record<string, (name: string) => Source>> = {
  URLParameters: (name) => source((values) => ownText(values.URLParameters, name)),
  QueryOptions: (name) => source((values) => values.QueryOptions.get(name)),
  QueryValues: (name) => source((values) => queryValues(values, name), true),
  Headers: (name) => source((values) => values.header(name)),
  Cookies: (name) => source((values) => cookieOf(values, name)),
  Form: (name) => source((values) => fieldValues(values, name)[0], false, 'bytes'),
}

/** `undefined` for what is none. */
export function sourceNamed(text: string, scope: Scope): Source | undefined {
  if (Object.hasOwn(single, text)) return single[text]
  const [, kind, name] = /^request\.(\w+)\.([^]+)$/u.exec(text) ?? []
  if (kind === undefined || name === undefined) return ofRoot(text, scope)
  if (Object.hasOwn(named, kind)) return named[kind]!(name)
  if (kind === 'JSON') return ofJSON(name, (values) => values.json(), 'text', true)
  if (kind === 'Parameters') return ofJSON(name, (values) => values.parameters, 'nothing', false)
  if (kind === 'XML') return ofXML(name, scope)
  return kind === 'Files' ? ofFiles(name) : undefined
}

function ofJSON(name: string, read: Source['read'], needs: NeedOfBody, typed: boolean): Source | undefined {
  const path = parseJSONPath(name)
  return 'wrongAt' in path ? undefined : source((values) => valuesAt(path, read(values))[0], typed, needs)
}

function ofXML(name: string, { namespaces }: Scope): Source | undefined {
  const path = parseXMLPath(name, namespaces)
  return 'steps' in path ? source((values) => xmlTexts(path, values)[0], false, 'text') : undefined
}

function ofFiles(name: string): Source | undefined {
  const [, file, part] = /^([^]+)\.(\w+)$/u.exec(name) ?? []
  if (file === undefined || part === undefined || !Object.hasOwn(fileParts, part)) return undefined
  const read = ofFile(file, part)
  return source((values) => read(values)[0], part === 'size', 'bytes')
}

const roots: Readonly<Record<string, Source['read']>> = {
  captures: (values) => values.captures?.(),
  scenario: (values) => values.scenario,
  item: (values) => values.found?.item,
  items: (values) => values.found?.items,
}

/** `item.lines[0].sku`, `line.sku` of a loop. */
function ofRoot(text: string, { variables }: Scope): Source | undefined {
  const [, root, rest] = /^([\p{L}_][\p{L}\p{N}_]*)((?:[.[][^]*)?)$/u.exec(text) ?? []
  if (root === undefined || rest === undefined) return undefined
  const isVariable = variables.includes(root)
  if (!isVariable && (!Object.hasOwn(roots, root) || ((root === 'captures' || root === 'scenario') && rest === ''))) return undefined
  const path = parseJSONPath(`$${rest}`)
  if ('wrongAt' in path) return undefined
  const read: Source['read'] = isVariable ? (values) => values.variables?.[root] : roots[root]!
  return source((values) => valuesAt(path, read(values))[0], true)
}
