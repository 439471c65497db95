import type { Attribute } from '../../../src/infobase/definition/parts/attribute.ts'
import {
  Attribute as attribute,
  Boolean,
  CatalogRef,
  Composite,
  Date,
  DocumentRef,
  Number,
  String,
} from '../../../src/infobase/definitions.ts'
/** A captured answer as objects: their properties in the order of the capture, with what type each seems to have. */
import { childNamed, elementsOf, textOf, type XMLElement } from '../../../src/xml/element.ts'
import { readTree } from '../../../src/xml/tree.ts'

export type Captured = string | number | boolean | null | readonly Entity[] | { readonly Types: readonly string[] }
export interface Entity {
  readonly [name: string]: Captured
}

/** Not longer than a double holds. */
const NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d+)?$/

export function jsonEntities(text: string): readonly Entity[] {
  const read = JSON.parse(text) as { value?: Entity[] } & Entity
  const { 'odata.metadata': _, ...own } = read
  const clean = (one: Entity): Entity => Object.fromEntries(Object.entries(one).filter(([name]) => !name.includes('@')))
  return (read.value ?? [own]).map(clean)
}

export function atomEntities(text: string): readonly Entity[] {
  const root = readTree(text)
  const entries = root.local === 'entry' ? [root] : elementsOf(root).filter(({ local }) => local === 'entry')
  return entries.map((one) => propertiesOf(childNamed(childNamed(one, 'content')!, 'properties', METADATA)!))
}

const METADATA = 'http://schemas.microsoft.com/ado/2007/08/dataservices/metadata'
const propertiesOf = (element: XMLElement): Entity => Object.fromEntries(elementsOf(element).map((one) => [one.local, valueOf(one)]))

function valueOf(element: XMLElement): Captured {
  const named = (local: string): string | undefined =>
    element.attributes.find((one) => one.local === local && one.namespace === METADATA)?.value
  if (named('null') === 'true') return null
  const children = elementsOf(element)
  if (named('type')?.startsWith('Collection(') === true) return children.map((one) => propertiesOf(one))
  if (element.local === 'ValueType') return { Types: elementsOf(children[0]!).map(textOf) }
  const text = textOf(element)
  return text === 'true' ? true : text === 'false' ? false : NUMBER.test(text) ? globalThis.Number(text) : text
}

const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/

/** The attributes that give these properties; `texts`: names whose digits are a text. */
export function attributesOf(
  entities: readonly Entity[],
  standard: ReadonlySet<string>,
  texts: ReadonlySet<string>,
): Record<string, Attribute> {
  const made: Record<string, Attribute> = {}
  for (const name of Object.keys(entities[0]!)) {
    const values = entities.map((one) => one[name]!)
    if (standard.has(name) || values.some((one) => typeof one === 'object' && one !== null) || name.endsWith('_Type')) continue
    if (`${name}_Type` in entities[0]!) {
      made[name] = attribute(compositeOf(entities.map((one) => globalThis.String(one[`${name}_Type`]))))
    } else if (name.endsWith('_Key')) made[name.slice(0, -4)] = attribute(CatalogRef(targetName(name)))
    else made[name] = plainOf(name, values, texts)
  }
  return made
}

const targetName = (name: string): string => `Цель${name.replace(/_Key$/, '')}`

function plainOf(name: string, values: readonly Captured[], texts: ReadonlySet<string>): Attribute {
  const all = values.filter((one) => one !== null)
  if (all.length === 0) return attribute(String(10), { Use: 'ForFolder' })
  if (all.every((one) => typeof one === 'boolean')) return attribute(Boolean)
  const written = all.map(globalThis.String)
  if (written.every((one) => DATE.test(one))) return attribute(Date())
  if (all.every((one) => typeof one === 'number')) return attribute(Number(17, 2))
  if (!texts.has(name) && written.every((one) => NUMBER.test(one)))
    return attribute(Number(17, written.some((one) => one.includes('.')) ? 2 : 0))
  const padded = written.find((one) => one !== one.trimEnd())
  return attribute(padded === undefined ? String() : String(padded.length, 'Fixed'))
}

function compositeOf(types: readonly string[]) {
  const named = [...new Set(types.filter((one) => one !== 'StandardODATA.Undefined'))].map((one) => one.replace('StandardODATA.', ''))
  const [first = 'Catalog_Ничего', ...rest] = named
  return Composite(referenceOf(first), referenceOf('Catalog_Нечто'), ...rest.map(referenceOf))
}

const referenceOf = (name: string) => (name.startsWith('Document_') ? DocumentRef(name.slice(9)) : CatalogRef(name.slice(8)))

/** Names of objects that the types of these properties are of, by their kind. */
export function referredTo(entities: readonly Entity[], standard: ReadonlySet<string>): { catalogs: Set<string>; documents: Set<string> } {
  const catalogs = new Set(['Ничего', 'Нечто'])
  const documents = new Set<string>()
  const note = (one: Entity): void => {
    for (const [name, value] of Object.entries(one)) {
      if (Array.isArray(value)) (value as Entity[]).forEach(note)
      else if (name.endsWith('_Key') && !standard.has(name)) catalogs.add(targetName(name))
      else if (typeof value === 'string' && value.startsWith('StandardODATA.Catalog_')) catalogs.add(value.slice(22))
      else if (typeof value === 'string' && value.startsWith('StandardODATA.Document_')) documents.add(value.slice(23))
    }
  }
  entities.forEach(note)
  return { catalogs, documents }
}

/** JSON without the white space between its words: some captures were laid out anew by who published them. */
export const jsonWords = (text: string): string => text.replaceAll(/("(?:[^"\\]|\\.)*")|\s+/g, (_, word?: string) => word ?? '')

/** XML without indentation: browsers lay it out anew. */
export const xmlWords = (text: string): string =>
  text
    .replaceAll(/>\s+</g, '><')
    .replaceAll(/\s+(?=[\w:]+=")/g, ' ')
    .trim()
