import fc from 'fast-check'
import { match } from 'path-to-regexp'
import { describe, expect, test } from 'vitest'
import { pathsOf, templatesOf } from '../../../test/hs/small-space.ts'
import { parseTarget, pathOfSegments, segmentsOfPath } from '../../exchange/target.ts'
import { indexTemplates } from './index.ts'
import { matchTemplates, mismatch, type MatchResult } from './match.ts'
import { parseTemplate, type Template } from './parse.ts'
import { exampleURL, tokensOf } from './print.ts'

const read = (text: string): Template => parseTemplate(text).template!

const told = (texts: readonly string[], result: MatchResult): string =>
  result.kind === 'none'
    ? 'none'
    : result.kind === 'ambiguous'
      ? `ambiguous ${result.indexes.map((one) => texts[one]).join(' ')}`
      : [texts[result.index], ...Object.entries(result.URLParameters).map(([name, value]) => `${name}=${value}`)].join(' ')

describe('of the templates of a service, one answers a URL', () => {
  test.each([
    ['/Накладная', ['/Накладная/', '/{EntityName}/'], '/Накладная/', '17.3.2.2.2, example 1'],
    ['/Накладная/500/Строки/2/Товар', ['/Накладная/*'], '/Накладная/* *=/500/Строки/2/Товар', '17.3.2.2.2, example 3'],
    ['/Накладная/500', ['/{Document}/{Num}', '/{Document}/*'], '/{Document}/{Num} Document=Накладная Num=500', '17.3.2.2.2, example 4'],
    [
      '/Накладная/500/',
      ['{Document}/{Num}', '{Document}/{Number}'],
      'ambiguous {Document}/{Num} {Document}/{Number}',
      '17.3.2.2.2, example 5',
    ],
    ['/documents/trade/13', ['/documents/{kind}/{number}'], '/documents/{kind}/{number} kind=trade number=13', '17.3.2.2.2'],
    ['/documents/12/test', ['/documents/{kind}/{number}'], '/documents/{kind}/{number} kind=12 number=test', '17.3.2.2.2'],
    ['/query/value/another', ['/query/{string}/*'], '/query/{string}/* string=value *=/another', '17.3.2.3, first example'],
    ['/query/value', ['/query/{string}/*'], '/query/{string}/* string=value *=', 'rule 3: none included'],
    ['/query/value/another', ['/query/{string}'], 'none', '17.3.2.3: such a template does not take what goes on'],
    ['', ['/*', '/{number}'], '/* *=', '17.3.2.3.2: the list of documents'],
    ['/get/list', ['/*', '/{number}'], '/* *=/get/list', '17.3.2.3.2'],
    ['/list', ['/*', '/{number}'], '/{number} number=list', '17.3.2.3.2: a run-time error in the handler'],
    ['/2', ['/*', '/{number}'], '/{number} number=2', '17.3.2.3.2'],
    ['/накладная', ['/Накладная'], 'none', 'rule 1: case-sensitive'],
    ['/a/b', ['/{x}/b', '/a/{y}'], '/a/{y} y=b', 'rule 2, the first segment from the left decides (D)'],
    ['/a', ['/a/*', '/a', '/{x}'], '/a', 'a template that ends where the URL ends goes before one that goes on with `*` (D)'],
    ['/a', ['/a/*', '/{x}'], '/a/* *=', 'a literal goes before a parameter, whatever follows (D)'],
    ['/a/b/c', ['/a/{x}/d', '/{y}/b/c'], '/{y}/b/c y=a', 'a branch that does not lead on is left again'],
    ['//b', ['/{x}/b', '/*'], '/* *=//b', 'a parameter takes no empty segment; `*` takes any (D)'],
    ['/a//', ['/a/*'], '/a/* *=/', 'one trailing slash is not significant, a second makes an empty segment (D)'],
    ['/a%2Fb/c', ['/{x}/c'], '/{x}/c x=a/b', '%2F stays in its segment (D)'],
    ['/x/a%2Fb/c', ['/x/*'], '/x/* *=/a/b/c', '%2F in the tail of `*` (D)'],
    ['/%D0%9D/1', ['/Н/{x}'], '/Н/{x} x=1', 'literals are compared decoded (C)'],
    ['/a/1', ['/a/{__proto__}'], '/a/{__proto__} __proto__=1', 'prototype names are data'],
    ['/', ['/'], '/', 'the root'],
  ])('%s of %j: %s', (url, texts, expected, _source) => {
    const templates = texts.map(read)
    const { path } = parseTarget(url === '' ? '/' : url)!
    expect(told(texts, matchTemplates(templates, segmentsOfPath(path)))).toBe(expected)
    expect(told(texts, indexTemplates(templates)(path, 0))).toBe(expected)
  })
})

