/**
 * A value of JSON with values of the call in it: `{ total: '{{total}}', lines: { $each: '{{items}}', $item: { no: '{{position}}' } } }`. A
 * text that is one placeholder alone has the type of its value; `$$each` is the key `$each`.
 */
import { exactJSON } from '../../calls/exact-json.ts'
import { loopKeys, readLoop, scopeOf, templatedText } from '../../reading/expressions.ts'
import type { Reading } from '../../reading/reading.ts'
import { jsonOf, type MapNode, type ScalarNode, type SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import { parseExpression } from '../../value/expression.ts'
import { asJSON } from '../../value/filters.ts'
import type { Scope } from '../../value/sources.ts'
import { joinTexts, within, withLiterals, type TemplatedText } from '../../value/templated-text.ts'
import { sampleText } from './json-sample.ts'

/** Keys that mean more than themselves. */
const sampleKey = '$sample'
const reserved: ReadonlySet<string> = new Set([...loopKeys, sampleKey])

export function templatedJSON(reading: Reading, node: SourceNode, scope: Scope = scopeOf(reading)): TemplatedText {
  if (node.kind === 'scalar') return scalar(reading, node, scope)
  if (node.kind === 'list')
    return joinTexts(['[', ...node.items.flatMap((one, at) => [at === 0 ? '' : ',', templatedJSON(reading, one, scope)]), ']'])
  if (node.entries.some(({ key }) => key === '$each')) return loop(reading, node, scope)
  if (node.entries.some(({ key }) => key === sampleKey)) return sample(reading, node)
  return joinTexts([
    '{',
    ...node.entries.flatMap(({ key, value }, at) => [
      `${at === 0 ? '' : ','}${JSON.stringify(unescaped(key))}:`,
      templatedJSON(reading, value, scope),
    ]),
    '}',
  ])
}

const unescaped = (key: string): string => (key.startsWith('$$') && reserved.has(key.slice(1)) ? key.slice(1) : key)

function scalar(reading: Reading, node: ScalarNode, scope: Scope): TemplatedText {
  if (typeof node.value !== 'string') {
    reading.finite(node, 'json')
    return joinTexts([jsonOf(node)])
  }
  const alone = /^\{\{([^{}]*)\}\}$/u.exec(node.value)?.[1]
  const found = alone === undefined || /^\s*[#/]/.test(alone) ? undefined : parseExpression(alone, scope)
  if (found !== undefined && !('wrong' in found) && found.typed) {
    if (found.escape === 'json')
      return joinTexts([{ kind: 'made', needs: found.needs, make: (values) => exactJSON(asJSON(found.read(values)) ?? null) }])
    return joinTexts([{ kind: 'hole', of: found, escape: found.escape === 'raw' ? 'raw' : 'value' }])
  }
  const text = templatedText(reading, node, node.value, 'json', scope)
  return joinTexts(['"', withLiterals(text, (one) => JSON.stringify(one).slice(1, -1)), '"'])
}

/** A list: the item for each value of another list. */
function loop(reading: Reading, node: MapNode, scope: Scope): TemplatedText {
  const found = readLoop(reading, node, scope)
  if (found === undefined) return joinTexts(['[]'])
  const { of, as, item } = found
  return joinTexts(['[', { kind: 'loop', of, as, body: templatedJSON(reading, item, within(scope, as)), between: ',' }, ']'])
}

function sample(reading: Reading, node: MapNode): TemplatedText {
  const fields = reading.fields(node, things.sample, [sampleKey])
  const make = sampleText(reading, fields.get(sampleKey)!)
  return joinTexts([{ kind: 'made', needs: 'nothing', make: (values) => make(values) }])
}
