import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locate } from '../../diagnostics/location.ts'
import { printDiagnostic } from '../../diagnostics/print.ts'
import { parseTemplate, type Segment } from './parse.ts'
import { nearestTemplate } from './repair.ts'

const write = (segments: readonly Segment[]): string =>
  segments.map((one) => (one.kind === 'literal' ? one.text : one.kind === 'parameter' ? `{${one.name}}` : '*')).join(' ')

describe('a template is read into segments', () => {
  test.each([
    ['/query', 'query', '17.3.2.2.2'],
    ['/documents/{id}/props/{PropertyName}/*', 'documents {id} props {PropertyName} *', '17.3.2.2.2'],
    ['/Накладная/', 'Накладная', '17.3.2.2.2, example 1: a trailing slash is not significant'],
    ['{Document}/{Num}', '{Document} {Num}', '17.3.2.2.2, example 5: a leading slash may be missing'],
    ['/search/{ЗначениеПоиска}', 'search {ЗначениеПоиска}', 'source 2, A'],
    ['/*', '*', 'source 2, A'],
    ['*', '*', 'source 2, A, without the leading slash'],
    ['/a.b-c_d~1', 'a.b-c_d~1', 'source 2: signs of real roots, B'],
    ['/{1}', '{1}', '17.3.2.2.2: letters, digits and "_"'],
    ['/', '', 'the root, D'],
    ['', '', 'the root, D'],
    ['/{__proto__}/constructor', '{__proto__} constructor', 'prototype names are data'],
  ])('%s', (text, segments, _source) => {
    const { template, diagnostics } = parseTemplate(text)
    expect(diagnostics).toEqual([])
    expect(write(template!.segments)).toBe(segments)
  })
})

describe('a violation is reported with its place and the nearest right form', () => {
  test.each([
    ['/documents/*/number', 'rest-not-last', 11, '/documents/*'],
    ['/Document/*/{Num}', 'rest-not-last', 10, '/Document/*'],
    ['/a//b', 'empty-segment', 2, '/a/b'],
    ['//', 'empty-segment', 0, '/'],
    ['/a//', 'empty-segment', 2, '/a'],
    ['/files*', 'rest-in-segment', 6, '/files/*'],
    ['/a/**', 'rest-in-segment', 3, '/a/*'],
    ['/a/x{b}/c', 'parameter-in-segment', 3, '/a/x/{b}/c'],
    ['/{a}{b}', 'parameter-in-segment', 1, '/{a}/{b}'],
    ['/{id', 'parameter-unclosed', 1, '/{id}'],
    ['/a/{{b}}', 'parameter-unclosed', 3, '/a/{b}'],
    ['/id}/x', 'parameter-unopened', 3, '/{id}/x'],
    ['/{}', 'parameter-unnamed', 1, '/{name}'],
    ['/{order-id}', 'parameter-name', 7, '/{order_id}'],
    ['/{id?}', 'parameter-name', 4, '/{id}'],
    ['/{a}/x/{a}', 'parameter-repeated', 7, '/{a}/x/{a2}'],
    ['/:id', 'literal-character', 1, '/{id}'],
    ['/a b', 'literal-character', 2, '/a_b'],
    ['/a?x=1', 'literal-character', 2, '/a'],
    ['/%D0%B9', 'literal-character', 1, '/й'],
    ['/(a|b)', 'literal-character', 1, '/a_b'],
  ])('%s is template/%s', (text, code, offset, nearest) => {
    const { template, diagnostics } = parseTemplate(text, (at, length) => locate('a.ts', text, at, length))
    expect(template).toBeUndefined()
    expect(diagnostics[0]).toMatchObject({ code: `template/${code}`, severity: 'error', location: { line: 1, column: offset + 1 } })
    expect(diagnostics[0]!.message).toContain(`\`${nearest}\``)
    expect(diagnostics[0]!.messageRu).toContain(`\`${nearest}\``)
  })

  test('the printed diagnostic has line and caret', () => {
    const text = '/documents/*/number'
    const [one] = parseTemplate(text, (at, length) => locate('a.ts', text, at, length)).diagnostics
    expect(printDiagnostic(one!)).toBe(
      [
        'a.ts:1:12: error: `*` may only be the last segment: `/documents/*` (found in "/documents/*/number") [template/rest-not-last]',
        '  1 | /documents/*/number',
        '    |            ^',
      ].join('\n'),
    )
  })

  test('every violation of one template is reported, from left to right', () => {
    expect(parseTemplate('/a b/*/{}').diagnostics.map((one) => one.code)).toEqual([
      'template/literal-character',
      'template/rest-not-last',
      'template/parameter-unnamed',
    ])
  })
})

const noisy = fc
  .array(fc.constantFrom('/', '/', '{', '}', '*', 'a', 'Я', '_', '-', ':', '?', '%', ' ', '\uD800', '́', '1'), { maxLength: 14 })
  .map((all) => all.join(''))

test('the nearest right form is always right, and a right template is its own', () => {
  fc.assert(
    fc.property(fc.oneof(noisy, fc.string({ unit: 'binary' })), (text) => {
      const nearest = nearestTemplate(text)
      expect(parseTemplate(nearest).diagnostics).toEqual([])
      const { template } = parseTemplate(text)
      if (template !== undefined) expect(parseTemplate(nearest).template!.segments).toEqual(template.segments)
    }),
    { numRuns: 2_000 },
  )
})
