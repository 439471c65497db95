/**
 * Stubs of WSDLs of different toolkits, called by zeep with values that it makes up itself, and by PHP with samples. Skipped where the
 * corpus or a client is absent.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPlatform } from '../../src/host/machine/platform.ts'
import { documentFetcher } from '../../src/host/network/fetch-document.ts'
import { serve, type Served } from '../../src/host/server/serve.ts'
import { loadWSDLServices } from '../../src/host/wsdl/wsdl-services.ts'
import { loadDefinitions } from '../../src/ws/foreign/definitions.ts'
import { sampleValues } from '../../src/ws/message/element.ts'
import { additional } from '../../src/xdto/index.ts'
import { corpus } from '../support/corpus.ts'
import { runProgram } from '../ws/run.ts'
import { phpWithSoap, python } from './tools.ts'

const folder = corpus('wsdl')
const zeep = python('zeep')
const php = phpWithSoap()
const program = (name: string): string => fileURLToPath(new URL(`programs/${name}`, import.meta.url))

/** Axis, CXF, .NET, PHP, Google, Amazon, gSOAP, 1C's own copy of VIES, and others. */
const documents = [
  'axis1/test/wsdl/extension/extension.wsdl',
  'cxf/rt/wsdl/org/apache/cxf/wsdl11/hello_world_local_nsdecl.wsdl',
  'gowsdl/fixtures/dyndns.wsdl',
  'gowsdl/fixtures/epcis/EPCglobal-epcis-query-1_2.wsdl',
  'gowsdl/fixtures/ferry.wsdl',
  'node-soap/rr/getAppointmentNumber__should_be_able_to_parse_response/soap.wsdl',
  'node-soap/test/wsdl/list_parameter.wsdl',
  'php-soap/bugs/bug28985.wsdl',
  'php-soap/bugs/bug29109.wsdl',
  'php-soap/bugs/bug35142.wsdl',
  'postman/auth/SAMLToken/SenderVouchersOverSSL.wsdl',
  'postman/auth/usernameToken/NoPassword.wsdl',
  'rubiii-wsdl/wsdl/awse.wsdl',
  'rubiii-wsdl/wsdl/blz_service.wsdl',
  'rubiii-wsdl/wsdl/email_verification.wsdl',
  'axis1/test/wsdl/literal/SalesRankNPrice.wsdl',
  'cxf/tools/wsdlto/test/wsdl2java_wsdl/locator_with_jaxbbinding.wsdl',
  'cxf/tools/wsdlto/test/wsdl2java_wsdl/soap_header.wsdl',
  'edt-1c/_________/src/WSReferences/VIES/WsDefinitions.wsdl',
  'wsdl-tsc/examples/minimal/weather.wsdl',
  'wsdltophp/VehicleSelectionService/VehicleSelectionService.wsdl',
]

describe.skipIf(folder === undefined)('stubs', () => {
  let served: Served
  const addresses = new Map<string, string>()
  const place = mkdtempSync(join(tmpdir(), 'standin-stubs-'))
  beforeAll(async () => {
    const loaded = await Promise.all(documents.map((file) => loadWSDLServices(`${folder}/${file}`, { within: folder! })))
    const services = loaded.flatMap((one, at) =>
      one.services.map((service) => ({
        ...service,
        Name: `${at}`,
        served: { ...service.served, Name: `${at}`, addresses: [`${at}`], paths: [] },
      })),
    )
    served = await serve(createPlatform({ services }), { port: 0 })
    documents.forEach((file, at) => addresses.set(file, `${served.url}/ws/${at}?wsdl`))
  }, 300_000)
  afterAll(async () => {
    rmSync(place, { recursive: true })
    await served.close(0)
  })

  test.skipIf(zeep === undefined)(
    'zeep understands every answer',
    async () => {
      const { stdout, stderr } = await runProgram(zeep!, [program('call_all.py'), ...addresses.values()])
      const lines = stdout.trim().split('\n')
      expect(stderr).toBe('')
      expect(lines.filter((line) => !line.endsWith(' ok'))).toEqual([])
      expect(lines.length).toBeGreaterThan(200)
    },
    300_000,
  )

  test.skipIf(php === undefined)(
    'PHP understands every answer',
    async () => {
      const calls: Record<string, unknown> = {}
      for (const [file, address] of addresses) calls[address] = await callsOf(`${folder}/${file}`)
      const path = join(place, 'calls.json')
      writeFileSync(path, JSON.stringify(calls))
      const { stdout } = await runProgram(php!, [program('call_all.php'), path])
      const lines = stdout.trim().split('\n')
      expect(lines.filter((line) => !line.endsWith(' ok'))).toEqual([])
      expect(lines.length).toBeGreaterThan(150)
    },
    300_000,
  )
})

/** Of the first SOAP port, the operations with one sample of their parameters each, as PHP takes them. */
async function callsOf(path: string): Promise<unknown[]> {
  const definitions = await loadDefinitions(documentFetcher(), path, { within: folder! })
  const port = definitions.Services.flatMap((one) => one.Ports)[0]
  return (port?.Operations ?? []).flatMap((one) => {
    const values = sampleValues(one.request, definitions.XDTOFactory.Packages)
    if (!values) return []
    const plain = JSON.parse(
      JSON.stringify(values, (_, value: unknown) =>
        typeof value === 'bigint' ? String(value) : value instanceof Uint8Array ? String.fromCharCode(...value) : value,
      ),
    ) as Record<string, unknown>
    // PHP wants what stands for xs:any in a form of its own.
    if (hasAdditional(values)) return []
    return [{ operation: one.Name, arguments: one.request.style === 'wrapped' ? [plain] : Object.values(plain) }]
  })
}

const hasAdditional = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (additional in value || Object.values(value).some(hasAdditional))
