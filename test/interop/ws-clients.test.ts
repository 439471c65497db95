/**
 * Foreign SOAP clients against our Web services: what they make of the WSDL, and what they send and read. Those of examples/ run in
 * test/contract/examples.test.ts.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPlatform, serve, type Served } from 'onec-standin'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import shipments from '../../services/ws/ДанныеРасходнойНакладной.ts'
import { runProgram } from '../ws/run.ts'
import { service } from '../ws/test-service.ts'
import { phpWithSoap, program, python } from './tools.ts'

const php = phpWithSoap()
const zeep = python('zeep')
const suds = python('suds')
const wsdl2h = existsSync('/usr/include/stdsoap2.h') ? program('wsdl2h', '-V') && program('gcc', '--version') : program('gsoap-headers')

let served: Served
beforeAll(async () => {
  served = await serve(createPlatform({ services: [shipments, service] }), { port: 0 })
})
afterAll(() => served.close(100))

const ended = async (command: string, args: readonly string[], options: { input?: string; cwd?: string } = {}): Promise<string> => {
  const { code, stdout, stderr } = await runProgram(command, args, options)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  return stdout
}

it.skipIf(suds === undefined)('suds gets three hundred rows', { timeout: 300_000 }, async () => {
  const input =
    'import sys, suds.client\nclient = suds.client.Client(sys.argv[1], cache=None)\nprint(len(getattr(client.service, '
    + '"Получить")("000000002")[0]), getattr(client.service, "Получить")("x"))\n'
  expect(await ended(suds!, ['-', `${served.url}/ws/shipment.1cws?wsdl`], { input })).toBe('300 None\n')
})

describe.skipIf(php === undefined)('PHP', () => {
  const run = (code: string): Promise<string> =>
    ended(php!, [
      '-r',
      `
    function client($version) {
      $options = ['soap_version' => $version, 'cache_wsdl' => WSDL_CACHE_NONE, 'trace' => 1];
      return new SoapClient('${served.url}/ws/test.1cws?wsdl', $options);
    }
    foreach ([SOAP_1_1, SOAP_1_2] as $version) { $client = client($version); ${code} echo "\\n"; }`,
    ])

  it('sends and gets In, InOut and Out, empty values among them', async () => {
    expect(
      await run(
        `echo json_encode([$client->Change(['Given' => 'ab', 'Both' => null]), $client->Change(['Given' => 'ab', 'Both' => 'x'])]);`,
      ),
    ).toBe(
      `${JSON.stringify([
        { return: true, Both: 'ab', Made: 2 },
        { return: true, Both: null, Made: 2 },
      ])}\n`.repeat(2),
    )
  })

  it('sends and gets bytes and a structure', async () => {
    expect(
      await run(`echo bin2hex($client->Bytes(['Data' => "\\x00\\xff\\x10"])->return), ' ', count($client->Describe()->return->Property);`),
    ).toBe('10ff00 2\n'.repeat(2))
  })

  it('catches faults with their code, text and detail', async () => {
    const lines = (
      await run(
        `try { $client->Fail(['How' => 'fault']); } catch (SoapFault $f) { echo $f->faultcode, '|', $f->faultstring, '|', `
          + 'json_encode($f->detail); }',
      )
    )
      .trim()
      .split('\n')
    expect(lines).toEqual(['soap:Client|Нет такого|{"Number":"17"}', expect.stringMatching(/Sender\|Нет такого\|\{"Number":"17"\}/)])
  })
})

it.skipIf(zeep === undefined)('zeep sends and gets In, InOut and Out', { timeout: 300_000 }, async () => {
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
  expect(await ended(zeep!, ['-', `${served.url}/ws/test.1cws?wsdl`], { input })).toBe(
    "True ab 2\nTrue None 2\nb'cba' <&>\nsoap:Server Неизвестная ошибка. {WebСервис.Тест.\n",
  )
})

/** As wsdl2h writes a name in C. */
const inC = (name: string): string =>
  name.replace(/[\u0080-\uffff]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Calls through the port of either version. */
const main = `#include "soapH.h"
#include "ns1.nsmap"
#define CALL(port) { \
  struct soap *soap = soap_new1(SOAP_C_UTFSTRING); \
  struct _s2__${inC('Получить')} in; struct _s2__${inC('Получить')}Response out; \
  in.${inC('НомерДокумента')} = argv[2]; out.return_ = NULL; \
  if (soap_call___##port##__${inC('Получить')}(soap, argv[1], NULL, &in, &out)) { soap_print_fault(soap, stderr); return 1; } \
  if (out.return_ == NULL) printf("nil\\n"); \
  else printf("%d %s %d\\n", out.return_->__size${inC('Состав')}, \
    out.return_->${inC('Состав')}[0].${inC('Номенклатура')}->${inC('Наименование')}, \
    out.return_->${inC('Состав')}[0].${inC('Сумма')}); \
  soap_destroy(soap); soap_end(soap); soap_free(soap); }
int main(int argc, char **argv) { CALL(ns1) CALL(ns2) return 0; }
`

/** Sends eight megabytes as an MTOM part and compares what comes back, which is the same bytes turned round. */
const mtomMain = `#include "soapH.h"
#include "ns2.nsmap"
#define SIZE 8388608
int main(int argc, char **argv) {
  struct soap *soap = soap_new1(SOAP_ENC_MTOM); struct _s2__Bytes in; struct _s2__BytesResponse out; int at;
  unsigned char *bytes = (unsigned char*)soap_malloc(soap, SIZE);
  for (at = 0; at < SIZE; at++) bytes[at] = (unsigned char)(at * 2654435761u >> 24);
  memset(&in, 0, sizeof(in)); memset(&out, 0, sizeof(out));
  in.Data.__ptr = bytes; in.Data.__size = SIZE; in.Data.type = "application/octet-stream";
  if (soap_call___ns3__Bytes(soap, argv[1], NULL, &in, &out)) { soap_print_fault(soap, stderr); return 1; }
  if (out.return_.__size != SIZE) return 2;
  for (at = 0; at < SIZE; at++) if (out.return_.__ptr[at] != bytes[SIZE - 1 - at]) return 3;
  printf("%s\\n", out.return_.id ? "part" : "text");
  soap_destroy(soap); soap_end(soap); soap_free(soap); return 0; }
`

describe.skipIf(wsdl2h === undefined)('a C client that gSOAP generates', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gsoap-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const generate = async (address: string, source: string): Promise<void> => {
    writeFileSync(join(folder, 's.wsdl'), await (await fetch(`${address}?wsdl`)).text())
    writeFileSync(join(folder, 'main.c'), source)
    await ended('wsdl2h', ['-c', '-u', '-N', 's', '-o', 's.h', 's.wsdl'], { cwd: folder })
    await ended('soapcpp2', ['-c', '-C', '-L', '-x', 's.h'], { cwd: folder })
    await ended('gcc', ['-O0', '-w', '-o', 'client', 'main.c', 'soapC.c', 'soapClient.c', '-lgsoap'], { cwd: folder })
  }

  it('gets the rows and the empty value, over SOAP 1.1 and 1.2', { timeout: 300_000 }, async () => {
    const address = `${served.url}/ws/shipment.1cws`
    await generate(address, main)
    expect(await ended(join(folder, 'client'), [address, '000000002'])).toBe('300 Товар 1 100\n'.repeat(2))
    expect(await ended(join(folder, 'client'), [address, 'x'])).toBe('nil\nnil\n')
  })

  it('sends eight megabytes as MTOM and gets them back as MTOM', { timeout: 300_000 }, async () => {
    const address = `${served.url}/ws/test.1cws`
    await generate(address, mtomMain)
    expect(await ended(join(folder, 'client'), [address])).toBe('part\n')
    const before = process.resourceUsage().maxRSS
    for (let time = 0; time < 12; time++) expect(await ended(join(folder, 'client'), [address])).toBe('part\n')
    // 192 MB came and went; at once there are the message, its part and the answer, and what the collector has not swept yet.
    expect(process.resourceUsage().maxRSS - before).toBeLessThan(100 * 1024)
  })
})
