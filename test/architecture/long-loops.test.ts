/** No unbounded loop of a regular expression runs over a body, a file or a module: docs/decisions/017-long-texts.md. */
import { expect, test } from 'vitest'
import { excused } from './loops/excused.ts'
import { loopsIn, refusedLoops } from './loops/find.ts'
import { sources } from './sources.ts'

test.each<[source: string, flags: string, found: readonly string[]]>([
  ['a*', '', []],
  ['[^"\\]]*"', 'gy', []],
  [String.raw`\s\s*\d{1,3}.*?[^]*`, 'i', []],
  ['a{2}b{1,9}c?', 'u', []],
  ['a+', '', ['a+']],
  ['a*', 'u', ['a*']],
  ['[[a]b]*c', 'v', ['[[a]b]*']],
  [String.raw`\p{L}*|\u{1F600}+`, 'u', [String.raw`\p{L}*`, String.raw`\u{1F600}+`]],
  ['a{4,}', '', ['a{4,}']],
  ['(?:a|b)*', '', ['(?:a|b)*']],
  ['(?<name>x(y)z*)+(?=q+)', '', ['q+', '(?<name>x(y)z*)+']],
  [String.raw`\(a\)*[(]+`, '', ['[(]+']],
])('loops of %s with the flags "%s"', (source, flags, found) => {
  const written = loopsIn({ source, flags, written: source }).map((one) => one.written)
  expect(written.toSorted()).toEqual(found.toSorted())
})

test('expressions are found wherever they are: literals, calls, templates; one that is made of values counts as a loop', () => {
  const text = [
    "const a = text.replace(/x+/g, '')",
    "const b = new RegExp('y+', 'g')",
    'const c = RegExp(`${a}z*(?:w)*${a}*`)',
    'const d = new RegExp(String.raw`[^"]+`)',
    'const e = new RegExp(made), h = new RegExp("^t*" + `${a}s+`)',
    "const f = new RegExp(/v+/, 'g'), g = 1 / 2 + 3 / 4",
    '// a+ /b+/',
  ].join('\n')
  expect(refusedLoops(text).map(({ written }) => written)).toEqual([
    'x+',
    'y+',
    '(?:w)*',
    '(?:a)*',
    '[^"]+',
    'new RegExp(made)',
    's+',
    'v+',
  ])
})

test('each loop is one that long texts allow, or is excused with a reason', () => {
  const counts = new Map(Object.values(excused).flatMap((files) => Object.entries(files)))
  const wrong = sources.flatMap(({ path, text }) => {
    const found = refusedLoops(text)
    const allowed = counts.get(path) ?? 0
    counts.delete(path)
    return found.length === allowed ? [] : [`${path}: ${found.length}, excused ${allowed}: ${found.map((one) => one.written).join('  ')}`]
  })
  expect([wrong, [...counts.keys()]]).toEqual([[], []])
})
