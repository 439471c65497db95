/** The warehouse of the tests with goods, documents, balances, prices and rates that queries are asked of. */
import type { Infobase } from '../../../src/infobase/infobase.ts'
import type { DataRecord } from '../../../src/infobase/objects/fields/record.ts'
import { EnumMember, type Reference } from '../../../src/infobase/values/reference.ts'
import { DateTime } from '../../../src/xdto/values/date-time.ts'
import { shopInfobase } from '../infobase/shop.ts'

type Item = DataRecord & {
  readonly Ref: Reference
  Write(mode?: string): Promise<void>
  Section(name: string): { Add(values: object): void }
}

/** What tests name: goods, partners, documents. */
export interface FilledShop {
  readonly infobase: Infobase
  readonly refs: Readonly<Record<string, Reference>>
}

export async function filledShop(): Promise<FilledShop> {
  const infobase = await shopInfobase()
  const refs: Record<string, Reference> = {}
  await partners(infobase, refs)
  await goods(infobase, refs)
  await documents(infobase, refs)
  await registers(infobase, refs)
  return { infobase, refs }
}

async function partners({ Catalogs }: Infobase, refs: Record<string, Reference>): Promise<void> {
  for (const [code, name, inn] of [
    ['К1', 'Ромашка', '7701'],
    ['К2', 'Василек', '7702'],
    ['К3', 'ромашка', ''],
  ] as const) {
    const one = Catalogs['Контрагенты']!.CreateItem({ Code: code, Description: name, ИНН: inn }) as unknown as Item
    await one.Write()
    refs[code] = one.Ref
  }
  const contract = Catalogs['Договоры']!.CreateItem({ Code: 'Д1', Description: 'Поставка', Owner: refs['К1'] }) as unknown as Item
  await contract.Write()
  refs['Д1'] = contract.Ref
}

async function goods({ Catalogs }: Infobase, refs: Record<string, Reference>): Promise<void> {
  const folder = Catalogs['Товары']!.CreateFolder({ Code: 'Г1', Description: 'Мебель' }) as unknown as Item
  await folder.Write()
  refs['Г1'] = folder.Ref
  const inner = Catalogs['Товары']!.CreateFolder({ Code: 'Г2', Description: 'Столы', Parent: refs['Г1'] }) as unknown as Item
  await inner.Write()
  refs['Г2'] = inner.Ref
  const rows: readonly (readonly [string, string, string, string, string, string, string])[] = [
    ['Т1', 'Стол', 'Г2', '5000', 'К1', 'Новый', '2024-01-31T12:30:45'],
    ['Т2', 'Стул', 'Г1', '1500.5', 'К2', 'Отгружен', '2024-02-29T00:00:00'],
    ['Т3', 'Чайник', '', '990', 'К1', 'Новый', '2023-12-31T23:59:59'],
    ['Т4', 'чайник', '', '0', '', '', '0001-01-01T00:00:00'],
    ['Т5', 'Полка 50%', 'Г1', '700.25', 'К3', 'Новый', '2024-03-01T00:00:00'],
  ]
  for (const [code, name, parent, price, partner, status, date] of rows) {
    const one = Catalogs['Товары']!.CreateItem({
      Code: code,
      Description: name,
      Цена: price,
      Создан: date,
      Статус: status,
    }) as unknown as Item
    one.set('Активен', code !== 'Т4')
    if (parent !== '') one.set('Parent', refs[parent])
    if (partner !== '') one.set('Поставщик', refs[partner])
    if (code === 'Т1') one.set('Любое', refs['К1'])
    if (code === 'Т2') one.set('Любое', 'текст')
    if (code === 'Т3') one.set('Любое', new EnumMember('EnumRef.Статусы', 'Новый'))
    for (let at = 0; at < Number(code.slice(1)) % 3; at++)
      one.Section('Штрихкоды').Add({ Код: `46${code.slice(1)}${at}`, Количество: at + 1 })
    await one.Write()
    refs[code] = one.Ref
  }
}

async function documents(infobase: Infobase, refs: Record<string, Reference>): Promise<void> {
  const { Documents } = infobase
  const rows: readonly (readonly [string, string, string, string, readonly (readonly [string, string, string])[]])[] = [
    [
      'П1',
      'Поступление',
      '2024-01-10T09:00:00',
      '',
      [
        ['Т1', '10', ''],
        ['Т2', '20', ''],
      ],
    ],
    ['П2', 'Поступление', '2024-02-05T10:00:00', '', [['Т3', '5', '']]],
    [
      'Р1',
      'РасходТовара',
      '2024-01-20T12:00:00',
      'К1',
      [
        ['Т1', '3', '15000'],
        ['Т2', '2.5', '3751.25'],
      ],
    ],
    ['Р2', 'РасходТовара', '2024-02-10T12:00:00', 'К2', [['Т1', '1', '5000']]],
    ['Р3', 'РасходТовара', '2024-02-20T12:00:00', 'К1', []],
  ]
  for (const [name, kind, date, buyer, lines] of rows) {
    const one = Documents[kind]!.CreateDocument({ Date: date }) as unknown as Item
    if (buyer !== '') one.set('Покупатель', refs[buyer])
    for (const [good, count, sum] of lines)
      one.Section('Товары').Add({ Товар: refs[good], Количество: count, ...(sum !== '' && { Сумма: sum }) })
    await one.Write()
    refs[name] = one.Ref
    await stock(infobase, name.startsWith('П'), one.Ref, date, lines, refs)
  }
}

async function stock(
  { AccumulationRegisters }: Infobase,
  isReceipt: boolean,
  recorder: Reference,
  date: string,
  lines: readonly (readonly [string, string, string])[],
  refs: Readonly<Record<string, Reference>>,
): Promise<void> {
  const set = AccumulationRegisters['ТоварныеЗапасы']!.CreateRecordSet()
  set.Filter['Recorder']!.Set(recorder)
  for (const [good, count] of lines) {
    const record = {
      Period: DateTime.from(date),
      Товар: refs[good],
      Склад: good === 'Т2' ? 'Юг' : 'Север',
      Количество: count,
      Объем: '1.5',
    }
    if (isReceipt) set.AddReceipt(record)
    else set.AddExpense(record)
  }
  await set.Write()
}

async function registers({ InformationRegisters, Constants }: Infobase, refs: Readonly<Record<string, Reference>>): Promise<void> {
  for (const [Period, Валюта, Курс] of [
    ['2024-01-01', 'USD', '90'],
    ['2024-02-01', 'USD', '91.5'],
    ['2024-01-15', 'EUR', '98.1234'],
  ] as const) {
    const one = InformationRegisters['КурсыВалют']!.CreateRecordManager({ Period: DateTime.from(`${Period}T00:00:00`), Валюта, Курс })
    await one.Write()
  }
  for (const [object, kind, value] of [
    ['Т1', 'Цвет', 'белый'],
    ['К1', 'Цвет', 'черный'],
  ] as const)
    await InformationRegisters['Настройки']!.CreateRecordManager({ Объект: refs[object], Вид: kind, Значение: value }).Write()
  await Constants['Организация']!.Set('Рога и копыта')
  await Constants['ОсновнойПоставщик']!.Set(refs['К1'])
}
