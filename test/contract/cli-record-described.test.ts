/** `standin record URL` of what has a description: it is fetched at the first call, and what was answered is played without 1C. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Catalog, Number as NumberType, Operation, Parameter, WebService, xs } from 'onec-standin'
import { startStandin } from 'onec-standin/testing'
import { expect, onTestFinished, test } from 'vitest'
import { start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const Prices = WebService({
  Name: 'Prices',
  Namespace: 'urn:prices',
  Operations: {
    Price: Operation(
      { Parameters: { SKU: Parameter(xs.string) }, XDTOReturningValueType: xs.string },
      (({ SKU }: { SKU: string }) => `${SKU}: 7`) as never,
    ),
  },
})

const asked = async (url: string): Promise<string> => {
  const asking = '<Price xmlns="urn:prices"><SKU>A1</SKU></Price>'
  const body = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${asking}</e:Body></e:Envelope>`
  const headers = { 'Content-Type': 'text/xml; charset=utf-8' }
  return (await fetch(`${url}/ws/Prices`, { method: 'POST', headers, body })).text()
}

async function recording(url: string, folder: string, ...options: readonly string[]) {
  const running = start(['record', url, '--port', '0', '--json', ...options], folder)
  await running.says('"ready"')
  const stop = async (): Promise<void> => {
    running.signal('SIGTERM')
    await running.ended
  }
  return { url: (JSON.parse(running.stdout()) as { readonly url: string }).url, stop }
}

test('a Web service is recorded, spared by --play, and played alone', async () => {
  const real = await startStandin({ services: [Prices] })
  onTestFinished(() => real.close())
  const folder = temporaryFolder({})
  const { url, stop } = await recording(real.url, folder, '--play')
  expect(await asked(url)).toContain('A1: 7')
  const before = real.standin.received().length
  expect(await asked(url)).toContain('A1: 7')
  expect(real.standin.received()).toHaveLength(before)
  await stop()
  const played = await startStandin({ paths: [join(folder, 'recorded')] })
  onTestFinished(() => played.close())
  expect(await asked(played.url)).toContain('A1: 7')
})

test('sets of OData are recorded, spared by --play, and played alone', async () => {
  const real = await startStandin({ objects: [Catalog({ Name: 'Товары', Attributes: { Цена: NumberType(15, 2) } })] })
  onTestFinished(() => real.close())
  const set = '/odata/standard.odata/Catalog_Товары'
  const filtered = `${set}?$filter=Цена gt 5&$format=json`
  const made = await fetch(`${real.url}${set}?$format=json`, { method: 'POST', body: '{"Description":"Ручка","Цена":10}' })
  expect(made.status).toBe(201)
  const folder = temporaryFolder({})
  const { url, stop } = await recording(real.url, folder, '--play')
  const read = async (at: string, path: string) => (await fetch(encodeURI(at + path))).json() as Promise<{ value: readonly object[] }>
  const answer = await read(url, filtered)
  expect(answer.value).toMatchObject([{ Description: 'Ручка' }])
  expect(await read(url, `${set}?$filter=Цена gt 50&$format=json`)).toMatchObject({ value: [] })
  const before = real.standin.received().length
  expect((await read(url, filtered)).value).toEqual(answer.value)
  expect(real.standin.received()).toHaveLength(before)
  await stop()
  const played = await startStandin({ paths: [join(folder, 'recorded')] })
  onTestFinished(() => played.close())
  expect((await read(played.url, filtered)).value).toEqual(answer.value)
})

test('a 1C that asks for a name before it describes a service asks the client', async () => {
  const server = createServer((_, response) => response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="Trade"' }).end())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const { url, stop } = await recording(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, temporaryFolder({}))
  const answer = await fetch(`${url}/ws/Prices?wsdl`)
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="Trade"'])
  await stop()
})