/** Both must name the same templates and give the same values. */
function agree(templates: readonly Template[], urls: readonly (readonly string[])[]): number {
  const find = indexTemplates(templates)
  const texts = templates.map((one) => one.text)
  for (const url of urls) {
    const expected = told(texts, matchTemplates(templates, url))
    const found = told(texts, find(pathOfSegments(url), 0))
    if (found !== expected)
      expect.fail(`${texts.join(' ')} for ${JSON.stringify(url)}: the index finds ${found}, the comparison ${expected}`)
  }
  return urls.length
}

describe('the index finds what the comparison finds', () => {
  test('for every set of three small templates and every small URL', () => {
    const templates = templatesOf(['a', 'b', '{x}'], 2)
    const urls = pathsOf(['', 'a', 'b', 'c'], 3)
    let compared = 0
    for (const one of templates) for (const two of templates) for (const three of templates) compared += agree([one, two, three], urls)
    expect(compared).toBeGreaterThan(400_000)
  })

  test('for every pair of templates of three segments, names that begin alike included', () => {
    const templates = templatesOf(['a', 'ab', '{x}', '{y}'], 3)
    const urls = pathsOf(['a', 'ab', 'abc'], 4)
    for (const one of templates) for (const two of templates) agree([one, two], urls)
  }, 300_000)

  const literal = fc.constantFrom(
    'a',
    'ab',
    'abc',
    'abcdefghijklm',
    'abcdefghijklmnopq',
    'Накладная',
    'НакладнаяНаПеремещение',
    '__proto__',
    'a/b',
  )
  const segment = fc.oneof(
    { weight: 3, arbitrary: literal.filter((one) => !one.includes('/')) },
    { weight: 2, arbitrary: fc.constantFrom('{x}', '{y}', '{constructor}') },
  )
  const template = fc
    .tuple(fc.array(segment, { maxLength: 5 }), fc.boolean())
    .map(([all, rest]) => parseTemplate(`/${[...all, ...(rest ? ['*'] : [])].join('/')}`).template)
  const url = fc.array(fc.oneof(literal, fc.constantFrom('', 'x', 'abcdefghijkl')), { maxLength: 6 })

  test('for tables and URLs at random', () => {
    fc.assert(
      fc.property(fc.array(template, { maxLength: 40 }), fc.array(url, { minLength: 1, maxLength: 20 }), (some, urls) => {
        agree(
          some.filter((one) => one !== undefined),
          urls,
        )
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('path-to-regexp, given our tokens, takes what a template takes', () => {
  test('over a small space enumerated whole', () => {
    const urls = pathsOf(['a', 'b', 'в'], 4)
    for (const one of templatesOf(['a', 'в', '{x}', '{Имя}'], 3)) {
      const theirs = match<Record<string, string>>(tokensOf(one), { decode: false, sensitive: true, trailing: false })
      for (const url of urls) {
        const found = theirs(pathOfSegments(url))
        expect(found !== false, `${one.text} for ${url.join('/')}`).toBe(mismatch(one, url) === undefined)
        const ours = matchTemplates([one], url)
        if (found === false || ours.kind !== 'found') continue
        const { '*': tail, ...named } = ours.URLParameters
        expect({ ...named }).toEqual({ ...found.params, '*': undefined })
        expect(found.params['*'] ?? '').toBe((tail ?? '').slice(1))
      }
    }
  })

  test.each([
    ['/volume/{VolumeID}/*', {}, '/volume/VolumeID'],
    ['/query/{string}/*', { string: 'a b/c' }, '/query/a%20b%2Fc'],
    ['/{Номер}', {}, '/%D0%9D%D0%BE%D0%BC%D0%B5%D1%80'],
    ['/Накладная', {}, '/Накладная'],
    ['/{__proto__}', {}, '/__proto__'],
    ['/', {}, ''],
  ])('an example URL of %s with %j is %s', (text, values, url) => {
    expect(exampleURL(read(text), values)).toBe(url)
    expect(matchTemplates([read(text)], segmentsOfPath(parseTarget(url === '' ? '/' : url)!.path)).kind).toBe('found')
  })
})
