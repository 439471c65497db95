/**
 * The documents of chapter 17's service as foreign clients get them, whole: two rows, three hundred, none; over SOAP 1.1 and where they can
 * over 1.2.
 */
import { createPlatform, serve, type Served } from 'onec-standin'
import { createClientAsync } from 'soap'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import shipments from '../../services/ws/ДанныеРасходнойНакладной.ts'
import { runProgram } from '../ws/run.ts'
import { phpWithSoap, python } from './tools.ts'

let served: Served
beforeAll(async () => {
  served = await serve(createPlatform({ services: [shipments] }), { port: 0 })
})
afterAll(() => served.close(100))
const address = (): string => `${served.url}/ws/shipment.1cws`

const numbers = ['000000001', '000000002', 'нет такого']

const row = (name: string, barcode: string, bought: number, count: number, price: number, sum: number) => ({
  Номенклатура: { Наименование: name, ПолноеНаименование: `${name}, базовая поставка`, ШтрихКод: barcode, ЗакупочнаяЦена: bought },
  Количество: count,
  Цена: price,
  Сумма: sum,
})
const table = row('Стол', '2000000000015', 4000, 2, 5000, 10_000)
const chair = row('Стул', '2000000000022', 1200, 8, 1500, 12_000)
const first = row('Товар 1', '2000000100000', 80, 1, 100, 100)
const last = row('Товар 300', '2000000100299', 319, 5, 399, 1995)

/** Rows by document; `null` where there is none. */
function expectDocuments(documents: readonly (readonly unknown[] | null)[]): void {
  expect(documents[0]).toEqual([table, chair])
  expect([documents[1]!.length, documents[1]![0], documents[1]!.at(-1)]).toEqual([300, first, last])
  expect(documents[2]).toBeNull()
}

const asJSON = async (command: string, code: readonly string[], args: readonly string[]): Promise<(readonly unknown[] | null)[]> => {
  const { code: exit, stdout, stderr } = await runProgram(command, [...code, ...args])
  expect([exit, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as (readonly unknown[] | null)[]
}

const php = `[, $address, $version] = $argv;
$soap = $version === '1.2' ? SOAP_1_2 : SOAP_1_1;
$options = ['soap_version' => $soap, 'cache_wsdl' => WSDL_CACHE_NONE, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS];
$client = new SoapClient("$address?wsdl", $options);
$lines = fn($number) => $client->{'Получить'}(['НомерДокумента' => $number])->return?->{'Состав'};
echo json_encode(array_map($lines, array_slice($argv, 3)));`

const zeep = `import sys, json, zeep
from zeep.helpers import serialize_object
class LatinHeaders(zeep.Plugin):
    def egress(self, envelope, headers, operation, options):
        if 'SOAPAction' in headers: headers['SOAPAction'] = '""'
        headers['Content-Type'] = headers['Content-Type'].split('; action=')[0]
        return envelope, headers
address, version = sys.argv[1:3]
client = zeep.Client(address + '?wsdl', plugins=[LatinHeaders()])
name = '{http://www.MyCompany.ru/shipment}ДанныеРасходнойНакладной' + ('Soap12' if version == '1.2' else 'Soap') + 'Binding'
service = client.create_service(name, address)
print(json.dumps([serialize_object(service['Получить'](number), dict) or None for number in sys.argv[3:]]))
`

/** What suds has for a document, as plain values. */
const suds = `import sys, json, suds.client, suds.sudsobject
def plain(value):
    if isinstance(value, list): return [plain(one) for one in value]
    if isinstance(value, suds.sudsobject.Object): return {str(key): plain(one) for key, one in suds.sudsobject.asdict(value).items()}
    return str(value) if isinstance(value, str) else value
client = suds.client.Client(sys.argv[1] + '?wsdl', cache=None)
answers = [getattr(client.service, 'Получить')(number) for number in sys.argv[3:]]
print(json.dumps([one and plain(one[0]) for one in answers]))
`

const [phpCommand, zeepCommand, sudsCommand] = [phpWithSoap(), python('zeep'), python('suds')]

describe.each(['1.1', '1.2'])('over SOAP %s', (version) => {
  it.skipIf(phpCommand === undefined)('PHP gets them', async () =>
    expectDocuments(await asJSON(phpCommand!, ['-r', php, '--'], [address(), version, ...numbers])),
  )

  it.skipIf(zeepCommand === undefined)('zeep gets them', async () =>
    expectDocuments(await asJSON(zeepCommand!, ['-c', zeep], [address(), version, ...numbers])),
  )

  it('npm soap gets them', async () => {
    const client = await createClientAsync(`${address()}?wsdl`, { forceSoap12Headers: version === '1.2' })
    const port = (
      client as unknown as Record<
        string,
        Record<
          string,
          Record<string, (parameters: object, done: (error: unknown, answer: { return: { Состав: unknown[] } } | null) => void) => void>
        >
      >
    )['ДанныеРасходнойНакладной']!['ДанныеРасходнойНакладнойSoap']!
    const rowsOf = (number: string): Promise<unknown[] | null> =>
      new Promise((resolve, reject) => {
        port['Получить']!({ НомерДокумента: number }, (error, answer) =>
          error ? reject(error as Error) : resolve(answer?.return.Состав ?? null),
        )
      })
    const documents: (unknown[] | null)[] = []
    for (const number of numbers) documents.push(await rowsOf(number))
    expectDocuments(documents)
    expect(client.lastRequest).toContain(
      version === '1.2' ? 'http://www.w3.org/2003/05/soap-envelope' : 'http://schemas.xmlsoap.org/soap/envelope/',
    )
  })
})

it.skipIf(sudsCommand === undefined)('suds, which has SOAP 1.1 only, gets them', async () =>
  expectDocuments(await asJSON(sudsCommand!, ['-c', suds], [address(), '1.1', ...numbers])),
)
