/** Calls of the port that this process serves: over TLS with a certificate of its own, and where an answer is not had. */
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeCertificates } from '../../../test/support/certificates.ts'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { bodyBytes } from '../../exchange/reply.ts'
import { createPlatform } from '../machine/platform.ts'
import { serve, type TLSOptions } from '../server/serve.ts'
import { callsOf } from './served-port.ts'

const certificates = makeCertificates()

async function call(tls: TLSOptions | undefined, host = '127.0.0.1'): Promise<readonly [status: number, text: string]> {
  const served = await serve(createPlatform({ services: [Warehouse] }), { port: 0, host, ...(tls && { tls }) })
  onTestFinished(() => served.close(0))
  const reply = await callsOf(served.url)({
    method: 'GET',
    path: '/hs/warehouse/volume/%D1%91/x',
    headers: [],
    body: undefined,
    signal: new AbortController().signal,
  })
  return [reply.status, new TextDecoder().decode(await bodyBytes(reply))]
}

test.each(['127.0.0.1', '0.0.0.0'])('served on %s', async (host) => {
  expect(await call(undefined, host)).toEqual([200, 'ё:/x'])
})

describe.runIf(certificates)('over TLS', () => {
  test('a certificate that only this machine knows is accepted', async () => {
    expect(await call(certificates!.server)).toEqual([200, 'ё:/x'])
  })

  test('where clients must present a certificate there is no answer', async () => {
    await expect(call({ ...certificates!.server, clientCA: certificates!.authority })).rejects.toThrow()
  })
})

test('nothing listens there any longer', async () => {
  const served = await serve(createPlatform({ services: [Warehouse] }), { port: 0 })
  await served.close(0)
  const asked = callsOf(served.url)({ method: 'GET', path: '/', headers: [], body: undefined, signal: new AbortController().signal })
  await expect(asked).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
