/** Corners of writing through the standard OData interface: what a PUT leaves out, registers without recorders, areas of data. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { offered } from '../../src/host/machine/channels.ts'
import { dataEvents } from '../../src/infobase/definition/events.ts'
import {
  AccountingRegister,
  AccumulationRegister,
  CalculationRegister,
  Catalog,
  CatalogRef,
  ChartOfAccounts,
  ChartOfCalculationTypes,
  ChartOfCharacteristicTypes,
  CommonAttribute,
  Constant,
  Document,
  InformationRegister,
  Number as NumberType,
  String as StringType,
} from '../../src/infobase/definitions.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { standardOData } from '../../src/odata/service.ts'
import { publishAll } from '../../src/publication/publication.ts'
import { chapter, ids } from '../support/odata/definitions.ts'
import { fill } from '../support/odata/fill.ts'
import { servedODataHost, type ODataHost } from '../support/odata/warehouse.ts'

const orphans = [
  AccumulationRegister({ Name: 'Сирота', Dimensions: { Д: StringType(5) }, Resources: { К: NumberType(5) } }),
  InformationRegister({
    Name: 'СиротаС',
    WriteMode: 'RecorderSubordinate',
    InformationRegisterPeriodicity: 'RecorderPosition',
    Dimensions: { Д: StringType(5) },
    Resources: { К: NumberType(5) },
  }),
  ChartOfCharacteristicTypes({ Name: 'Субконто', Type: CatalogRef('Товары') }),
  ChartOfAccounts({ Name: 'Счета', ExtDimensionTypes: 'ChartOfCharacteristicTypes.Субконто', MaxExtDimensionCount: 1, CodeLength: 8 }),
  ChartOfCalculationTypes({ Name: 'Начисления' }),
  AccountingRegister({ Name: 'СиротаБ', ChartOfAccounts: 'ChartOfAccounts.Счета', Resources: { Сумма: NumberType(15, 2) } }),
  CalculationRegister({ Name: 'СиротаР', ChartOfCalculationTypes: 'ChartOfCalculationTypes.Начисления', Resources: { К: NumberType(5) } }),
]

let host: ODataHost
beforeEach(async () => {
  host = await servedODataHost([...chapter, ...orphans])
  await fill(host)
})
afterEach(() => host.close())

const json = async (request: string, body?: unknown) => (await host.ask(`${request}?$format=json`, body)).json()

describe('what a PUT leaves out becomes empty', () => {
  test('the value of a constant; a PATCH leaves it', async () => {
    const constant = 'Constant_ОсновнаяВалюта(SurrogateKey=0)'
    await host.ask(`PATCH ${constant}`, { Value_Key: ids.рубль })
    expect((await json(`PATCH ${constant}`, {})).Value_Key).toBe(ids.рубль)
    expect((await json(`PUT ${constant}`, {})).Value_Key).toBe('00000000-0000-0000-0000-000000000000')
    expect((await json(constant)).Value_Key).toBe('00000000-0000-0000-0000-000000000000')
  })

  test('resources of a record, whose key stays', async () => {
    const record = `InformationRegister_КурсыВалют(Period=datetime'2024-01-05T00:00:00',Валюта_Key=guid'${ids.доллар}')`
    expect((await json(`PATCH ${record}`, {})).Курс).not.toBe(0)
    expect(await json(`PUT ${record}`, {})).toMatchObject({ Period: '2024-01-05T00:00:00', Валюта_Key: ids.доллар, Курс: 0 })
  })
})

describe('a recorder of a kind that does not record is code 4, and the log says which do', () => {
  const recorder = `Recorder='${ids.расход}',Recorder_Type='StandardODATA.Document_РасходТовара'`
  const body = { RecordSet: [{ LineNumber: '1', Period: '2024-01-01T00:00:00' }] }
  const created = { ...body, Recorder: ids.расход, Recorder_Type: 'StandardODATA.Document_РасходТовара' }
  test.for(['AccumulationRegister_Сирота', 'InformationRegister_СиротаС', 'AccountingRegister_СиротаБ', 'CalculationRegister_СиротаР'])(
    '%s, in which none does',
    async (set) => {
      for (const [request, given] of [
        [`PATCH ${set}(${recorder})`, body],
        [`PUT ${set}(${recorder})`, body],
        [`POST ${set}`, created],
      ] as const) {
        const answer = await host.ask(`${request}?$format=json`, given)
        expect([answer.status, answer.code, answer.text.includes('составного типа Recorder')]).toEqual([400, '4', true])
        expect(JSON.stringify(host.observed.at(-1))).toContain(`no document records in ${set.replace('_', '.')}`)
      }
      expect((await host.ask(`DELETE ${set}(${recorder})`)).status).toBe(404)
      expect((await json(set)).value).toEqual([])
    },
  )

  test('one that others record in', async () => {
    const key = `Recorder='${ids.обувь}',Recorder_Type='StandardODATA.Catalog_Товары'`
    const answer = await host.ask(`PATCH AccumulationRegister_ТоварныеЗапасы(${key})?$format=json`, body)
    expect([answer.status, answer.code]).toEqual([400, '4'])
    expect(JSON.stringify(host.observed.at(-1))).toContain('Document.ПриходнаяНакладная, Document.РасходТовара')
  })
})

test('a value under the name of a link changes nothing, and the log says which property has it', async () => {
  const item = `Catalog_Товары(guid'${ids.чайник}')`
  expect((await json(`PATCH ${item}`, { Поставщик: ids.рога })).Поставщик_Key).toBe('00000000-0000-0000-0000-000000000000')
  expect(JSON.stringify(host.observed.at(-1))).toContain('Поставщик is a link and has no value; Поставщик_Key has it')
})

test('a record manager whose key was changed deletes the record that it read', async () => {
  const manager = host.infobase.InformationRegisters['КурсыВалют']!.CreateRecordManager() as unknown as Record<string, unknown> & {
    Read(): Promise<void>
    Delete(): Promise<void>
  }
  const rates = async (): Promise<number> => (await json('InformationRegister_КурсыВалют')).value.length as number
  const before = await rates()
  manager['Period'] = '2024-01-05T00:00:00'
  manager['Валюта'] = host.infobase.Catalogs['Валюты']!.GetRef(ids.доллар)
  await manager.Read()
  manager['Period'] = '2030-01-01T00:00:00'
  await manager.Delete()
  expect(await rates()).toBe(before - 1)
  expect(
    (await host.ask(`InformationRegister_КурсыВалют(Period=datetime'2024-01-05T00:00:00',Валюта_Key=guid'${ids.доллар}')`)).status,
  ).toBe(404)
})

describe('areas of data', () => {
  const definitions = [
    CommonAttribute({ Name: 'Область', Type: NumberType(7), DataSeparation: 'Separate', AutoUse: 'Use' }),
    Catalog({ Name: 'Товары' }),
    Constant({ Name: 'Название', Type: StringType(20) }),
    Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Запасы'] }),
    AccumulationRegister({ Name: 'Запасы', Dimensions: { Склад: StringType(5) }, Resources: { Количество: NumberType(5) } }),
  ]
  const posting = dataEvents('Document', 'Приход', {
    Posting(document: any /* oxlint-disable-line no-explicit-any */) {
      const { Запасы } = document.RegisterRecords
      Запасы.Write = true
      Запасы.AddReceipt({ Period: document.Date, Склад: 'А', Количество: 5 })
    },
  })
  let separated: ODataHost
  beforeEach(async () => {
    const service = offered(standardOData({ model: createModel(definitions) }))
    const publication = { ...publishAll('/base', [service]), zones: [{ value: undefined, specify: true, safe: true }] }
    separated = await servedODataHost(definitions, {}, { publications: [publication] }, '/base/', [posting])
  })
  afterEach(() => separated.close())
  const inArea = async (area: number, request: string, body?: unknown) => {
    const [method, rest] = request.includes(' ') ? request.split(' ') : ['GET', request]
    const answer = await separated.ask(`${method} ${area}/odata/standard.odata/${rest}?$format=json`, body)
    return answer.text === '' ? answer.status : answer.json()
  }

  test('each has a constant of its own, by the key of its area', async () => {
    const constant = (area: number): string => `Constant_Название(Область=${area})`
    expect((await inArea(1, `PATCH ${constant(1)}`, { Value: 'один' })).Value).toBe('один')
    expect((await inArea(2, `PATCH ${constant(2)}`, { Value: 'два' })).Value).toBe('два')
    expect(await inArea(1, constant(1))).toMatchObject({ Value: 'один', Область: '1' })
    expect(await inArea(3, constant(3))).toMatchObject({ Value: '', Область: '3' })
    expect((await inArea(1, `PATCH ${constant(2)}`, { Value: 'чужое' }))['odata.error'].code).toBe('9')
    expect(await inArea(2, constant(2))).toMatchObject({ Value: 'два', Область: '2' })
  })

  test('records that a document of an area makes are of that area', async () => {
    const { Ref_Key } = await inArea(1, 'POST Document_Приход', { Date: '2024-01-01T00:00:00' })
    expect(await inArea(1, `POST Document_Приход(guid'${Ref_Key}')/Post`)).toBe(200)
    expect((await inArea(1, 'AccumulationRegister_Запасы/Balance()')).value).toMatchObject([{ КоличествоBalance: '5' }])
    expect((await inArea(1, 'AccumulationRegister_Запасы')).value).toHaveLength(1)
    expect((await inArea(2, 'AccumulationRegister_Запасы/Balance()')).value).toEqual([])
    expect((await inArea(2, 'AccumulationRegister_Запасы')).value).toEqual([])
  })
})
