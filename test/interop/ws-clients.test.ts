/** Foreign SOAP clients against our Web services: what they make of the WSDL, and what they send and read. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createPlatform, serve } from 'onec-standin'
import type { Served } from 'onec-standin'
import shipments from '../../services/ws/ДанныеРасходнойНакладной.ts'
import { runProgram } from '../ws/run.ts'
import { service } from '../ws/test-service.ts'
import { phpWithSoap, program, python } from './tools.ts'

const example = (file: string): string => fileURLToPath(new URL(`../../examples/04-web-service/${file}`, import.meta.url))
const php = phpWithSoap()
const zeep = python('zeep')
const suds = python('suds')
const wsdl2h = existsSync('/usr/include/stdsoap2.h') ? program('wsdl2h', '-V') && program('gcc', '--version') : program('gsoap-headers')

let served: Served
beforeAll(async () => { served = await serve(createPlatform({ services: [shipments, service] }), { port: 0 }) })
afterAll(() => served.close(100))

const ended = async (command: string, args: readonly string[], options: { input?: string; cwd?: string } = {}): Promise<string> => {
  const { code, stdout, stderr } = await runProgram(command, args, options)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return stdout
}

const rows = 'Стол 2 × 5000 = 10000\nСтул 8 × 1500 = 12000\n000000009: нет\n'

describe.each(['1.1', '1.2'])('the example client over SOAP %s gets the rows of a shipment', (version) => {
  const args = (file: string): string[] => [example(file), `${served.url}/ws/shipment.1cws`, version]

  it.skipIf(php === undefined)('in PHP', async () => expect(await ended(php!, args('client.php'))).toBe(rows))
  it.skipIf(zeep === undefined)('in Python, with zeep', { timeout: 60_000 }, async () => expect(await ended(zeep!, args('client.py'))).toBe(rows))
  it('in node, with npm soap', async () => expect(await ended(process.execPath, args('client.mjs'))).toBe(rows))
})

it.skipIf(suds === undefined)('suds gets three hundred rows', { timeout: 60_000 }, async () => {
  const input = 'import sys, suds.client\nclient = suds.client.Client(sys.argv[1], cache=None)\nprint(len(getattr(client.service, "Получить")("000000002")[0]), getattr(client.service, "Получить")("x"))\n'
  expect(await ended(suds!, ['-', `${served.url}/ws/shipment.1cws?wsdl`], { input })).toBe('300 None\n')
})

describe.skipIf(php === undefined)('PHP', () => {
  const run = (code: string): Promise<string> => ended(php!, ['-r', `
    function client($version) { return new SoapClient('${served.url}/ws/test.1cws?wsdl', ['soap_version' => $version, 'cache_wsdl' => WSDL_CACHE_NONE, 'trace' => 1]); }
    foreach ([SOAP_1_1, SOAP_1_2] as $version) { $client = client($version); ${code} echo "\\n"; }`])

  it('sends and gets In, InOut and Out, empty values among them', async () => {
    expect(await run(`echo json_encode([$client->Change(['Given' => 'ab', 'Both' => null]), $client->Change(['Given' => 'ab', 'Both' => 'x'])]);`))
      .toBe(`${JSON.stringify([{ return: true, Both: 'ab', Made: 2 }, { return: true, Both: null, Made: 2 }])}\n`.repeat(2))
  })

  it('sends and gets bytes and a structure', async () => {
    expect(await run(`echo bin2hex($client->Bytes(['Data' => "\\x00\\xff\\x10"])->return), ' ', count($client->Describe()->return->Property);`)).toBe('10ff00 2\n'.repeat(2))
  })

  it('catches faults with their code, text and detail', async () => {
    const lines = (await run(`try { $client->Fail(['How' => 'fault']); } catch (SoapFault $f) { echo $f->faultcode, '|', $f->faultstring, '|', json_encode($f->detail); }`)).trim().split('\n')
    expect(lines).toEqual(['soap:Client|Нет такого|{"Number":"17"}', expect.stringMatching(/Sender\|Нет такого\|\{"Number":"17"\}/)])
  })
})

it.skipIf(zeep === undefined)('zeep sends and gets In, InOut and Out', { timeout: 60_000 }, async () => {
  const input = `import sys, zeep
client = zeep.Client(sys.argv[1])
class Plain(zeep.Plugin):
    def egress(self, envelope, headers, operation, options):
        headers['SOAPAction'] = '""'
        return envelope, headers
client.plugins.append(Plain())
for both in (None, 'x'):
    answer = client.service.Change(Given='ab', Both=both if both else zeep.xsd.Nil)
    print(answer['return'], answer['Both'], answer['Made'])
print(client.service.Bytes(b'abc'), client.service.Echo('<&>'))
try:
    client.service.Fail('x')
except zeep.exceptions.Fault as fault:
    print(fault.code, fault.message.split('Модуль')[0])
`
  expect(await ended(zeep!, ['-', `${served.url}/ws/test.1cws?wsdl`], { input }))
    .toBe('True ab 2\nTrue None 2\nb\'cba\' <&>\nsoap:Server Неизвестная ошибка. {WebСервис.Тест.\n')
})

/** As wsdl2h writes a name in C. */
const inC = (name: string): string => name.replace(/[^\x00-\x7f]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Calls through the port of either version. */
const main = `#include "soapH.h"
#include "ns1.nsmap"
#define CALL(port) { \
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING); \
  struct _s2__${inC('Получить')} in; struct _s2__${inC('Получить')}Response out; \
  in.${inC('НомерДокумента')} = argv[2]; out.return_ = NULL; \
  if (soap_call___##port##__${inC('Получить')}(soap, argv[1], NULL, &in, &out)) { soap_print_fault(soap, stderr); return 1; } \
  if (out.return_ == NULL) printf("nil\\n"); \
  else printf("%d %s %d\\n", out.return_->__size${inC('Состав')}, out.return_->${inC('Состав')}[0].${inC('Номенклатура')}->${inC('Наименование')}, out.return_->${inC('Состав')}[0].${inC('Сумма')}); \
  soap_destroy(soap); soap_end(soap); soap_free(soap); }
int main(int argc, char **argv) { CALL(ns1) CALL(ns2) return 0; }
`

it.skipIf(wsdl2h === undefined)('a C client that gSOAP generates gets the rows and the empty value, over SOAP 1.1 and 1.2', { timeout: 300_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'gsoap-'))
  try {
    writeFileSync(join(folder, 's.wsdl'), await (await fetch(`${served.url}/ws/shipment.1cws?wsdl`)).text())
    writeFileSync(join(folder, 'main.c'), main)
    await ended('wsdl2h', ['-c', '-u', '-N', 's', '-o', 's.h', 's.wsdl'], { cwd: folder })
    await ended('soapcpp2', ['-c', '-C', '-L', '-x', 's.h'], { cwd: folder })
    await ended('gcc', ['-O0', '-w', '-o', 'client', 'main.c', 'soapC.c', 'soapClient.c', '-lgsoap'], { cwd: folder })
    const address = `${served.url}/ws/shipment.1cws`
    expect(await ended(join(folder, 'client'), [address, '000000002'])).toBe('300 Товар 1 100\n'.repeat(2))
    expect(await ended(join(folder, 'client'), [address, 'x'])).toBe('nil\nnil\n')
  } finally {
    rmSync(folder, { recursive: true })
  }
})
