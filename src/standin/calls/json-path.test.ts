import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJSONPath, valuesAt } from './json-path.ts'

const document = { order: { 'Номер': '7', 'lines': [{ sum: 1 }, { sum: 2 }], 'a b': true, 'nothing': null }, __proto__x: 1 }
const at = (text: string, value: unknown = document): readonly unknown[] => {
  const path = parseJSONPath(text)
  if ('wrongAt' in path) throw new Error(`wrong at ${path.wrongAt}`)
  return valuesAt(path, value)
}

test.each([
  ['$', [document]],
  ['$.order.Номер', ['7']],
  ['$.order.lines[1].sum', [2]],
  ['$.order.lines[-1].sum', [2]],
  ['$.order.lines[-2].sum', [1]],
  ['$.order.lines[*].sum', [1, 2]],
  ["$.order['a b']", [true]],
  ['$["order"].nothing', [null]],
  ['$.order.lines[5]', []],
  ['$.order.lines[-3]', []],
  ['$.order.Номер.deeper', []],
  ['$.constructor', []],
  ['$.__proto__', []],
] as const)('%s', (path, values) => {
  expect(at(path)).toEqual(values)
})

test('names such as __proto__ are plain data', () => {
  expect(at('$.__proto__', JSON.parse('{"__proto__":5}'))).toEqual([5])
})

test.each([
  ['order', 0],
  ['$order', 1],
  ['$.', 1],
  ['$.a[', 3],
  ['$.a[x]', 3],
  ['$.a..b', 3],
])('%s is not a path from character %i on', (text, wrongAt) => {
  expect(parseJSONPath(text)).toEqual({ wrongAt })
})

test('any key is reached by its quoted name', () => {
  fc.assert(
    fc.property(
      fc.string().filter((key) => !key.includes("'")),
      fc.jsonValue(),
      (key, value) => {
        expect(at(`$['${key}']`, JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`))).toEqual([
          JSON.parse(JSON.stringify(value)),
        ])
      },
    ),
  )
})
