/** The attributes of an element of default.vrd as values of their types; a wrong one is reported with what was expected. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { said, type Said } from '../diagnostics/said.ts'
import { clark } from '../xml/name.ts'
import { locationOf, type XMLElement } from '../xml/tree.ts'
import { report } from './vrd-diagnostics.ts'
import type { AttributeKind, ElementFormat } from './vrd-format.ts'

/** What is being read, and where its parts are. */
export interface Reading {
  readonly file: string
  readonly complain: (one: Diagnostic) => void
}

/** In the order of the file; a null-prototype record. */
export function readAttributes(element: XMLElement, format: ElementFormat, { file, complain }: Reading): Record<string, unknown> {
  const value = Object.create(null) as Record<string, unknown>
  for (const { local, namespace, value: text } of element.attributes) {
    if (passed.has(namespace)) continue
    const at = locationOf(element, file, local)
    const kind = namespace === '' && Object.hasOwn(format.attributes, local) ? format.attributes[local] : undefined
    if (kind === undefined) {
      complain(
        report(
          'unknown-attribute',
          {
            element: element.local,
            attribute: namespace === '' ? local : clark({ namespace, local }),
            known: Object.keys(format.attributes).join(', ') || '-',
          },
          at,
        ),
      )
      continue
    }
    const read = kinds[kind](text)
    if (read === undefined)
      complain(report('bad-value', { element: element.local, attribute: local, value: text, expected: expected[kind] }, at))
    else value[local] = read
  }
  for (const [name, kind] of Object.entries(format.attributes)) {
    if (kind.endsWith('!') && !element.attributes.some((one) => one.local === name && one.namespace === '')) {
      complain(report('missing-attribute', { element: element.local, attribute: name }, locationOf(element, file)))
    }
  }
  return value
}

/** Attributes of these belong to XML itself. */
const passed: ReadonlySet<string> = new Set(['http://www.w3.org/2001/XMLSchema-instance', 'http://www.w3.org/XML/1998/namespace'])

const kinds: Readonly<Record<AttributeKind, (text: string) => string | number | boolean | undefined>> = {
  'string': (text) => text,
  'string!': (text) => (text === '' ? undefined : text),
  'address': (text) => (/[^\s/]/.test(text) ? text : undefined),
  'boolean': (text) => ({ true: true, 1: true, false: false, 0: false } as Record<string, boolean>)[text.trim()],
  // xs:int that counts something: seconds, milliseconds, sessions.
  'integer': (text) => (/^\s*\+?\d{1,10}\s*$/.test(text) && Number(text) <= 0x7fff_ffff ? Number(text) : undefined),
  'reuseSessions': (text) => (text === 'dontuse' || text === 'use' || text === 'autouse' ? text : undefined),
}

const expected: Readonly<Record<AttributeKind, Said>> = {
  'string': said('a text', 'строка'),
  'string!': said('a text that is not empty', 'непустая строка'),
  'address': said('an address, not empty', 'непустой адрес'),
  'boolean': said('true or false', 'true или false'),
  'integer': said('a whole number from 0 to 2147483647', 'целое число от 0 до 2147483647'),
  'reuseSessions': said('dontuse, use or autouse', 'dontuse, use или autouse'),
}
