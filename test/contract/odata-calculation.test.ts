/** The functions of calculation registers through a socket: names are those of the query language. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DateTime } from '../../src/xdto/values/date-time.ts'
import { payroll } from '../support/infobase/payroll.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const register = 'CalculationRegister_ОсновныеНачисления'
const ivan = '00000001-0000-4000-8000-000000000001'
const olga = '00000001-0000-4000-8000-000000000002'
const recorder = '00000009-0000-4000-8000-000000000001'
const types = new Map<string, string>()
let host: ODataHost

/** Salaries of January, an illness of Ivan from the 10th to the 14th, and a bonus by the base of the first half. */
beforeAll(async () => {
  host = await servedODataHost(payroll('OnActionPeriod'))
  const { infobase } = host
  const chart = infobase.ChartsOfCalculationTypes['Начисления']!
  for (const name of ['Оклад', 'Больничный', 'Отпуск', 'Премия']) types.set(name, chart.PredefinedItem(name)!.UUID)
  const put = async (name: string, section: string, other: string): Promise<void> => {
    const object = (await chart.GetObject(chart.PredefinedItem(name)!))!
    object.Section(section).Add({ CalculationType: chart.PredefinedItem(other) })
    await object.Write()
  }
  await put('Оклад', 'DisplacingCalculationTypes', 'Больничный')
  await put('Премия', 'BaseCalculationTypes', 'Оклад')
  for (let day = 1; day < 32; day++)
    await infobase.InformationRegisters['Графики']!.CreateRecordManager({
      Сотрудник: infobase.Catalogs['Сотрудники']!.GetRef(ivan),
      День: DateTime.of({ year: 2024, month: 1, day }),
      Часы: 8,
    }).Write()
  const record = (LineNumber: number, type: string, person: string, action: readonly [string, string], result: number) => ({
    LineNumber: String(LineNumber),
    Active: true,
    RegistrationPeriod: '2024-01-15T00:00:00',
    CalculationType_Key: types.get(type),
    Сотрудник_Key: person,
    ActionPeriod: '2024-01-01T00:00:00',
    BegOfActionPeriod: `2024-01-${action[0]}T00:00:00`,
    EndOfActionPeriod: `2024-01-${action[1]}T00:00:00`,
    BegOfBasePeriod: '2024-01-01T00:00:00',
    EndOfBasePeriod: '2024-01-13T00:00:00',
    Результат: result,
  })
  const RecordSet = [
    record(1, 'Оклад', ivan, ['01', '31'], 2600),
    record(2, 'Больничный', ivan, ['10', '14'], 500),
    record(3, 'Оклад', olga, ['01', '31'], 3100),
    record(4, 'Премия', ivan, ['01', '31'], 0),
  ]
  const made = await host.ask(`POST ${register}?$format=json`, { Recorder_Key: recorder, RecordSet })
  expect([made.status, made.text]).toEqual([200, expect.stringContaining('"RegistrationPeriod": "2024-01-01T00:00:00"')])
})
afterAll(() => host.close())

type Row = Readonly<Record<string, unknown>>
async function rowsOf(request: string): Promise<readonly Row[]> {
  const answer = await host.ask(`${register}/${request}${request.includes('?') ? '&' : '?'}$format=json`)
  expect([answer.status, answer.status === 200 ? '' : answer.text]).toEqual([200, ''])
  return answer.json().value as readonly Row[]
}

describe('functions', () => {
  test('ActualActionPeriod: a row for each part that is left', async () => {
    const rows = await rowsOf(
      `ActualActionPeriod(Condition='Сотрудник_Key eq guid'${ivan}' and CalculationType_Key eq guid'${types.get('Оклад')}'')`,
    )
    expect(rows.map((row) => [row['LineNumber'], row['BegOfActionPeriod'], row['EndOfActionPeriod']])).toEqual([
      ['1', '2024-01-01T00:00:00', '2024-01-09T00:00:00'],
      ['1', '2024-01-15T00:00:00', '2024-01-31T00:00:00'],
    ])
    expect((await host.ask(`${register}/ActualActionPeriod/$count`)).text.replace('\ufeff', '')).toBe('5')
  })

  test('ScheduleData: hours by each period', async () => {
    const rows = await rowsOf(
      'ScheduleData()?$select=LineNumber,ЧасыActionPeriod,ЧасыActualActionPeriod,ЧасыBasePeriod,ЧасыRegistrationPeriod',
    )
    expect(rows[0]).toEqual({
      LineNumber: '1',
      ЧасыActionPeriod: 248,
      ЧасыActualActionPeriod: 208,
      ЧасыBasePeriod: 104,
      ЧасыRegistrationPeriod: 248,
    })
    expect(rows[2]).toMatchObject({ LineNumber: '3', ЧасыActionPeriod: 0 })
  })

  test('Base: what the salary came to in the base period, by the days that it was paid for', async () => {
    const rows = await rowsOf(
      `BaseОсновныеНачисления(Condition='CalculationType_Key eq guid'${types.get('Премия')}'',MainRegisterDimensions='Сотрудник',`
        + `BaseRegisterDimensions='Сотрудник',ViewPoints='Recorder,CalculationType')`,
    )
    expect(rows).toMatchObject([
      { LineNumber: '4', РезультатBase: 900, RecorderViewPoint_Key: recorder, CalculationTypeViewPoint_Key: types.get('Оклад') },
    ])
    expect(Object.keys(rows[0]!)).not.toContain('СотрудникViewPoint_Key')
  })

  test.each([
    ["ActualActionPeriod(Period=datetime'2024-01-01T00:00:00')", 501, '0'],
    ["BaseОсновныеНачисления(ViewPoints='Нет')", 400, '6'],
    ["BaseОсновныеНачисления(MainRegisterDimensions='Нет')", 400, '6'],
    ['BaseДругие()', 400, '6'],
    ["ScheduleData(Condition='Нет eq 1')", 400, '14'],
  ])('%s is %i, code %s', async (request, status, code) => {
    const answer = await host.ask(`${register}/${request}?$format=json`)
    expect([answer.status, answer.code]).toEqual([status, code])
  })

  test('$metadata declares them', async () => {
    const { text } = await host.ask('$metadata')
    for (const name of ['ActualActionPeriod', 'ScheduleData', 'BaseОсновныеНачисления']) expect(text).toContain(`${register}_${name}"`)
  })
})
