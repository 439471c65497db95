/**
 * The nodes of an XML document as ЧтениеXML gives them: none for the declaration and DOCTYPE, namespace declarations are attributes, a
 * comment parts a text in two (measured on 8.3.27). Blank text is a node, which the reader passes over.
 *
 * The document is first read by the product's own strict reader, so that what follows may trust it.
 */
import { saidBy } from '../../../diagnostics/said-by.ts'
import { EOF, XMLPullReader } from '../../../xml/pull.ts'
import { BslError } from '../../run/error.ts'
import { xmlNamespace } from './namespaces.ts'
import type { XMLReaderSettings } from './reader-settings.ts'
import { Scope } from './scope.ts'

export interface XMLNodeAttribute {
  readonly name: string
  readonly value: string
  readonly namespace: string
}

export interface XMLNode {
  readonly kind: 'start' | 'end' | 'text' | 'blank' | 'section' | 'comment' | 'instruction'
  readonly name: string
  readonly value: string
  readonly namespace: string
  readonly attributes: readonly XMLNodeAttribute[]
  /** Prefixes in reach, for values that are names. */
  readonly scope: Scope
  /** How many elements are open behind it, and the prefixes in reach there. */
  readonly depth: number
  readonly outer: Scope
}

const none: readonly XMLNodeAttribute[] = []
const noScope = new Scope(new Map([['xml', xmlNamespace]]))

/** Throws for a document that is not well formed. */
export function readNodes(source: string, settings: XMLReaderSettings): XMLNode[] {
  const text = source.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  check(withoutDoctype(text))
  return new NodeReader(text, settings).read()
}

/** Only the first: the strict reader refuses what follows. */
function withoutDoctype(text: string): string {
  const at = text.search(/<!DOCTYPE/i)
  return at < 0 ? text : text.slice(0, at) + text.slice(at).replace(/^<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/i, '')
}

function check(text: string): void {
  try {
    const reader = new XMLPullReader(text)
    while (reader.next() !== EOF);
  } catch (error) {
    const { en, ru } = saidBy(error)
    throw new BslError(`Ошибка разбора XML: ${ru}`, `XML parse error: ${en}`)
  }
}

class NodeReader {
  readonly #text: string
  readonly #nodes: XMLNode[] = []
  readonly #open: { readonly name: string; readonly namespace: string; readonly scope: Scope }[] = []
  readonly #settings: XMLReaderSettings
  #at = 0
  #pending = ''

  constructor(text: string, settings: XMLReaderSettings) {
    this.#text = text
    this.#settings = settings
  }

