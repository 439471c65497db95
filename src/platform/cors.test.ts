/** Calls of browsers from pages of other origins: preflights and answers, where that is set. */
import { expect, test } from 'vitest'
import { handledPlatform } from '../../test/support/handled-platform.ts'
import { HTTPService, HTTPServiceResponse, URLTemplate } from '../hs/definitions.ts'

const service = HTTPService({
  Name: 'S',
  RootURL: 's',
  URLTemplates: {
    A: URLTemplate('/a', { POST: () => new HTTPServiceResponse(201) }),
    B: URLTemplate('/b', { GET: () => new HTTPServiceResponse(200, '', { 'Access-Control-Allow-Origin': 'own' }) }),
  },
})
const Origin = 'https://shop.example'
const preflight = { Origin, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'x-a' }
const allowed = { 'access-control-allow-origin': Origin, 'access-control-allow-credentials': 'true', 'vary': 'Origin' }

/** The status, and the headers that browsers look at. */
async function answered(cors: readonly string[] | undefined, request: string, headers: Record<string, string>) {
  const { status, headers: got } = await handledPlatform({ services: [service], ...(cors && { cors }) }).ask(request, headers)
  return [status, Object.fromEntries([...got].filter(([name]) => /^access-|^vary$/.test(name)))]
}

test.each([[['*']], [[Origin, 'https://other.example']]])('%j: a preflight is answered at once', async (cors) => {
  const asked = { 'access-control-allow-methods': 'POST', 'access-control-allow-headers': 'x-a', 'access-control-max-age': '600' }
  expect(await answered(cors, 'OPTIONS /hs/s/a', preflight)).toEqual([204, { ...allowed, ...asked }])
})

test.each([
  ['POST /hs/s/a', 201],
  ['GET /hs/none', 404],
  ['OPTIONS /hs/s/a', 405],
])('%s from such a page is answered %d, and its origin allowed', async (request, status) => {
  expect(await answered(['*'], request, { Origin })).toEqual([status, allowed])
})

test('a handler that allows by itself is left alone', async () => {
  expect(await answered(['*'], 'GET /hs/s/b', { Origin })).toEqual([200, { 'access-control-allow-origin': 'own' }])
})

test.each([
  ['without the setting', undefined],
  ['from another origin', ['https://other.example']],
])('%s nothing is said of it', async (_title, cors) => {
  expect(await answered(cors, 'POST /hs/s/a', { Origin })).toEqual([201, {}])
  expect(await answered(cors, 'OPTIONS /hs/s/a', preflight)).toEqual([405, {}])
})
