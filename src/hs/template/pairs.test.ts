import { expect, test } from 'vitest'
import { templatesOf } from '../../../test/hs/small-space.ts'
import { HTTPServiceResponse } from '../message/response.ts'
import { checkHTTPServices } from '../service/check.ts'
import { HTTPService, URLTemplate } from '../service/service.ts'
import { meetingPairs, type Pair } from './pairs.ts'
import { relate } from './relation.ts'

test('the pairs that meet are those of comparing each with each, over a small space enumerated whole', () => {
  const templates = templatesOf(['a', 'b', '{x}', '{y}'], 3)
  const plain = templates.flatMap((one, first) =>
    templates.slice(first + 1).flatMap((other, after): Pair[] => (relate(one, other) === 'disjoint' ? [] : [[first, first + 1 + after]])),
  )
  expect(meetingPairs(templates)).toEqual(plain)
  expect(plain.length).toBeGreaterThan(3_000)
})

test.each([
  ['have literals of their own', (at: number) => `/group${at % 100}/item${at}/{id}`],
  ['begin alike', (at: number) => `/api/v1/{id}/item${at}`],
  ['begin with a parameter', (at: number) => (at % 2 === 0 ? `/{any}/list${at}` : `/item${at}/detail${at}`)],
])('5,000 templates that %s are checked at once, their places in a module too', (_, textOf) => {
  const texts = Array.from({ length: 5_000 }, (_, at) => textOf(at))
  const URLTemplates = Object.fromEntries(
    texts.map((text, at) => [`T${at}`, URLTemplate<string>(text, { GET: () => new HTTPServiceResponse(200) })]),
  )
  const source = texts.map((text, at) => `T${at}: URLTemplate('${text}', { GET: () => new HTTPServiceResponse(200) }),`).join('\n')
  const started = performance.now()
  expect(
    checkHTTPServices([{ service: HTTPService({ Name: 'A', RootURL: 'a', URLTemplates }), file: 'A.ts', source }]).filter(
      (one) => one.severity === 'error',
    ),
  ).toEqual([])
  // A tenth of a second; each with each takes more than ten.
  expect(performance.now() - started).toBeLessThan(2_000)
})
