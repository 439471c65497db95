/** Reads the conditions that few stubs have: on cookies, the user, forms, files, XML, any value, and on options that come several times. */
import { said } from '../../diagnostics/said.ts'
import { parseXMLPath } from '../calls/body/xml-path.ts'
import { jsonText } from '../calls/json-equal.ts'
import { fileParts, ofFile, ofUser, ofValue, ofXML, sources, type ListMatcher, type OneMore } from '../calls/more-criteria.ts'
import type { TextMatcher } from '../calls/text-matcher.ts'
import { parseExpression } from '../value/expression.ts'
import { requestValues } from '../value/values.ts'
import { reportStub } from './diagnostics.ts'
import { scopeOf, tellWrong } from './expressions.ts'
import type { Reading } from './reading.ts'
import type { MapEntry, SourceNode } from './source-node.ts'
import { operators, readText, type NeedsOfCriteria } from './text-criteria.ts'

const listOperators = ['any', 'each', 'values'] as const
export const fileKeys = ['name', 'type', 'size', 'text', 'base64'] as const

type Fields = ReadonlyMap<string, SourceNode>

export function readMore(reading: Reading, fields: Fields, needs: NeedsOfCriteria): readonly OneMore[] {
  const form = readListed(reading, fields.get('Form'), 'Form', needs)
  const fields_ = [...form.single].map(([name, matcher]) => ({ part: `Form.${name}`, matcher, valuesOf: sources.Form(name) }))
  const user = fields.get('User')
  const userMatcher = user && readText(reading, user, 'User', needs)
  const files = entriesOf(reading, fields.get('Files'), 'Files').flatMap((one) => readFile(reading, one, needs))
  if (fields.has('Form') || fields.has('Files')) needs.add('bytes')
  if (fields.has('XML')) needs.add('text')
  return [
    ...entriesOf(reading, fields.get('Cookies'), 'Cookies').flatMap(({ key, value }) =>
      made(`Cookies.${key}`, readText(reading, value, `Cookies.${key}`, needs), sources.Cookies(key)),
    ),
    ...made('User', userMatcher, ofUser),
    ...fields_,
    ...form.listed,
    ...files,
    ...entriesOf(reading, fields.get('XML'), 'XML').flatMap((one) => readXML(reading, one, needs)),
    ...entriesOf(reading, fields.get('Values'), 'Values').flatMap((one) => readOnValue(reading, one, needs)),
  ]
}

const entriesOf = (reading: Reading, node: SourceNode | undefined, what: string): readonly MapEntry[] =>
  node === undefined ? [] : (reading.map(node, what)?.entries ?? [])

const made = (part: string, matcher: OneMore['matcher'] | undefined, valuesOf: OneMore['valuesOf']): readonly OneMore[] =>
  matcher === undefined ? [] : [{ part, matcher, valuesOf }]

/** Conditions on one value apart from those on several. */
export function readListed(
  reading: Reading,
  node: SourceNode | undefined,
  what: 'QueryOptions' | 'Form',
  needs: NeedsOfCriteria,
): { readonly single: ReadonlyMap<string, TextMatcher>; readonly listed: readonly OneMore[] } {
  const single = new Map<string, TextMatcher>()
  const listed: OneMore[] = []
  for (const { key, value } of entriesOf(reading, node, what)) {
    const part = `${what}.${key}`
    const first = value.kind === 'map' && value.entries.length === 1 ? value.entries[0]! : undefined
    if (first !== undefined && (listOperators as readonly string[]).includes(first.key))
      listed.push(...made(part, readListMatcher(reading, first, part, needs), sources[what](key)))
    else {
      const matcher = readText(reading, value, part, needs, listOperators)
      if (matcher !== undefined) single.set(key, matcher)
    }
  }
  return { single, listed }
}

function readListMatcher(reading: Reading, { key, value }: MapEntry, part: string, needs: NeedsOfCriteria): ListMatcher | undefined {
  if (key === 'values')
    return { kind: 'values', texts: reading.list(value, `${part}.values`).flatMap((one) => reading.text(one, part) ?? []) }
  const of = readText(reading, value, `${part}.${key}`, needs)
  return of && { kind: key as 'any' | 'each', of }
}

/** `{ name, type, size, text, base64 }`; a bare condition is on the name. */
function readFile(reading: Reading, { key, value }: MapEntry, needs: NeedsOfCriteria): readonly OneMore[] {
  const isBare = value.kind !== 'map' || value.entries.some((one) => (operators as readonly string[]).includes(one.key))
  if (isBare) return made(`Files.${key}`, readText(reading, value, `Files.${key}`, needs), ofFile(key, 'name'))
  const parts = reading.fields(value, said(`the file ${key}`, `файл ${key}`), fileKeys)
  return [...parts].flatMap(([part, node]) =>
    made(
      `Files.${key}.${part}`,
      readText(reading, node, `Files.${key}.${part}`, needs),
      ofFile(key, part satisfies keyof typeof fileParts),
    ),
  )
}

function readXML(reading: Reading, { key, keyAt, value }: MapEntry, needs: NeedsOfCriteria): readonly OneMore[] {
  const path = parseXMLPath(key, reading.namespaces)
  if ('steps' in path) return made(`XML ${key}`, readText(reading, value, `XML ${key}`, needs), ofXML(path))
  const reason =
    'prefix' in path
      ? said(
          `no namespace is given for the prefix ${path.prefix}; write namespaces: { ${path.prefix}: … }`,
          `не указано пространство имён префикса ${path.prefix}; напишите namespaces: { ${path.prefix}: … }`,
        )
      : said(`error at character ${path.wrongAt + 1}`, `ошибка в символе ${path.wrongAt + 1}`)
  reading.tell(reportStub('xml-path', { path: key, reason }, reading.place(keyAt)))
  return []
}

function readOnValue(reading: Reading, { key, keyAt, value }: MapEntry, needs: NeedsOfCriteria): readonly OneMore[] {
  const found = parseExpression(key, scopeOf(reading))
  if ('wrong' in found) {
    tellWrong(reading, { ...(keyAt && { at: keyAt }) }, found.wrong)
    return []
  }
  needs.add(found.needs)
  const valueOf = ofValue((request) => {
    const given = found.read(requestValues(request))
    return given === undefined ? undefined : jsonText(given)
  })
  return made(`Values ${key}`, readText(reading, value, `Values ${key}`, needs), valueOf)
}
