/** Calls of modules carry the lists of revoked certificates that the start was given. */
import { expect, test } from 'vitest'
import type { OutgoingRequest, OutgoingTLS } from '../../exchange/outgoing/request.ts'
import { throughDoor } from '../../host/http/doors.ts'
import { outgoingOfModules } from './outgoing.ts'

const tls: OutgoingTLS = { authorities: 'system', revocation: 'Strict', revoked: [] }
const to = (more: Partial<OutgoingRequest>): OutgoingRequest => ({
  method: 'GET',
  url: { scheme: 'https', host: 'a.example', port: 443, path: '/' },
  headers: [],
  ...more,
})

async function asked(lists: readonly string[], calls: readonly OutgoingRequest[]): Promise<readonly OutgoingRequest[]> {
  const seen: OutgoingRequest[] = []
  const outgoing = outgoingOfModules([], lists)
  const door = async (request: OutgoingRequest) => (seen.push(request), { status: 200, headers: [] })
  for (const one of calls) await throughDoor(door, () => outgoing(one))
  return seen
}

test('lists that are given go with each secure call, in one object for a connection', async () => {
  const [first, second] = await asked(['a.crl', 'b.pem'], [to({ tls }), to({ tls })])
  expect(first!.tls).toEqual({ ...tls, revoked: [{ path: 'a.crl' }, { path: 'b.pem' }] })
  expect(second!.tls).toBe(first!.tls)
})

test.each<[string, readonly string[], OutgoingRequest]>([
  ['no lists', [], to({ tls })],
  ['no TLS', ['a.crl'], to({})],
])('%s: the call is as the module made it', async (_, lists, request) => {
  expect((await asked(lists, [request]))[0]).toBe(request)
})
