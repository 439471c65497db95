/** Expressions of functions: which parameters they have, and how a call puts values to the marks and never into the text. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bindExpression, expressionOf } from './bind.ts'
import { parseExpression } from './parse.ts'
import { sqlPieces } from './sql-pieces.ts'

const dollar = (position: number): string => `$${position}`

describe('a call', () => {
  test.each<[text: string, given: readonly unknown[], sql: string, values: readonly unknown[]]>([
    ['dbo.uspGetWhereUsedProductID(&1, &2)', [7, 8], 'dbo.uspGetWhereUsedProductID($1, $2)', [7, 8]],
    ['dbo.f(&1{, &2, &3})', [7], 'dbo.f($1, NULL, NULL)', [7]],
    ['dbo.f(&1{, &2, &3})', [7, 8], 'dbo.f($1, $2, NULL)', [7, 8]],
    ['dbo.f(&1{, &2, &3})', [7, 8, 9], 'dbo.f($1, $2, $3)', [7, 8, 9]],
    ['f({&1})', [], 'f(NULL)', []],
    ['f(&1{, &2{, &3}})', [1, 2], 'f($1, $2, NULL)', [1, 2]],
    ['dbo.uspGetWhereUsedProductID(&1, &2[])', [1, 2, 3, 4], 'dbo.uspGetWhereUsedProductID($1, $2, $3, $4)', [1, 2, 3, 4]],
    ['f(&1{, &2[]})', [1], 'f($1, NULL)', [1]],
    ['NEXT VALUE FOR dbo.SimpleSequence', [], 'NEXT VALUE FOR dbo.SimpleSequence', []],
    ['(select &1 || &1)', ['a'], '(select $1 || $2)', ['a', 'a']],
    ['f(&2, &1)', [1, 2], 'f($1, $2)', [2, 1]],
    ['f(\'&1\', "&2", &1) -- &3', [5], 'f(\'&1\', "&2", $1) -- &3', [5]],
    ["f('it''s &2', /* &2 */ $$&2$$, &1)", [5], "f('it''s &2', /* &2 */ $$&2$$, $1)", [5]],
    ['{fn CONCAT(&1, &2)}', ['a', 'b'], '{fn CONCAT($1, $2)}', ['a', 'b']],
    ["{d '2024-01-01'}", [], "{d '2024-01-01'}", []],
    ['f(&1)', ["x'); drop table t; --"], 'f($1)', ["x'); drop table t; --"]],
    ['f(&1)', [null], 'f($1)', [null]],
  ])('%s of %j', (text, given, sql, values) => {
    expect(bindExpression('F', expressionOf('F', text), given, dollar)).toEqual({ text: sql, values })
  })

  test.each([
    ['f(&1, &2)', [1], 'external/too-few-arguments'],
    ['f(&1, &2[])', [1], 'external/too-few-arguments'],
    ['f(&1)', [1, 2], 'external/too-many-arguments'],
    ['f(&1{, &2})', [1, 2, 3], 'external/too-many-arguments'],
  ])('%s of %j: %s', (text, given, code) => {
    expect(() => bindExpression('DBF.F', expressionOf('DBF.F', text), given, dollar)).toThrow(expect.objectContaining({ code }) as Error)
  })
})

describe('an expression that is not sound', () => {
  test.each([
    ['f(&0)', 2, 'parameters are numbered from &1 on'],
    ['f(&1, &3)', 6, 'a number is left out before this parameter'],
    ['f(&1[], &2)', 2, 'only the last parameter can be of any number, &n[]'],
    ['f(&2[], &1)', 2, 'only the last parameter can be of any number, &n[]'],
    ['f({&1,} &2)', 8, 'a parameter that must be given follows an optional one'],
    ['f(&1{, &1})', 7, 'the parameter is optional here and needed elsewhere'],
    ['f(&1{, &2)', 4, '"{" is not closed'],
    ['f(&1, &2})', 8, '"}" closes nothing'],
  ])('%s: at %i, %s', (text, at, why) => {
    expect(parseExpression(text)).toMatchObject({ problem: { at, why: { en: why } } })
    expect(() => expressionOf('F', text)).toThrow(expect.objectContaining({ code: 'external/expression-invalid' }) as Error)
  })
})

test('pieces of any text are that text, and a value never becomes a part of the statement', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(
        sqlPieces(text)
          .map((one) => one.text)
          .join(''),
      ).toBe(text)
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.integer({ min: 0, max: 3 }), (given, optional) => {
      const holes = given.map((_, at) => `&${at + 1}`).join(', ')
      const more = Array.from({ length: optional }, (_, at) => `, &${given.length + at + 1}`).join('')
      const text = given.length === 0 ? 'f()' : `f(${holes}${more === '' ? '' : `{${more}}`})`
      const { text: sql, values } = bindExpression('F', expressionOf('F', text), given, () => '?')
      expect(values).toEqual(given)
      expect(sql.replace(/\?|NULL|[f(), ]/g, '')).toBe('')
    }),
    { numRuns: 200 },
  )
})
