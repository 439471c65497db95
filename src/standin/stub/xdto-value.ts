/**
 * XDTO values as they are written in YAML: read by their types when the file is read; those with values of the request in them, when the
 * stub answers.
 */
import { didYouMean } from '../../diagnostics/near.ts'
import { joined, said, type Fragment, type Said } from '../../diagnostics/said.ts'
import { allProperties, isObjectType, type ObjectType } from '../../xdto/types/object-type.ts'
import { described, isList, isNillable, type Property } from '../../xdto/types/property.ts'
import { textCodec } from '../../xdto/types/text-codec.ts'
import { resolved, typeName, type XDTOType } from '../../xdto/types/type.ts'
import { isValueType, type ValueType } from '../../xdto/types/value-type.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { readLoop, scopeOf, templatedText } from '../reading/expressions.ts'
import type { Reading } from '../reading/reading.ts'
import type { MapNode, ScalarNode, SourceNode } from '../reading/source-node.ts'
import { expected, valueOfType } from '../reading/words.ts'
import { asList } from '../value/lists.ts'
import { render, withItem } from '../value/render.ts'
import type { Scope } from '../value/sources.ts'
import { within } from '../value/templated-text.ts'
import type { Values } from '../value/values.ts'

/** Makes the value for one call; throws when a value of the request does not fit the type. */
export type MakeValue = (values: Values) => unknown

/** `what` names the value in messages. */
export function xdtoValue(
  reading: Reading,
  node: SourceNode,
  type: XDTOType,
  what: string,
  nillable = false,
  scope = scopeOf(reading),
): MakeValue {
  if (node.kind === 'scalar' && node.value === null && nillable) return () => null
  if (isValueType(type)) return node.kind === 'scalar' ? valueOf(reading, node, type, what, scope) : wrong(reading, node, type, what)
  if (isObjectType(type)) return node.kind === 'map' ? objectOf(reading, node, type, what, scope) : wrong(reading, node, type, what)
  if (type.kind === 'any' && node.kind === 'scalar') return textOf(reading, node, scope)
  return wrong(
    reading,
    node,
    type,
    said(
      `${what} is a ${typeName(type)}, which stubs cannot write; write a handler in TypeScript. It`,
      `${what} (${typeName(type, 'ru')}): в заглушке такое не написать, нужен обработчик на TypeScript; здесь`,
    ),
  )
}

function wrong(reading: Reading, node: SourceNode, type: XDTOType, what: Fragment): MakeValue {
  const properties = isObjectType(type) ? [said(', as a mapping of its properties', ' как соответствие его свойств')] : []
  reading.wrong(node, what, joined([valueOfType(typeName(type)), ...properties]))
  return () => undefined
}

function valueOf(reading: Reading, node: ScalarNode, type: ValueType, what: string, scope: Scope): MakeValue {
  const codec = textCodec(type)
  const read = (text: string, fault: (message: Said) => void): unknown => codec.read(text, { resolve: () => undefined, fault })
  if (typeof node.value === 'string' && node.value.includes('{{')) {
    const text = textOf(reading, node, scope)
    return (values) =>
      read(text(values), (message) => {
        throw new Error(`${what}: ${message.ru}`)
      })
  }
  let told: Said | undefined
  const value = read(node.text, (message) => {
    told ??= message
  })
  if (value === undefined)
    reading.wrong(node, what, joined([valueOfType(typeName(type)), ...(told === undefined ? [] : [' (', told, ')'])]))
  return () => value
}

function textOf(reading: Reading, node: ScalarNode, scope: Scope): (values: Values) => string {
  const text = templatedText(reading, node, node.text, 'none', scope)
  return (values) => render(text, values)
}

function objectOf(reading: Reading, node: MapNode, type: ObjectType, what: string, scope: Scope): MakeValue {
  const properties = allProperties(type)
  const names = properties.map((one) => one.name)
  for (const { key, keyAt } of node.entries) {
    if (!names.includes(key))
      reading.tell(
        reportStub(
          'unknown-key',
          { found: key, what: `${what} (${typeName(type)})`, meant: didYouMean(key, names), allowed: names.join(', ') },
          reading.place(keyAt),
        ),
      )
  }
  const written = new Map(node.entries.map(({ key, value }) => [key, value]))
  const makers = properties.flatMap((one): (readonly [string, MakeValue])[] => {
    const value = written.get(one.name)
    if (value !== undefined) return [[one.name, propertyOf(reading, value, one, `${what}.${one.name}`, scope)]]
    if (isList(one.definition.settings)) return [[one.name, () => []]]
    const { lowerBound = 1, default: fallback } = one.definition.settings
    if (lowerBound > 0 && fallback === undefined)
      reading.tell(
        reportStub('missing', { what: `${what} (${typeName(type)})`, key: one.name, example: `${one.name}: ...` }, reading.place(node.at)),
      )
    return []
  })
  return (values) => Object.fromEntries(makers.map(([name, make]) => [name, make(values)]))
}

function propertyOf(reading: Reading, node: SourceNode, { definition }: Property, what: string, scope: Scope): MakeValue {
  const reference = described(definition).type
  if (reference === undefined)
    return node.kind === 'scalar' ? textOf(reading, node, scope) : () => void reading.wrong(node, what, expected.text)
  const type = resolved(reference)
  const nillable = isNillable(definition)
  if (!isList(definition.settings)) return xdtoValue(reading, node, type, what, nillable, scope)
  return xdtoList(reading, node, { type, what, nillable }, scope)
}

/** The values of a list, or a loop: `{ $each: '{{items}}', $as: line, $item: { SKU: '{{line.sku}}' } }`. */
export function xdtoList(
  reading: Reading,
  node: SourceNode,
  { type, what, nillable }: { readonly type: XDTOType; readonly what: string; readonly nillable: boolean },
  scope = scopeOf(reading),
): MakeValue {
  if (node.kind === 'map' && node.entries.some(({ key }) => key === '$each')) {
    const found = readLoop(reading, node, scope)
    if (found === undefined) return () => []
    const make = xdtoValue(reading, found.item, type, what, nillable, within(scope, found.as))
    return (values) => asList(found.of.read(values)).map((item, at) => make(withItem(values, found.as, item, at)))
  }
  const items = reading.list(node, what).map((one, at) => xdtoValue(reading, one, type, `${what}[${at}]`, nillable, scope))
  return (values) => items.map((make) => make(values))
}
