/**
 * Every matcher, capture and value of the published schema is in an example of docs/stub-language.md or docs/stubs.md that a test runs or
 * reads, and a misspelling of it is reported with what was meant.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parts } from '../../src/host/machine/parts.ts'
import { createAddresses } from '../../src/standin/calls/address.ts'
import { readStubFiles } from '../../src/standin/stub/read-file.ts'
import { stubSchema } from '../../src/standin/stub/schema.ts'
import { root } from './sources.ts'

interface Node {
  readonly properties?: Readonly<Record<string, Node>>
  readonly additionalProperties?: Node | boolean
  readonly anyOf?: readonly Node[]
  readonly items?: Node
  readonly $ref?: string
  readonly $comment?: { readonly values: readonly string[]; readonly filters: readonly string[] }
}

const schema = stubSchema() as unknown as Node & { readonly $defs: Readonly<Record<string, Node>> }
const page = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8')
/** What the tests of both pages run or read: YAML of examples, and the rest of the text in backticks. */
const yaml = ['stub-language.md', 'stubs.md', 'failures.md', 'infobase.md'].flatMap((name) =>
  [...page(name).matchAll(/^```ya?ml\n([^]*?)^```/gm)].map(([, text]) => text!),
)
const examples = yaml.join('\n')
const written = page('stub-language.md')

/** Keys of all objects below a node, those of the definitions that it refers to among them. */
function keysBelow(node: Node | boolean | undefined, met = new Set<string>()): readonly string[] {
  if (typeof node !== 'object') return []
  const name = node.$ref?.replace('#/$defs/', '')
  if (name !== undefined) {
    if (met.has(name)) return []
    met.add(name)
    return keysBelow(schema.$defs[name], met)
  }
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, one]) => [key, ...keysBelow(one, met)]),
    ...keysBelow(node.additionalProperties, met),
    ...(node.anyOf ?? []).flatMap((one) => keysBelow(one, met)),
    ...keysBelow(node.items, met),
  ]
}

const stub = schema.properties!['stubs']!.items!
const failureKeys = new Set(keysBelow(schema.$defs['failure']))
const keys = [...new Set(keysBelow(stub))].filter((key) => !failureKeys.has(key) || key === 'name' || key === 'text' || key === 'delay')
const { values, filters } = schema.$defs['reply']!.properties!['text']!.$comment!

/** As it occurs in an example: a key of a mapping, a value, a filter. */
const isKey = (key: string): boolean => new RegExp(`(?:^|[\\s{,'"])${key.replace('$', '\\$')}['"]?:(?:\\s|$)`, 'm').test(examples)
const isValue = (name: string): boolean => {
  const head = name.replace(/(?:NAME(?:\.text)?|\$\.path|\/path|\.path)$/, '')
  return examples.includes(head)
}

describe('each is in an example', () => {
  test('keys of stubs', () => {
    expect(keys.filter((key) => !isKey(key))).toEqual([])
    expect(keys.length).toBeGreaterThan(50)
  })

  test('values', () => {
    const randoms = values.filter((one) => one.startsWith('random.'))
    expect(values.filter((one) => !randoms.includes(one) && !isValue(one))).toEqual([])
    expect(randoms.filter((one) => !written.includes(one))).toEqual([])
    expect(values.length).toBeGreaterThan(30)
  })

  test('filters', () => {
    expect(filters.filter((one) => !new RegExp(`\\| ${one}\\b`).test(examples))).toEqual([])
    expect(filters.length).toBeGreaterThan(20)
  })
})

/** The first complaint about a stub with these lines. */
function complaint(lines: string): string {
  const source = `service: { Name: S, RootURL: s }\nstubs:\n  - template: /a\n${lines}`
  const { diagnostics } = readStubFiles([{ file: 'a.stub.yaml', source }], createAddresses([], parts.channels))
  return diagnostics[0] === undefined ? '' : `${diagnostics[0].code} ${diagnostics[0].message}`
}

/** A letter more, which the reader takes for the word that was meant. */
const misspelt = (word: string): string => `${word.slice(0, -1)}x${word.slice(-1)}`

describe('each is said where it is misspelt', () => {
  const { request, condition } = schema.$defs as Record<'request' | 'condition', Node>
  const long = (all: readonly string[]): readonly string[] => all.filter((one) => one.length > 3)
  const above = Object.keys(stub.properties!).filter((key) => !['operation', 'set', 'key'].includes(key))

  test.each(long(above))('key %s of a stub', (key) => {
    expect(complaint(`    ${misspelt(key)}: 1\n    reply: {}`)).toMatch(new RegExp(`^stub/unknown-key .*did you mean "${key}"`))
  })

  test.each(long(Object.keys(request.properties!)))('condition %s', (key) => {
    expect(complaint(`    request: { ${misspelt(key)}: 1 }\n    reply: {}`)).toMatch(
      new RegExp(`^stub/unknown-key .*did you mean "${key}"`),
    )
  })

  test.each(condition.anyOf!.flatMap(({ properties }) => Object.keys(properties ?? {})))('operator %s', (key) => {
    expect(complaint(`    request: { Headers: { a: { ${misspelt(key)}: 1 } } }\n    reply: {}`)).toMatch(
      new RegExp(`^stub/unknown-key .*did you mean "${key}"`),
    )
  })

  test.each(long(filters))('filter %s', (name) => {
    expect(complaint(`    reply: { text: '{{count | ${misspelt(name)}}}' }`)).toMatch(new RegExp(`^stub/filter .*did you mean "${name}"`))
  })

  test.each(values.map((one) => one.replace('NAME', 'a')))('value %s', (name) => {
    const [head = '', ...rest] = name.split('.')
    const wrong = rest.length === 0 ? misspelt(head) : [head, misspelt(rest[0]!), ...rest.slice(1)].join('.')
    // Of an item any path may be asked for.
    if (/^(?:item|captures|scenario)\./.test(name))
      expect(complaint(`    reply: { text: '{{${misspelt(head)}.a}}' }`)).toMatch(/^stub\/hole /)
    else expect(complaint(`    reply: { text: '{{${wrong}}}' }`)).toMatch(/^stub\/hole /)
  })
})
