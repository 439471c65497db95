/** PHP's SoapClient against Web services that answer by their own modules in 1C's language. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startStandin } from '../../src/testing/index.ts'
import { runProgram } from '../ws/run.ts'
import { phpWithSoap } from './tools.ts'

const php = phpWithSoap()

let standin: Awaited<ReturnType<typeof startStandin>>
beforeAll(async () => {
  standin = await startStandin({ paths: [fileURLToPath(new URL('../fixtures/web-modules-edt', import.meta.url))], bsl: true })
})
afterAll(() => standin.close())

const run = async (service: string, code: string): Promise<string> => {
  const client = `new SoapClient('${standin.url}/ws/${service}?wsdl', ['cache_wsdl' => WSDL_CACHE_NONE])`
  const { code: exit, stdout, stderr } = await runProgram(php!, ['-r', `$client = ${client}; ${code}`])
  expect([exit, stderr]).toEqual([0, ''])
  return stdout
}

describe.skipIf(php === undefined)('PHP', () => {
  it('gets objects that the module made with ФабрикаXDTO', async () => {
    const code = `$rows = $client->Получить(['НомерДокумента' => '000000001'])->return->Состав;
      foreach ($rows as $row) echo $row->Номенклатура->Наименование, ' ', $row->Сумма, "\\n";`
    expect(await run('shipment.1cws', code)).toBe('Стол 10000\nСтул 12000\n')
  })

  it('sends objects, and gets out parameters', async () => {
    const code = `$goods = ['Наименование' => 'а', 'ПолноеНаименование' => 'б', 'ШтрихКод' => '1', 'ЗакупочнаяЦена' => 1];
      $row = ['Номенклатура' => $goods, 'Количество' => 6, 'Цена' => 7, 'Сумма' => 42];
      echo $client->Сложить(['Накладная' => ['Состав' => [$row]]])->return, "\\n";
      $found = $client->Разделить(['Делимое' => '7.5', 'Делитель' => 2]);
      echo json_encode([$found->return, $found->Делитель, $found->Остаток]);`
    expect(await run('checks.1cws', code)).toBe('42\n[true,"3.75","1.5"]')
  })

  it('is told of an exception with its module and line', async () => {
    const code = `try { $client->Отказать(['Причина' => 'нет прав']); } catch (SoapFault $fault) { echo $fault->getMessage(); }`
    expect(await run('checks.1cws', code)).toContain('{WebСервис.Проверки.Модуль(15)}: Отказано: нет прав')
  })
})
