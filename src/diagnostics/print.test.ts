import { expect, test } from 'vitest'
import { DiagnosticError, type Diagnostic } from './diagnostic.ts'
import { locate } from './location.ts'
import { codeFrame, diagnosticToJSON, printDiagnostic } from './print.ts'

const source = 'one\r\n\tдва {x three\nlast'
const at = locate('a.ts', source, source.indexOf('{x'), 2)
const one: Diagnostic = {
  code: 'g/c',
  severity: 'error',
  message: 'wrong',
  messageRu: 'неверно',
  location: at,
  related: [{ location: { file: 'b.ts', line: 2, column: 3 }, message: 'see here', messageRu: 'смотрите здесь' }],
}

test('a location has line and column from 1 and the text of the line', () => {
  expect(at).toEqual({ file: 'a.ts', line: 2, column: 6, length: 2, text: '\tдва {x three' })
  expect([locate('a', source, 0), locate('a', source, source.length)]).toEqual([
    { file: 'a', line: 1, column: 1, length: 1, text: 'one' },
    { file: 'a', line: 3, column: 5, length: 1, text: 'last' },
  ])
  expect(locate('a', '', 0)).toEqual({ file: 'a', line: 1, column: 1, length: 1, text: '' })
})

test('a diagnostic is printed with its place, a caret under what is meant (tabs stay tabs), and related places', () => {
  expect(printDiagnostic(one)).toBe('a.ts:2:6: error: wrong [g/c]\n  2 | \tдва {x three\n    | \t    ^^\n  b.ts:2:3: see here')
  expect(printDiagnostic(one, 'ru').split('\n')).toEqual([
    'a.ts:2:6: ошибка: неверно [g/c]',
    '  2 | \tдва {x three',
    '    | \t    ^^',
    '  b.ts:2:3: смотрите здесь',
  ])
  expect(printDiagnostic({ code: 'g/c', severity: 'note', message: 'm', messageRu: 'с' })).toBe('note: m [g/c]')
})

test('the caret stays on the line, and without the text there is no frame', () => {
  expect(codeFrame({ file: 'a', line: 10, column: 3, length: 99, text: 'abcd' })).toEqual(['  10 | abcd', '     |   ^^'])
  expect(codeFrame({ file: 'a', line: 1, column: 5, text: 'abcd' })).toEqual(['  1 | abcd', '    |     ^'])
  expect(codeFrame({ file: 'a', line: 1, column: 1 })).toEqual([])
})

test('of a very long line the part round the caret is shown', () => {
  const [long, x] = ['-'.repeat(5_000), 'X'.repeat(5)]
  const shown = (before: string, after: string): string[] =>
    codeFrame({ file: 'a', line: 1, column: before.length + 1, length: 5, text: before + x + after })
  for (const [before, after, wide] of [
    [long, long, 162],
    ['', long, 161],
    [long, '', 161],
    ['-'.repeat(80), '-'.repeat(75), 160],
  ] as const) {
    const [line, caret] = shown(before, after)
    expect([
      line!.length - '  1 | '.length,
      line!.slice(caret!.indexOf('^'), caret!.indexOf('^') + 5),
      caret!.trimEnd().endsWith('^^^^^'),
    ]).toEqual([wide, x, true])
    expect([line!.startsWith('  1 | …'), line!.endsWith('…')]).toEqual([before === long, after === long])
  }
})

test('for machines it is one line of JSON, with whatever keys its kind adds', () => {
  const more = { ...one, rule: 'R1' }
  expect(JSON.parse(diagnosticToJSON(more))).toEqual({
    file: 'a.ts',
    line: 2,
    column: 6,
    code: 'g/c',
    severity: 'error',
    message: 'wrong',
    messageRu: 'неверно',
    rule: 'R1',
    related: [{ file: 'b.ts', line: 2, column: 3, message: 'see here', messageRu: 'смотрите здесь' }],
  })
  expect(diagnosticToJSON({ code: 'g/c', severity: 'note', message: 'a\nb', messageRu: 'с' })).toBe(
    '{"file":null,"line":null,"column":null,"code":"g/c","severity":"note","message":"a\\nb","messageRu":"с"}',
  )
})

test('an error that carries diagnostics says all of them', () => {
  const error = new DiagnosticError([one, { code: 'g/d', severity: 'warning', message: 'look', messageRu: 'см' }])
  expect([error.name, error.message, error.diagnostics.length]).toEqual(['DiagnosticError', 'a.ts:2:6: wrong\nlook', 2])
})
