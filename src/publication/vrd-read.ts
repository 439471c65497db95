/**
 * From the text of a default.vrd to a Point, by the table of its format; whatever the platform would refuse is reported with its place, and
 * then there is no Point.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import { XMLError } from '../xml/error.ts'
import { clark } from '../xml/name.ts'
import { attributeOf, elementsOf, isElement, locationOf, readTree, textOf, type XMLElement } from '../xml/tree.ts'
import type { Point } from './point.ts'
import { report } from './vrd-diagnostics.ts'
import { pointFormat, VRS, type ChildFormat, type ElementFormat } from './vrd-format.ts'
import { readAttributes, type Reading } from './vrd-read-attributes.ts'

/** A default.vrd as it was read. */
export interface ReadPublication {
  /** `undefined` when the platform would not read the file: the whole publication is broken. */
  readonly publication: Point | undefined
  /** The `base` of a broken file, where that much can be read. */
  readonly base: string | undefined
  /** What is wrong in the file, with lines. */
  readonly diagnostics: readonly Diagnostic[]
}

const places = new WeakMap<object, Location>()

/** Where a part of a Point that was read is in its file. */
export const placeOf = (part: object): Location | undefined => places.get(part)

/** `file`: as it should be printed. Total: what can't be read is reported in `diagnostics`. */
export function readPublication(source: string | Uint8Array, file: string): ReadPublication {
  const diagnostics: Diagnostic[] = []
  const reading: Reading = { file, complain: (one) => diagnostics.push(one) }
  const root = readRoot(source, reading)
  if (root === undefined) return { publication: undefined, base: baseIn(source), diagnostics }
  const publication = readElement(root, pointFormat, reading) as Point
  if (publication.enable === false) reading.complain(report('point-disabled', {}, locationOf(root, file, 'enable')))
  if (publication.enableStandardOData !== undefined)
    reading.complain(report('odata-spelling', { found: 'enableStandardOData' }, locationOf(root, file, 'enableStandardOData')))
  const broken = diagnostics.some((one) => one.severity === 'error')
  return { publication: broken ? undefined : publication, base: attributeOf(root, 'base'), diagnostics }
}

/** Of a file that can't be read as XML: the base in its text, so that the publication is broken where its clients look for it. */
const baseIn = (source: string | Uint8Array): string | undefined =>
  /<(?:[\w.-][\w.-]*:)?point\s[^<>]*?\bbase\s*=\s*(["'])([^"'<>&]*)\1/.exec(
    typeof source === 'string' ? source : new TextDecoder().decode(source),
  )?.[2]

function readRoot(source: string | Uint8Array, { file, complain }: Reading): XMLElement | undefined {
  try {
    const root = readTree(source)
    if (root.local === 'point' && root.namespace === VRS) return root
    complain(report('not-a-publication', { namespace: VRS, found: clark(root) }, locationOf(root, file)))
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    complain(
      report('not-well-formed', { reason: { en: error.message, ru: error.messageRu } }, { file, line: error.line, column: error.column }),
    )
  }
  return undefined
}

function readElement(element: XMLElement, format: ElementFormat, reading: Reading): object {
  const value: Record<string, unknown> = readAttributes(element, format, reading)
  for (const child of elementsOf(element)) readChild(child, element, format, value, reading)
  const stray = element.children.find((node) => !isElement(node) && node.trim() !== '')
  if (stray !== undefined)
    reading.complain(
      report('text-not-allowed', { element: element.local, text: String(stray).trim().slice(0, 40) }, locationOf(element, reading.file)),
    )
  if (format.filled.some((name) => value[name] === undefined))
    reading.complain(report('empty-element', { element: element.local }, locationOf(element, reading.file)))
  places.set(value, locationOf(element, reading.file))
  return value
}

function readChild(child: XMLElement, parent: XMLElement, format: ElementFormat, value: Record<string, unknown>, reading: Reading): void {
  const at = locationOf(child, reading.file)
  const one = child.namespace === VRS ? own(format.one, child.local) : undefined
  const many = child.namespace === VRS ? own(format.many, child.local) : undefined
  if (one !== undefined) {
    if (value[child.local] !== undefined) return reading.complain(report('repeated-element', { element: child.local }, at))
    value[child.local] = readContent(child, one, reading)
  } else if (many !== undefined) {
    const list = (value[child.local] ??= []) as unknown[]
    list.push(readContent(child, many, reading))
  } else if (child.local === 'standardOData' && format === pointFormat) {
    reading.complain(report('odata-spelling', { found: '<standardOData>' }, at))
  } else {
    const known = [...Object.keys(format.one), ...Object.keys(format.many)].join(', ') || '-'
    reading.complain(
      report('unknown-element', { element: parent.local, child: child.namespace === VRS ? child.local : clark(child), known }, at),
    )
  }
}

function readContent(element: XMLElement, format: ChildFormat, reading: Reading): unknown {
  if (format !== 'text') return readElement(element, format, reading)
  const inner = elementsOf(element)[0]
  if (inner !== undefined)
    reading.complain(report('unknown-element', { element: element.local, child: inner.local, known: '-' }, locationOf(inner, reading.file)))
  const text = textOf(element)
  if (element.local === 'accessTokenRecepientName' && text.trim() === '')
    reading.complain(report('empty-element', { element: element.local }, locationOf(element, reading.file)))
  return text
}

const own = <Value>(table: Readonly<Record<string, Value>>, name: string): Value | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined
