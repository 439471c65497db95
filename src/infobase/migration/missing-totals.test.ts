/** Data that a version without totals of accounting registers wrote has them made when it is opened. */
import { expect, test } from 'vitest'
import { openEngineForTests } from '../../../test/support/infobase/engines.ts'
import { ledger } from '../../../test/support/infobase/ledger.ts'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { AccumulationRegister, Number as NumberType } from '../definitions.ts'
import { createInfobase, type Infobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'
import { totalsOf } from '../registers/accounting/entries.ts'
import type { Engine } from '../store/engine.ts'

const model = createModel([...ledger, AccumulationRegister({ Name: 'Запасы', Resources: { Количество: NumberType(10) } })])

let saved = 0
const open = (engine: Engine): Infobase =>
  createInfobase({ model }, { engine, file: 'base.sqlite', context: createAsyncContext(), system, committed: () => saved++ })

async function post(infobase: Infobase, register: string, fields: (at: number) => Readonly<Record<string, unknown>>): Promise<void> {
  const set = infobase.AccountingRegisters[register]!.CreateRecordSet()
  set.Filter['Recorder']!.Set(infobase.Documents['Операция']!.GetRef('00000001-0000-4000-8000-000000000001'))
  for (let at = 0; at < 5; at++) set.Add({ Period: `2024-0${at + 1}-10T00:00:00`, Сумма: Decimal.of(BigInt(100 * at), 2), ...fields(at) })
  await set.Write()
}

async function seen(infobase: Infobase): Promise<string> {
  const { Хозрасчетный, Простой } = infobase.AccountingRegisters
  return JSON.stringify([
    await Хозрасчетный!.Balance({ Dimensions: ['Account'] }),
    await Хозрасчетный!.DrCrTurnovers({ Dimensions: ['AccountDr', 'AccountCr'], Details: ['MonthPeriod'] }),
    await Хозрасчетный!.Turnovers({ Dimensions: ['Account', 'BalancedAccount'] }),
    await Простой!.BalanceAndTurnovers({ Dimensions: ['Account'] }),
  ])
}

/** The names of the tables of totals that there are. */
function totals({ base }: Infobase, engine: Engine): readonly string[] {
  const names = model.of('AccountingRegister').flatMap(({ FullName }) => totalsOf(base.layout.table(FullName)!))
  const there = new Set(engine.names())
  return [...new Set(names.flatMap(({ months, current }) => [months, current ?? months]))].filter((one) => there.has(one))
}

test.each(['all of them', 'one of them'])('totals are made of the records: %s is gone', async (which) => {
  const engine = await openEngineForTests()
  const infobase = open(engine)
  const account = (name: string) => infobase.ChartsOfAccounts['Хозрасчетный']!.PredefinedItem(name)
  await post(infobase, 'Хозрасчетный', (at) => ({ AccountDr: account('Деньги'), AccountCr: account(at % 2 === 0 ? 'Продажи' : 'Расходы') }))
  await post(infobase, 'Простой', (at) => ({ Account: account('Деньги'), RecordType: at % 2 === 0 ? 'Debit' : 'Credit' }))
  const before = await seen(infobase)
  expect(before).toContain('"10"')
  const names = totals(infobase, engine)
  expect(names.length).toBeGreaterThan(3)
  for (const name of which === 'one of them' ? names.slice(0, 1) : names) engine.execute(`DROP TABLE ${name}`)
  saved = 0
  const again = open(engine)
  expect(totals(again, engine)).toEqual(names)
  expect([await seen(again), saved]).toEqual([before, 1])
  // The second time there is nothing to do.
  expect([await seen(open(engine)), saved]).toEqual([before, 1])
  engine.close()
})
