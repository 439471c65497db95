/** A ledger with four entries, and a payroll of a month, that queries are asked of. */
import { createAsyncContext } from '../../../src/host/machine/async-context.ts'
import { system } from '../../../src/host/machine/system.ts'
import { createInfobase, type Infobase } from '../../../src/infobase/infobase.ts'
import { createModel } from '../../../src/infobase/model/create-model.ts'
import type { Reference } from '../../../src/infobase/values/reference.ts'
import { DateTime } from '../../../src/xdto/values/date-time.ts'
import { openEngineForTests } from '../infobase/engines.ts'
import { ledger } from '../infobase/ledger.ts'
import { payroll } from '../infobase/payroll.ts'
import type { Asked } from './shown.ts'

type Refs = Record<string, Reference>

async function opened(definitions: Parameters<typeof createModel>[0]): Promise<Infobase> {
  return createInfobase({ model: createModel(definitions) }, { engine: await openEngineForTests(), context: createAsyncContext(), system })
}

async function items(infobase: Infobase, catalog: string, codes: readonly string[], refs: Refs): Promise<void> {
  for (const code of codes) {
    const one = infobase.Catalogs[catalog]!.CreateItem({ Code: code, Description: code })
    await one.Write()
    refs[code] = one.Ref
  }
}

const day = (text: string): DateTime => DateTime.from(`${text}T00:00:00`)

/**
 * Goods from a supplier for 100 (10 pieces), 60 paid, 3 pieces for 30 sold, goods from another supplier for 50 (5 pieces). Accounts are
 * called by their predefined names, kinds of extra dimensions as `Вид Склады`.
 */
export async function filledLedger(): Promise<Asked> {
  const infobase = await opened(ledger)
  const refs: Refs = {}
  await items(infobase, 'Организации', ['О1'], refs)
  await items(infobase, 'Номенклатура', ['Н1', 'Н2'], refs)
  await items(infobase, 'Склады', ['С1'], refs)
  await items(infobase, 'Контрагенты', ['К1', 'К2'], refs)
  await items(infobase, 'Договоры', ['Д1'], refs)
  for (const name of ['Товары', 'Поставщики', 'Деньги']) refs[name] = infobase.ChartsOfAccounts['Хозрасчетный']!.PredefinedItem(name)!
  for (const name of ['Номенклатура', 'Склады', 'Контрагенты', 'Договоры'])
    refs[`Вид ${name}`] = infobase.ChartsOfCharacteristicTypes['ВидыСубконто']!.PredefinedItem(name)!
  const goods = (word: string, item: string, count: number) => ({
    [`Account${word}`]: refs['Товары'],
    [`ExtDimension${word}1`]: refs[item],
    [`ExtDimension${word}2`]: refs['С1'],
    [`Количество${word}`]: count,
  })
  const supplier = (word: string, partner: string, contract?: string) => ({
    [`Account${word}`]: refs['Поставщики'],
    [`ExtDimension${word}1`]: refs[partner],
    ...(contract !== undefined && { [`ExtDimension${word}2`]: refs[contract] }),
  })
  const entries: readonly (readonly [string, number, object])[] = [
    ['2024-01-10', 100, { ...goods('Dr', 'Н1', 10), ...supplier('Cr', 'К1', 'Д1') }],
    ['2024-01-20', 60, { ...supplier('Dr', 'К1', 'Д1'), AccountCr: refs['Деньги'] }],
    ['2024-02-05', 30, { AccountDr: refs['Деньги'], ...goods('Cr', 'Н1', 3) }],
    ['2024-02-06', 50, { ...goods('Dr', 'Н2', 5), ...supplier('Cr', 'К2') }],
  ]
  for (const [date, sum, fields] of entries) {
    const document = infobase.Documents['Операция']!.CreateDocument({ Date: day(date) })
    await document.Write()
    refs[`О ${date}`] = document.Ref
    const set = infobase.AccountingRegisters['Хозрасчетный']!.CreateRecordSet()
    set.Filter['Recorder']!.Set(document.Ref)
    set.Add({ Period: day(date), Организация: refs['О1'], Сумма: sum, ...fields })
    await set.Write()
  }
  return { infobase, refs }
}

/** January: a salary of 3,100, five days of illness in it, and a bonus of which the salary is the base. Eight hours a day. */
export async function filledPayroll(): Promise<Asked> {
  const infobase = await opened(payroll('OnRegistrationPeriod'))
  const refs: Refs = {}
  await items(infobase, 'Сотрудники', ['П1'], refs)
  const types = infobase.ChartsOfCalculationTypes['Начисления']!
  const listed = async (type: string, section: string, other: string): Promise<void> => {
    const object = (await types.GetObject(types.PredefinedItem(type)!))!
    object.Section(section).Add({ CalculationType: types.PredefinedItem(other) })
    await object.Write()
  }
  await listed('Оклад', 'DisplacingCalculationTypes', 'Больничный')
  await listed('Премия', 'BaseCalculationTypes', 'Оклад')
  for (let at = 1; at <= 31; at++) {
    const День = day(`2024-01-${String(at).padStart(2, '0')}`)
    await infobase.InformationRegisters['Графики']!.CreateRecordManager({ Сотрудник: refs['П1'], День, Часы: 8 }).Write()
  }
  const document = infobase.Documents['Начисление']!.CreateDocument({ Date: day('2024-01-31') })
  await document.Write()
  const set = infobase.CalculationRegisters['ОсновныеНачисления']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(document.Ref)
  const accruals: readonly (readonly [string, number, string, string])[] = [
    ['Оклад', 3100, '2024-01-01', '2024-01-31'],
    ['Больничный', 500, '2024-01-10', '2024-01-14'],
    ['Премия', 310, '2024-01-01', '2024-01-31'],
  ]
  for (const [name, Результат, from, to] of accruals) {
    refs[name] = types.PredefinedItem(name)!
    const period = { BegOfActionPeriod: day(from), EndOfActionPeriod: day(to), BegOfBasePeriod: day(from), EndOfBasePeriod: day(to) }
    set.Add({ RegistrationPeriod: day('2024-01-01'), CalculationType: refs[name], Сотрудник: refs['П1'], Результат, ...period })
  }
  await set.Write()
  return { infobase, refs }
}
