import { describe, expect, test } from 'vitest'
import { pathsOf, templatesOf } from '../../../test/hs/small-space.ts'
import { matchTemplates, mismatch } from './match.ts'
import { parseTemplate, type Template } from './parse.ts'
import { intersection, relate, witness, type Relation } from './relation.ts'

const read = (text: string): Template => parseTemplate(text).template!

describe('two templates relate', () => {
  test.each<[string, string, Relation, string | undefined]>([
    ['/{Document}/{Num}', '/{Document}/{Number}', 'equivalent', '/x/y'],
    ['/a', '/a/', 'equivalent', '/a'],
    ['/a/{x}/c', '/{y}/b/c', 'overlaps', '/a/b/c'],
    ['/Накладная', '/{EntityName}', 'moreSpecific', '/Накладная'],
    ['/{Document}/*', '/{Document}/{Num}', 'moreGeneral', '/x/y'],
    ['/a', '/a/*', 'moreSpecific', '/a'],
    ['/{x}', '/a/*', 'overlaps', '/a'],
    ['/*', '/', 'moreGeneral', ''],
    ['/a', '/b', 'disjoint', undefined],
    ['/a', '/a/b', 'disjoint', undefined],
    ['/{x}/a', '/{x}/b/*', 'disjoint', undefined],
  ])('%s and %s: %s', (first, second, relation, url) => {
    expect(relate(read(first), read(second))).toBe(relation)
    if (url !== undefined)
      expect(
        witness(intersection(read(first), read(second)))
          .map((one) => `/${one}`)
          .join(''),
      ).toBe(url)
  })

  test('as brute force says, over a small space enumerated whole', () => {
    const templates = templatesOf(['a', 'b', '{x}', '{y}'], 3)
    const urls = pathsOf(['', 'a', 'b', 'c'], 4)
    const sets = templates.map((one) => new Set(urls.filter((url) => mismatch(one, url) === undefined)))
    templates.forEach((one, i) =>
      templates.forEach((other, j) => {
        expect(relate(one, other), `${one.text} and ${other.text}`).toBe(bySets(sets[i]!, sets[j]!))
        if (relate(one, other) === 'disjoint') return
        const url = witness(intersection(one, other), new Set(['a', 'b']))
        expect([mismatch(one, url), mismatch(other, url)], `${one.text} and ${other.text}: ${url.join('/')}`).toEqual([
          undefined,
          undefined,
        ])
        if (one !== other && relate(one, other) === 'equivalent') expect(matchTemplates([one, other], url).kind).toBe('ambiguous')
      }),
    )
    expect(templates.length ** 2).toBeGreaterThan(10_000)
  })
})

function bySets<T>(one: Set<T>, other: Set<T>): Relation {
  const shared = [...one].filter((url) => other.has(url)).length
  if (shared === 0) return 'disjoint'
  if (shared === one.size && shared === other.size) return 'equivalent'
  return shared === other.size ? 'moreGeneral' : shared === one.size ? 'moreSpecific' : 'overlaps'
}
