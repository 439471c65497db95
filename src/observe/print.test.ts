import { expect, test } from 'vitest'
import type { Observation } from './observation.ts'
import { printObservation } from './print.ts'

test.each<readonly [one: Observation, line: string]>([
  [{ kind: 'request', id: 1, method: 'GET', target: '/hs/a', status: 200, ms: 1.26, route: 'A Root' }, 'GET /hs/a 200 1.3ms A Root'],
  [
    { kind: 'request', id: 2, method: 'GET', target: '/hs/b', status: 404, ms: 0, refusal: 'hs/no-service', hint: 'see routes' },
    'GET /hs/b 404 0.0ms [hs/no-service] - see routes',
  ],
  [
    {
      kind: 'request',
      id: 2,
      method: 'GET',
      target: '/Catalog_%D0%A2%d0%be?$filter=%D0%A2%20gr%0A%E2%80%AE%D0',
      status: 400,
      ms: 0,
      hint: '$filter: eq\nТ gr\n  ^',
    },
    'GET /Catalog_То?$filter=Т%20gr%0A%E2%80%AE%D0 400 0.0ms - $filter: eq\n  Т gr\n    ^',
  ],
  [{ kind: 'request', id: 3, method: 'GET', target: '/hs/\u001B[2J\n', status: 404, ms: 0 }, 'GET /hs/\\x1b[2J\\x0a 404 0.0ms'],
  [
    { kind: 'exception', id: 4, error: 'why', text: '{HTTPСервис.A.Модуль(1)}: why' },
    'exception in request 4: {HTTPСервис.A.Модуль(1)}: why\n<why>',
  ],
  [
    { kind: 'exception', id: 4, error: 'why', text: '{HTTPСервис.A.Модуль(1)}: aborted', clientLeft: true },
    'the client left request 4: {HTTPСервис.A.Модуль(1)}: aborted',
  ],
  [{ kind: 'defect', id: 5, error: 'why' }, 'defect in request 5\n<why>'],
])('%j is a line that a client cannot forge', (one, line) => {
  expect(printObservation(one, (error) => `<${String(error)}>`)).toBe(line)
})
