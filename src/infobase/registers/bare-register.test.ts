/** A register that has neither dimensions nor resources, as a description from the outside may bring it: its tables have no rows. */
import { expect, test } from 'vitest'
import { createAsyncContext } from '../../host/machine/async-context.ts'
import { system } from '../../host/machine/system.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { AccumulationRegister, Document } from '../definitions.ts'
import { createInfobase } from '../infobase.ts'
import { createModel } from '../model/create-model.ts'

const Period = DateTime.from('2024-02-01T00:00:00')

test.each([
  ['Balance', {}],
  ['Balance', { Period }],
  ['Turnovers', {}],
  ['Turnovers', { StartPeriod: Period }],
  ['BalanceAndTurnovers', {}],
] as const)('%s with %o', async (table, parameters) => {
  const model = createModel([
    Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Пустой'] }),
    AccumulationRegister({ Name: 'Пустой' }),
  ])
  const infobase = createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system })
  const document = infobase.Documents['Приход']!.CreateDocument()
  await document.Write()
  const set = infobase.AccumulationRegisters['Пустой']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(document.Ref)
  set.Add({ RecordType: 'Receipt', Period })
  await set.Write()
  expect([...(await infobase.AccumulationRegisters['Пустой']![table](parameters))]).toEqual([])
})
