import { describe, expect, test } from 'vitest'
import { equal, field, value, type Expression } from '../../infobase/query/expression.ts'
import { chained } from './chain.ts'

const contains = (of: string, part: string): Expression => ({ kind: 'call', function: 'Contains', args: [field(of), value(part)] })
const many = (of: string, parts: readonly string[]): Expression => ({
  kind: 'call',
  function: 'ContainsAny',
  args: [field(of), value(JSON.stringify(parts))],
})

describe('a chain of `or`', () => {
  const [a, b, c] = ['а', 'б', "в'"].map((part) => contains('Description', part)) as [Expression, Expression, Expression]
  const other = contains('Code', '1')
  const isOne = equal(field('Code'), value('1'))
  test.each<[string, readonly Expression[], readonly Expression[]]>([
    ['asks for many parts of one text at once', [a, b, c], [many('Description', ['а', 'б', "в'"])]],
    ['leaves two as they are', [a, b, other], [a, b, other]],
    ['keeps what is asked of other fields', [a, other, b, isOne, c], [other, isOne, many('Description', ['а', 'б', "в'"])]],
    ['leaves what no engine takes for a text to be refused', [a, b, contains('Description', '\0')], [contains('Description', '\0'), a, b]],
  ])('%s', (_, given, expected) => {
    const made = chained('or', given)
    const operands = made.kind === 'or' ? made.operands : [made]
    expect(operands).toHaveLength(expected.length)
    expect(operands).toEqual(expect.arrayContaining([...expected]))
  })

  test('lists of `and` stay what they are', () => {
    expect(chained('and', [a, b, c])).toEqual({ kind: 'and', operands: [a, b, c] })
  })
})
