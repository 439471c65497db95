/** `standin record URL` of a Web service: its WSDL is fetched at the first call, and what it answered is played without 1C. */
import { join } from 'node:path'
import { Operation, Parameter, WebService, xs } from 'onec-standin'
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

test('a Web service is recorded, spared by --play, and played alone', async () => {
  const real = await startStandin({ services: [Prices] })
  onTestFinished(() => real.close())
  const folder = temporaryFolder({})
  const running = start(['record', real.url, '--port', '0', '--json', '--play'], folder)
  await running.says('"ready"')
  const { url } = JSON.parse(running.stdout()) as { readonly url: string }
  expect(await asked(url)).toContain('A1: 7')
  const before = real.standin.received().length
  expect(await asked(url)).toContain('A1: 7')
  expect(real.standin.received()).toHaveLength(before)
  running.signal('SIGTERM')
  await running.ended
  const played = await startStandin({ paths: [join(folder, 'recorded')] })
  onTestFinished(() => played.close())
  expect(await asked(played.url)).toContain('A1: 7')
})
