import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTarget, pathOfSegments, segmentsOfPath } from './target.ts'

describe('a target is read once', () => {
  test.each([
    ['/base/hs/a?x=1&y', ['base', 'hs', 'a'], 'x=1&y', '/base/hs/a', 'origin form'],
    ['/', [], '', '/', 'the root'],
    ['//', [''], '', '//', 'one trailing slash is not significant (D)'],
    ['/a/', ['a'], '', '/a/', 'one trailing slash is not significant'],
    ['/a//', ['a', ''], '', '/a//', 'a second one is'],
    ['/a//b', ['a', '', 'b'], '', '/a//b', 'doubled slashes stay (D)'],
    ['/a/../b', ['a', '..', 'b'], '', '/a/../b', 'dot segments stay (D)'],
    ['/a%2Fb/%2f', ['a/b', '/'], '', '/a%2Fb/%2f', '%2F stays in its segment'],
    ['/a%2F/', ['a/'], '', '/a%2F/', '%2F before the trailing slash'],
    ['/%D0%9D+%252F', ['Н+%2F'], '', '/%D0%9D+%252F', 'decoded exactly once, `+` stays'],
    ['/Накладная', ['Накладная'], '', '/Накладная', 'characters that were not escaped'],
    ['http://host:80/a?b', ['a'], 'b', '/a', 'absolute form'],
    ['http://host?b', [], 'b', '/', 'absolute form without a path'],
    ['/a?b?c', ['a'], 'b?c', '/a', 'the first question mark'],
  ])('%s', (raw, segments, query, rawPath, _what) => {
    const target = parseTarget(raw)!
    expect({ segments: segmentsOfPath(target.path), query: target.query, rawPath: target.rawPath }).toEqual({ segments, query, rawPath })
    expect(target.path).toBe(pathOfSegments(segments))
  })

  test.each(['*', 'host:443', '', '/%', '/%FF', '/a/%D0/%9D', '/%D0%2F%9D', '/%zz'])('%s is none', (raw) => {
    expect(parseTarget(raw)).toBeUndefined()
  })

  test('segments come back from their path', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (segments) => {
        expect(segmentsOfPath(pathOfSegments(segments))).toEqual(segments)
        const sent = segments.map((one) => `/${encodeURIComponent(one)}`).join('')
        expect(segmentsOfPath(parseTarget(`${sent}/`)!.path)).toEqual(segments)
      }),
    )
  })
})
