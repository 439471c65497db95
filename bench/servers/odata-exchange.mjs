// An exchange plan with one node and changed objects, behind a real server: `fill FILE COUNT` writes a data file and ends, `file FILE`
// serves it. The most memory is counted anew on SIGUSR2.
import { writeFileSync } from 'node:fs'
import { load } from '../support/odata-items.mjs'

const { serve } = await load('host/server/serve')
const { Catalog, ExchangePlan, Number: NumberType, String: StringType } = await load('infobase/definitions')
const { createModel } = await load('infobase/model/create-model')
const { createInfobase } = await load('infobase/infobase')
const { openDataFile } = await load('host/sql/data-file')
const { createAsyncContext } = await load('host/machine/async-context')
const { system } = await load('host/machine/system')
const { crypto } = await load('host/machine/crypto')
const { createPlatform } = await load('platform/platform')
const { standardODataChannel } = await load('odata/channel')
const { standardOData } = await load('odata/service')

const model = createModel([
  Catalog({
    Name: 'Товары',
    Attributes: { Артикул: StringType(20), Цена: NumberType(15, 2), Описание: StringType(200) },
    TabularSections: { Цены: { Вид: StringType(20), Цена: NumberType(15, 2) } },
  }),
  ExchangePlan({ Name: 'Обмен', Content: ['Catalog.Товары'] }),
])
const [, , mode, file, size] = process.argv
const opened = await openDataFile(file, system, console.error)
const infobase = createInfobase({ model }, { engine: opened.engine, context: createAsyncContext(), system })
const plan = infobase.ExchangePlans['Обмен']
if (mode === 'fill') await plan.CreateNode({ Code: '1' }).Write()
const count = mode === 'fill' ? Number(size) : 0
for (let done = 0; done < count; done += 1_000)
  await infobase.BeginTransaction(async () => {
    for (let at = done; at < Math.min(done + 1_000, count); at++) {
      const item = infobase.Catalogs['Товары'].CreateItem({
        Description: `Товар ${at}`,
        Артикул: `A-${at}`,
        Цена: 5,
        Описание: 'о'.repeat(120),
      })
      item.Цены = [
        { Вид: 'Оптовая', Цена: 4 },
        { Вид: 'Розничная', Цена: 6 },
      ]
      await item.Write()
    }
  })
if (mode === 'fill') {
  opened.close?.()
  console.log('{}')
  process.exit(0)
}
const node = await plan.FindByCode('1')
process.on('SIGUSR2', () => writeFileSync('/proc/self/clear_refs', '5'))
const platform = createPlatform(
  { services: [standardOData({ model })], infobase },
  { ...system, crypto },
  { channels: [standardODataChannel] },
)
const { url } = await serve(platform, { port: 0 })
const path = `/odata/standard.odata/SelectChanges?DataExchangePoint='ExchangePlan_Обмен(guid'${node.UUID}')'&MessageNo=1`
console.log(JSON.stringify({ url, path }))
