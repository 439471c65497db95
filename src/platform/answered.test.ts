import { expect, test } from 'vitest'
import { arrivalOf } from '../../test/support/call-handler.ts'
import { Refusal } from '../exchange/refusal.ts'
import { exceptionOf, observationsOf } from './answered.ts'

const answered = {
  arrival: arrivalOf({ method: 'PUT', target: '/hs/a?b' }),
  reply: { status: 201, headers: [] },
  route: 'A B',
  part: 'B',
  error: undefined,
  started: 5,
}
const line = { kind: 'request', id: 7, method: 'PUT', target: '/hs/a?b', status: 201, ms: 3 }

test('an answered request is one line: what was asked, the status, the time and the route', () => {
  expect(observationsOf(answered, 7, 8)).toEqual([{ ...line, route: 'A B' }])
})

test('a refusal adds its code and hint', () => {
  expect(observationsOf({ ...answered, route: undefined, error: new Refusal('x/y', 404, 'т', { hint: 'h' }) }, 7, 8)).toEqual([
    { ...line, refusal: 'x/y', hint: 'h' },
  ])
  expect(observationsOf({ ...answered, error: new Refusal('x/y', 404, 'т') }, 7, 8)).toEqual([{ ...line, route: 'A B', refusal: 'x/y' }])
})

test('a defect is reported whole, before the line', () => {
  const error = new TypeError('ours')
  expect(observationsOf({ ...answered, error }, 7, 8)).toEqual([
    { kind: 'defect', id: 7, error },
    { ...line, route: 'A B' },
  ])
})

test('what is thrown once the client has left is not a defect and no fault of the handler', () => {
  const error = new Error('aborted')
  const arrival = arrivalOf({ method: 'PUT', target: '/hs/a?b', signal: AbortSignal.abort() })
  expect(observationsOf({ ...answered, arrival, error }, 7, 8)).toEqual([
    { kind: 'exception', id: 7, error, text: 'aborted', clientLeft: true },
    { ...line, route: 'A B' },
  ])
  expect(exceptionOf(arrival, error, 'text', 8)).toEqual({ kind: 'exception', id: 8, error, text: 'text', clientLeft: true })
  expect(exceptionOf(answered.arrival, error, 'text', 8)).toEqual({ kind: 'exception', id: 8, error, text: 'text' })
})
