import { expect, test } from 'vitest'
import { templatesOf } from '../../../test/hs/small-space.ts'
import { HTTPServiceResponse } from '../message/response.ts'
import { checkHTTPServices } from '../service/check.ts'
import { HTTPService, URLTemplate } from '../service/service.ts'
import { meetingPairs, type Pair } from './pairs.ts'
import { parseTemplate, type Template } from './parse.ts'
import { relate } from './relation.ts'

test('the pairs that meet are those of comparing each with each, over a small space enumerated whole', () => {
  const templates = templatesOf(['a', 'b', '{x}', '{y}'], 3)
  const plain = templates.flatMap((one, first) =>
    templates.slice(first + 1).flatMap((other, after): Pair[] => (relate(one, other) === 'disjoint' ? [] : [[first, first + 1 + after]])),
  )
  expect(meetingPairs(templates)).toEqual(plain)
  expect(plain.length).toBeGreaterThan(3_000)
})

/** A template whose segments count how often they are read. */
function counting(template: Template, read: () => void): Template {
  const segments = new Proxy(template.segments, {
    get: (target, key, receiver) => {
      read()
      return Reflect.get(target, key, receiver) as unknown
    },
  })
  return { ...template, segments }
}

// Each with each would be 1,999,000 pairs, and two reads or more for each of them.
test.each([
  ['have literals of their own', 40_000, (at: number) => `/group${at % 100}/item${at}/{id}`],
  ['begin alike', 40_000, (at: number) => `/api/v1/{id}/item${at}`],
  ['begin with a parameter', 650_000, (at: number) => (at % 2 === 0 ? `/{any}/list${at}` : `/item${at}/detail${at}`)],
])('2,000 templates that %s are compared in fewer than %i reads of a segment', (_, most, textOf) => {
  let reads = 0
  const templates = Array.from({ length: 2_000 }, (_, at) => counting(parseTemplate(textOf(at)).template!, () => reads++))
  expect(meetingPairs(templates)).toEqual([])
  expect(reads).toBeLessThan(most)
})

test('5,000 templates of one service are checked', () => {
  const texts = Array.from({ length: 5_000 }, (_, at) => `/group${at % 100}/item${at}/{id}`)
  const URLTemplates = Object.fromEntries(
    texts.map((text, at) => [`T${at}`, URLTemplate<string>(text, { GET: () => new HTTPServiceResponse(200) })]),
  )
  const source = texts.map((text, at) => `T${at}: URLTemplate('${text}', { GET: () => new HTTPServiceResponse(200) }),`).join('\n')
  const found = checkHTTPServices([{ service: HTTPService({ Name: 'A', RootURL: 'a', URLTemplates }), file: 'A.ts', source }])
  expect(found.filter((one) => one.severity === 'error')).toEqual([])
})
