/**
 * A body as properties by name, from JSON or an atom entry. Numbers keep all their digits; what a property means is decided by who knows
 * the entity.
 */
import { joined, said } from '../../diagnostics/said.ts'
import { jsonTrouble } from '../../exchange/form/json.ts'
import { changedOutsideStrings, DEEPEST_JSON, isDeeper } from '../../exchange/json-text.ts'
import { childNamed, elementsOf, textOf, type XMLElement } from '../../xml/element.ts'
import { XMLError } from '../../xml/error.ts'
import { readTree } from '../../xml/tree.ts'
import { odataRefusal } from '../errors.ts'

/** A number of JSON as it was written. */
export class WrittenNumber {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** `xml`: a text of an atom entry, which says nothing of its type. */
export type BodyValue = string | boolean | null | WrittenNumber | XmlText | readonly BodyValue[] | Body
export interface Body {
  readonly [name: string]: BodyValue
}

export class XmlText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export const isBody = (value: BodyValue | undefined): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber) && !(value instanceof XmlText)

/** By the Content-Type; without one by the first character, as some clients send none. */
export function readBody(text: string, contentType: string | undefined): Body {
  const type = contentType?.toLowerCase() ?? ''
  const isXml = isNamedXml(type) || (!type.includes('json') && text.trimStart().startsWith('<'))
  return isXml ? readEntry(text) : readJson(text)
}

const isNamedXml = (type: string): boolean => type.includes('xml')

/** Marks what was a number: no text of a body can begin so. */
const MARK = '\u0000#'

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d\d*)?(?:[eE][+-]?\d\d*)?/g

/** Between most texts there is a colon or a comma alone. */
function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) return true
  }
  return false
}

/** Changes what was read in place: a reviver of JSON.parse takes several times as long. */
function unmarked(value: unknown): BodyValue {
  if (typeof value === 'string') return value.startsWith(MARK) ? new WrittenNumber(value.slice(MARK.length)) : value
  if (typeof value !== 'object' || value === null) return value as BodyValue
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder)) {
    const one = holder[key]
    if (typeof one === 'object' ? one !== null : typeof one === 'string' && one.startsWith(MARK)) holder[key] = unmarked(one)
  }
  return value as BodyValue
}

/** What may be a number that JavaScript would write otherwise than it is written: `1.50`, `1e3`, `-0`, more than 15 digits. */
const OTHERWISE = /[:,[]\s*(?=[-.\d])(?!(?:0|-?[1-9]\d{0,14}|-?(?:0|[1-9]\d{0,8})\.\d{0,4}[1-9])(?![\d.eE]))/

/** A number that was read comes back as it was written. */
function withNumbers(value: unknown): BodyValue {
  if (typeof value === 'number') return new WrittenNumber(String(value))
  if (typeof value !== 'object' || value === null) return value as BodyValue
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(holder)) {
    const one = holder[key]
    if (typeof one === 'number' || typeof one === 'object') holder[key] = withNumbers(one)
  }
  return value as BodyValue
}

/**
 * JSON whose numbers are those that JavaScript writes, so that `String` gives them back as they were written. `undefined`: `readBody`
 * decides, or says what is wrong.
 */
export function readPlainJson(text: string, contentType: string | undefined): unknown {
  return (contentType !== undefined && isNamedXml(contentType.toLowerCase())) || OTHERWISE.test(text) ? undefined : JSON.parse(text)
}

/** Most bodies have plain numbers alone, and need no marks; `undefined`: marks decide, or say what is wrong. */
function readPlain(text: string): Body | undefined {
  if (OTHERWISE.test(text)) return undefined
  try {
    const read = withNumbers(JSON.parse(text))
    return isBody(read) ? read : undefined
  } catch {
    return undefined
  }
}

const readJson = (text: string): Body => readPlain(text) ?? readMarked(text)