  read(): XMLNode[] {
    const text = this.#text
    while (this.#at < text.length) {
      if (text[this.#at] !== '<') this.#characters()
      else if (text.startsWith('<!--', this.#at)) this.#comment()
      else if (text.startsWith('<![CDATA[', this.#at)) this.#section()
      else if (text.startsWith('<!', this.#at)) this.#doctype()
      else if (text.startsWith('<?', this.#at)) this.#instruction()
      else if (text[this.#at + 1] === '/') this.#end()
      else this.#start()
    }
    return this.#nodes
  }

  get #scope(): Scope {
    return this.#open.at(-1)?.scope ?? noScope
  }

  #push(kind: XMLNode['kind'], name: string, value: string, namespace = '', attributes = none, scope = this.#scope): void {
    const closes = kind === 'end'
    const depth = this.#open.length - (closes ? 1 : 0)
    const outer = closes ? (this.#open.at(-2)?.scope ?? noScope) : scope
    this.#nodes.push({ kind, name, value, namespace, attributes, scope, depth, outer })
  }

  #flush(): void {
    const text = this.#pending
    this.#pending = ''
    if (text !== '' && this.#open.length > 0) this.#push(text.trim() === '' ? 'blank' : 'text', '#text', text)
  }

  #characters(): void {
    const end = this.#text.indexOf('<', this.#at)
    const limit = end < 0 ? this.#text.length : end
    this.#pending += expanded(this.#text.slice(this.#at, limit))
    this.#at = limit
  }

  #section(): void {
    const end = this.#text.indexOf(']]>', this.#at)
    const text = this.#text.slice(this.#at + 9, end)
    this.#at = end + 3
    if (this.#settings.sectionsAreText) this.#pending += text
    else {
      this.#flush()
      this.#push('section', '#cdata-section', text)
    }
  }

  #comment(): void {
    this.#flush()
    const end = this.#text.indexOf('-->', this.#at)
    if (!this.#settings.ignoresComments) this.#push('comment', '#comment', this.#text.slice(this.#at + 4, end))
    this.#at = end + 3
  }

  #doctype(): void {
    const found = /^<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/i.exec(this.#text.slice(this.#at))
    this.#at += found?.[0].length ?? this.#text.length
  }

  #instruction(): void {
    this.#flush()
    const end = this.#text.indexOf('?>', this.#at)
    const [, name = '', value = ''] = /^(\S\S*)\s*([\s\S]*)$/.exec(this.#text.slice(this.#at + 2, end)) ?? []
    if (name !== 'xml' && !this.#settings.ignoresInstructions) this.#push('instruction', name, value)
    this.#at = end + 2
  }

  #end(): void {
    this.#flush()
    const { name, namespace } = this.#open.at(-1)!
    this.#push('end', name, '', namespace)
    this.#open.pop()
    this.#at = this.#text.indexOf('>', this.#at) + 1
  }

  #start(): void {
    this.#flush()
    const { end, name, list, closed } = tagOf(this.#text, this.#at)
    const raw = list.map(([key, value]) => [key, expanded(value.replace(/[\t\n]/g, ' '))] as const)
    const scope = scopeOf(this.#scope, raw)
    const attributes = raw.map(([key, value]) => ({ name: key, value, namespace: attributeNamespace(key, scope) }))
    const namespace = scope.get(prefixOf(name)) ?? ''
    this.#open.push({ name, namespace, scope })
    this.#push('start', name, '', namespace, attributes, scope)
    if (closed) {
      this.#push('end', name, '', namespace, none, scope)
      this.#open.pop()
    }
    this.#at = end
  }
}

interface Tag {
  /** Behind it. */
  readonly end: number
  readonly name: string
  readonly list: readonly (readonly [key: string, value: string])[]
  readonly closed: boolean
}

const tagName = /<([^\s/>][^\s/>]*)/y
const attributeStart = /\s\s*([^\s=][^\s=]*)\s*=\s*(["'])/y
const tagEnd = /\s*(\/?)>/y

/** `text` has been read before, and is well-formed. */
function tagOf(text: string, start: number): Tag {
  const next = (what: RegExp, at: number): RegExpExecArray | null => {
    what.lastIndex = at
    return what.exec(text)
  }
  const [whole = '', name = ''] = next(tagName, start) ?? []
  const list: [key: string, value: string][] = []
  let end = start + whole.length
  for (let found = next(attributeStart, end); found !== null; found = next(attributeStart, end)) {
    const value = end + found[0].length
    const close = text.indexOf(found[2]!, value)
    list.push([found[1]!, text.slice(value, close)])
    end = close + 1
  }
  const [rest = '', slash = ''] = next(tagEnd, end) ?? []
  return { end: end + rest.length, name, list, closed: slash !== '' }
}

export const prefixOf = (name: string): string => (name.includes(':') ? name.slice(0, name.indexOf(':')) : '')
export const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)

const escaped = (text: string): string => text.replace(/[&<>"\n\t\r]/g, (one) => `&#${one.charCodeAt(0)};`)

/** Nodes of an element as a document, with the prefixes that were in reach of it. */
export function documentOf(nodes: readonly XMLNode[]): string {
  const [first] = nodes
  const own = new Set(first?.attributes.map((one) => one.name))
  const outer = [...(first?.scope.all() ?? [])]
    .map(([prefix, uri]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri] as const)
    .filter(([name]) => !own.has(name) && name !== 'xmlns:xml')
  return nodes.map((one, at) => printed(one, at === 0 ? outer : [])).join('')
}

function printed({ kind, name, value, attributes }: XMLNode, more: readonly (readonly [string, string])[]): string {
  if (kind === 'end') return `</${name}>`
  if (kind === 'text' || kind === 'section' || kind === 'blank') return escaped(value)
  if (kind !== 'start') return ''
  const list = [...more, ...attributes.map((one) => [one.name, one.value] as const)]
  return `<${name}${list.map(([key, one]) => ` ${key}="${escaped(one)}"`).join('')}>`
}

const attributeNamespace = (name: string, scope: Scope): string => {
  const prefix = prefixOf(name)
  if (prefix === 'xmlns' || name === 'xmlns') return 'http://www.w3.org/2000/xmlns/'
  return prefix === '' ? '' : (scope.get(prefix) ?? '')
}

function scopeOf(outer: Scope, raw: readonly (readonly [string, string])[]): Scope {
  const own = raw.filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'))
  if (own.length === 0) return outer
  return new Scope(new Map(own.map(([key, value]) => [key === 'xmlns' ? '' : localOf(key), value])), outer)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const expanded = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([\da-fA-F][\da-fA-F]*)|#(\d\d*)|(\w\w*));/g, (_, hex?: string, decimal?: string, name?: string) =>
        name === undefined ? String.fromCodePoint(hex === undefined ? Number(decimal) : parseInt(hex, 16)) : (named[name] ?? ''),
      )
    : text