function readMarked(text: string): Body {
  if (text.trim() === '') throw odataRefusal('json', [], said('the body is empty', 'тело пустое'))
  if (isDeeper(text))
    throw odataRefusal(
      'json',
      [],
      said(`the body has more than ${DEEPEST_JSON} levels`, `в теле больше ${DEEPEST_JSON} уровней вложенности`),
    )
  const marked = changedOutsideStrings(text.replace(/^\ufeff/, ''), (between) =>
    hasDigit(between) ? between.replace(NUMBER, '"\\u0000#$&"') : between,
  )
  try {
    const read = unmarked(JSON.parse(marked))
    if (isBody(read)) return read
  } catch {
    throw odataRefusal('json', [], joined([said('the body is not JSON: ', 'тело не JSON: '), jsonTrouble(text)]))
  }
  throw odataRefusal('json', [], said('the body is a JSON object', 'тело – объект JSON'))
}

const METADATA = 'http://schemas.microsoft.com/ado/2007/08/dataservices/metadata'

function readEntry(text: string): Body {
  try {
    const entry = readTree(text)
    const content = childNamed(entry, 'content')
    const properties = childNamed(content ?? entry, 'properties', METADATA)
    if (properties === undefined)
      throw odataRefusal(
        'request-form',
        [],
        said('<entry> with <content><m:properties> is expected', 'ожидается <entry> с <content><m:properties>'),
      )
    const given = propertiesOf(properties)
    return { ...typeOf(entry), ...given, ...linked(entry, given) }
  } catch (error) {
    if (error instanceof XMLError)
      throw odataRefusal('request-form', [], said(`the body is not XML: ${error.message}`, `тело не XML: ${error.messageRu}`))
    throw error
  }
}

/** As JSON names the type of an entity. */
export const TYPE = 'odata.type'

const SCHEME = 'http://schemas.microsoft.com/ado/2007/08/dataservices/scheme'

/** The category of an entry that is that of its type. */
function typeOf(entry: XMLElement): Body {
  for (const { local, attributes } of elementsOf(entry)) {
    if (local !== 'category') continue
    const attribute = (name: string): string | undefined => attributes.find((one) => one.local === name)?.value
    const term = attribute('term')
    if (attribute('scheme') === SCHEME && term !== undefined) return { [TYPE]: term }
  }
  return {}
}

/** Behind the name of a link: an entity is written inside it. */
export const INLINE = '@m:inline'

const RELATED = 'http://schemas.microsoft.com/ado/2007/08/dataservices/related/'

/**
 * Links to entities are `X@odata.bind` where no property gives X; those that lead on from an entity, as they are read, say nothing. One
 * with an entity inside is `X@m:inline` as well.
 */
function linked(entry: XMLElement, given: Body): Body {
  const bound: Record<string, BodyValue> = {}
  for (const link of elementsOf(entry)) {
    const { local, attributes } = link
    if (local !== 'link') continue
    const attribute = (name: string): string => attributes.find((one) => one.local === name)?.value ?? ''
    const [rel, href] = [attribute('rel'), attribute('href')]
    const name = rel.slice(RELATED.length)
    const inline = childNamed(link, 'inline', METADATA)
    if (rel.startsWith(RELATED) && inline !== undefined && elementsOf(inline).length > 0) bound[`${name}${INLINE}`] = true
    const isGiven = given[`${name}_Key`] !== undefined || given[name] !== undefined
    if (rel.startsWith(RELATED) && href.endsWith(')') && !isGiven) bound[`${name}@odata.bind`] = href
  }
  return bound
}

const propertiesOf = (element: XMLElement): Body => Object.fromEntries(elementsOf(element).map((one) => [one.local, valueOf(one)]))

function valueOf(element: XMLElement): BodyValue {
  const attribute = (local: string): string | undefined =>
    element.attributes.find((one) => one.local === local && one.namespace === METADATA)?.value
  if (attribute('null') === 'true') return null
  const children = elementsOf(element)
  // The type of a collection may be left out, as $metadata has it.
  if (attribute('type')?.startsWith('Collection(') === true || (children.length > 0 && children.every(({ local }) => local === 'element')))
    return children.map((one) => (elementsOf(one).length > 0 ? propertiesOf(one) : new XmlText(textOf(one))))
  return children.length > 0 ? propertiesOf(element) : new XmlText(textOf(element))
}
