/** What handlers do with objects: 1C's order of events, numbers, folders and owners, posting, rights, presentations. */
import { describe, expect, test } from 'vitest'
import { shopInfobase } from '../../../test/support/infobase/shop.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { DataKind } from '../definition/definition.ts'
import { dataEvents, type DataEvents } from '../definition/events.ts'
import type { Infobase } from '../infobase.ts'
import { EnumMember, Reference } from '../values/reference.ts'
import { ValueStorage } from '../values/value.ts'
import type { DocumentObject } from './item/document-object.ts'
import type { StoredObject } from './item/stored-object.ts'
import type { RecordSet } from './register/record-set.ts'

type Handler = (object: never, parameters: never) => unknown
const on = (of: DataKind, name: string, handlers: Readonly<Record<string, Handler>>): DataEvents => dataEvents(of, name, handlers as never)
interface Parameters {
  Cancel: boolean
  StandardProcessing: boolean
  Prefix: string
  CheckedAttributes: string[]
  WriteMode?: string
  PostingMode?: string
}

describe('values', () => {
  test.for<[string, unknown, string]>([
    ['Цена', 10.005, '10.01'],
    ['Цена', '1e5', 'infobase/wrong-type'],
    ['Цена', 99999999999999.98, '9999999999999.99'],
    ['Цена', 'x', 'infobase/wrong-type'],
    ['Вес', '123456789012345678901.1234567890', '123456789012345678901.123456789'],
    ['Артикул', 'я'.repeat(30), 'я'.repeat(20)],
    ['Артикул', 5, 'infobase/wrong-type'],
    ['Артикул', 'a\0b', 'infobase/unstorable-text'],
    ['Создан', '2024-02-30T00:00:00', 'infobase/wrong-type'],
    ['Создан', '2024-02-29T01:02:03Z', '2024-02-29T01:02:03'],
    ['Активен', 'true', 'infobase/wrong-type'],
    ['Статус', 'Отгружен', 'Отгружен'],
    ['Поставщик', new Reference('CatalogRef.Товары', '6aef4c4e-0000-11ee-8000-000000000001'), 'infobase/wrong-type'],
    ['Любое', 12, '12'],
    ['Любое', '12', '12'],
    ['Любое', new EnumMember('EnumRef.Статусы', 'Новый'), 'Новый'],
    ['Любое', new Reference('CatalogRef.Товары', '6aef4c4e-0000-11ee-8000-000000000001'), 'infobase/wrong-type'],
    ['Любое', DateTime.from('2024-02-29T01:02:03'), '2024-02-29T00:00:00'],
    ['Ценa', 5, 'infobase/unknown-field'],
  ])('%s given %s is %s', async ([name, given, expected]) => {
    const { Catalogs } = await shopInfobase()
    const item = Catalogs['Товары']!.CreateItem()
    if (expected.startsWith('infobase/')) {
      expect(() => item.set(name, given)).toThrow(expect.objectContaining({ code: expected }))
      return
    }
    Reflect.set(item, name, given)
    await item.Write()
    expect(String((await Catalogs['Товары']!.GetObject(item.Ref))!.get(name))).toBe(expected)
  })

  test('a name with a letter of the other alphabet is not assigned, and the message says which was meant', async () => {
    const item = (await shopInfobase()).Catalogs['Товары']!.CreateItem()
    expect(() => {
      item['Ценa'] = 5
    }).toThrow(/Цена/)
    expect(() => (item['DataVersion'] = 'x')).toThrow(expect.objectContaining({ code: 'infobase/read-only' }))
  })

  test('the values of new objects are empty as in 1C', async () => {
    const item = (await shopInfobase()).Catalogs['Товары']!.CreateItem()
    expect(JSON.parse(JSON.stringify(item))).toMatchObject({
      Ref: '00000000-0000-0000-0000-000000000000',
      Code: '',
      Цена: '0',
      Создан: '0001-01-01T00:00:00',
      Активен: false,
      Статус: '',
      Штрихкоды: [],
    })
    expect(item.get('Любое')).toBeUndefined()
  })

  test('a ValueStorage keeps what it was given, bytes with their type included', async () => {
    const { Catalogs } = await shopInfobase()
    for (const value of [
      Decimal.from('1.5'),
      'текст',
      new Uint8Array([1, 2]),
      { bytes: new Uint8Array([0, 255]), contentType: 'image/png' },
      DateTime.empty,
      true,
    ]) {
      const item = Catalogs['Товары']!.CreateItem({ Файл: new ValueStorage(value) })
      await item.Write()
      const found = (await Catalogs['Товары']!.GetObject(item.Ref))!.get('Файл') as ValueStorage
      expect(found.Get()).toEqual(value)
    }
  })

  test('references are equal where type and UUID are', async () => {
    const { Catalogs } = await shopInfobase()
    const item = Catalogs['Товары']!.CreateItem()
    await item.Write()
    const found = await Catalogs['Товары']!.FindByCode('000000001')
    expect(found).toEqual(item.Ref)
    expect(found.equals(item.Ref)).toBe(true)
    expect(((await found.GetObject()) as StoredObject).get('Code')).toBe('000000001')
  })
})

describe('registers', () => {
  test('records of a day are one record, whatever their time, by a manager and by a set', async () => {
    const register = (await shopInfobase()).InformationRegisters['КурсыВалют']!
    await register.CreateRecordManager({ Period: '2024-01-05T10:00:00', Валюта: 'USD', Курс: 1 }).Write()
    const again = register.CreateRecordManager({ Period: '2024-01-05T23:59:59', Валюта: 'USD', Курс: 2 })
    await expect(again.Write(false)).rejects.toThrow(expect.objectContaining({ code: 'infobase/record-exists' }))
    const set = register.CreateRecordSet()
    set.Filter['Period']!.Set('2024-01-05T12:00:00')
    set.Add({ Валюта: 'USD', Курс: 3 })
    await set.Write()
    const rows = await register.Select()
    expect(rows.map((row) => `${String(row['Period'])} ${String(row['Курс'])}`)).toEqual(['2024-01-05T00:00:00 3'])
  })

  test("members of the platform's enumerations have both names and no others", async () => {
    const set = (await shopInfobase()).AccumulationRegisters['ТоварныеЗапасы']!.CreateRecordSet()
    expect(set.Add({ RecordType: 'Расход' }).get('RecordType')).toBe('Expense')
    expect(() => set.Add({ RecordType: 'Списание' })).toThrow(expect.objectContaining({ code: 'infobase/wrong-type' }))
  })
})

describe('writing', () => {
  test('gives handlers the infobase, in the transaction of the write', async () => {
    const seen: unknown[] = []
    const handler = async (_item: unknown, _: unknown, { infobase }: { infobase: Infobase }): Promise<void> => {
      seen.push(infobase.TransactionActive(), (await infobase.Catalogs['Товары']!.FindByDescription('Первый')).IsEmpty())
    }
    const infobase = await shopInfobase([dataEvents('Catalog', 'Товары', { OnWrite: handler as never })])
    for (const Description of ['Первый', 'Второй']) await infobase.Catalogs['Товары']!.CreateItem({ Description }).Write()
    expect(seen).toEqual([true, false, true, false])
  })

  test.each([undefined, 'BeforeWrite', 'OnWrite'])(
    'a record that is deleted is an empty set with its filter; denied in: %s',
    async (denied) => {
      const seen: string[] = []
      const say = (event: string) => (set: RecordSet, parameters: Parameters & { Replacing: boolean }) => {
        seen.push(`${event}: ${set.Count()} of ${String(set.Filter['Период']!.Value)}, replacing ${parameters.Replacing}`)
        parameters.Cancel = seen.length > 2 && event === denied
      }
      const handlers = { BeforeWrite: say('BeforeWrite'), OnWrite: say('OnWrite') }
      const infobase = await shopInfobase([on('InformationRegister', 'КурсыВалют', handlers)])
      const rate = infobase.InformationRegisters['КурсыВалют']!.CreateRecordManager({ Период: '2024-01-10T00:00:00', Курс: 90 })
      await rate.Write()
      if (denied === undefined) await rate.Delete()
      else await expect(rate.Delete()).rejects.toMatchObject({ code: 'infobase/cancelled' })
      await rate.Read()
      expect(rate.Selected()).toBe(denied !== undefined)
      const events = ['BeforeWrite', 'OnWrite'].map(
        (event) => (count: number) => `${event}: ${count} of 2024-01-10T00:00:00, replacing true`,
      )
      const expected = [...events.map((one) => one(1)), ...events.map((one) => one(0))]
      expect(seen).toEqual(denied === 'BeforeWrite' ? expected.slice(0, 3) : expected)
    },
  )

  test('calls the events in the order of 1C, and posts in the same transaction', async () => {
    const seen: string[] = []
    const say =
      (name: string): Handler =>
      (object: DocumentObject | RecordSet, { WriteMode, PostingMode }: Parameters) =>
        void seen.push(
          [name, 'IsNew' in object && object.IsNew() ? 'new' : undefined, WriteMode, PostingMode]
            .filter((one) => one !== undefined)
            .join(' '),
        )
    const { Documents } = await shopInfobase([
      on('Document', 'Поступление', {
        BeforeWrite: say('BeforeWrite'),
        SetNewNumber: say('SetNewNumber'),
        OnWrite: say('OnWrite'),
        Posting(document: DocumentObject, parameters: never) {
          say('Posting')(document as never, parameters)
          document.RegisterRecords['ТоварныеЗапасы']!.AddReceipt({ Period: document.get('Date'), Количество: 1 })
        },
        UndoPosting: say('UndoPosting'),
        BeforeDelete: say('BeforeDelete'),
      } as never),
      on('AccumulationRegister', 'ТоварныеЗапасы', { BeforeWrite: say('set BeforeWrite'), OnWrite: say('set OnWrite') }),
    ])
    const document = Documents['Поступление']!.CreateDocument()
    await document.Write('Posting', 'RealTime')
    expect(seen.splice(0)).toEqual([
      'BeforeWrite new Posting RealTime',
      'SetNewNumber new',
      'OnWrite new',
      'Posting new RealTime',
      'set BeforeWrite',
      'set OnWrite',
    ])
    await document.Write('UndoPosting')
    expect(seen.splice(0)).toEqual(['BeforeWrite UndoPosting Regular', 'OnWrite', 'UndoPosting'])
    await document.Delete()
    expect(seen).toEqual(['BeforeDelete'])
  })

  test.for(['BeforeWrite', 'OnWrite', 'Posting'])('what %s cancels is not there, and the object is as before', async (event) => {
    const { Documents, AccumulationRegisters } = await shopInfobase([
      on('Document', 'Поступление', {
        Posting: ((document: DocumentObject) => {
          document.RegisterRecords['ТоварныеЗапасы']!.AddReceipt({ Period: document.get('Date'), Количество: 1 })
        }) as never,
        [event]: (_document: never, parameters: Parameters) => {
          parameters.Cancel = true
        },
      } as never),
    ])
    const document = Documents['Поступление']!.CreateDocument()
    await expect(document.Write('Posting')).rejects.toThrow(new RegExp(event))
    expect([document.IsNew(), document.get('Posted'), document.Ref.IsEmpty()]).toEqual([true, false, true])
    expect(await Documents['Поступление']!.Select()).toEqual([])
    expect(await AccumulationRegisters['ТоварныеЗапасы']!.Balance()).toEqual([])
  })

  test('a document of selected sets writes those that are to be written', async () => {
    const { Documents, AccumulationRegisters } = await shopInfobase([
      on('Document', 'РасходТовара', {
        Posting(document: DocumentObject) {
          for (const set of Object.values(document.RegisterRecords)) set.Add({ Period: document.get('Date') })
          document.RegisterRecords['Продажи']!.Write = true
        },
      } as never),
    ])
    await Documents['РасходТовара']!.CreateDocument().Write('Posting')
    expect(await AccumulationRegisters['Продажи']!.Select()).toHaveLength(1)
    expect(await AccumulationRegisters['ТоварныеЗапасы']!.Select()).toHaveLength(0)
  })

  test('DataVersion counts, and a write over another one is refused', async () => {
    const { Catalogs } = await shopInfobase()
    const item = Catalogs['Товары']!.CreateItem()
    await item.Write()
    const other = (await Catalogs['Товары']!.GetObject(item.Ref))!
    expect(item.get('DataVersion')).toBe('AAAAAAAAAAA=')
    await item.Write()
    expect(item.get('DataVersion')).toBe('AAAAAQAAAAA=')
    await expect(other.Write()).rejects.toMatchObject({ code: 'infobase/version-mismatch' })
  })

  test('data that is loaded from elsewhere is neither numbered nor checked', async () => {
    const { Catalogs } = await shopInfobase()
    const item = Catalogs['Товары']!.CreateItem()
    item.DataExchange.Load = true
    await item.Write()
    expect(item.get('Code')).toBe('')
  })

  test('fields that must be filled are named, as the handler says', async () => {
    const { Catalogs } = await shopInfobase([
      on('Catalog', 'Товары', {
        FillCheckProcessing(_item: never, { CheckedAttributes }: Parameters) {
          CheckedAttributes.push('Артикул', 'Штрихкоды.Код')
        },
      } as never),
    ])
    const item = Catalogs['Товары']!.CreateItem()
    item.Section('Штрихкоды').Add({ Код: '1' })
    item.Section('Штрихкоды').Add()
    expect(await item.CheckFilling()).toEqual(['Артикул', 'Штрихкоды[2].Код'])
  })
})

describe('numbers', () => {
  test('codes go on from the greatest of their form; a handler may give a prefix', async () => {
    let prefix = ''
    const { Catalogs } = await shopInfobase([
      on('Catalog', 'Товары', {
        SetNewCode(_item: never, parameters: Parameters) {
          parameters.Prefix = prefix
        },
      } as never),
    ])
    const written = async (values: object = {}): Promise<unknown> => {
      const item = Catalogs['Товары']!.CreateItem({ ...values })
      await item.Write()
      return item.get('Code')
    }
    expect(await written()).toBe('000000001')
    expect(await written({ Code: '000000041' })).toBe('000000041')
    expect(await written({ Code: 'Я9' })).toBe('Я9')
    expect(await written()).toBe('000000042')
    prefix = 'ЦБ-'
    expect(await written()).toBe('ЦБ-000001')
    expect(await written()).toBe('ЦБ-000002')
    await expect(written({ Code: 'цб-000002' })).rejects.toThrow('Значение поля "Код" не уникально: "цб-000002" (Catalog.Товары)')
    await written({ Code: 'ЦБ-999999' })
    await expect(written()).rejects.toMatchObject({ code: 'infobase/number-overflow' })
  })

  test('codes within an owner and numbers within a year are counted by themselves', async () => {
    const { Catalogs, Documents } = await shopInfobase()
    const owners: Reference[] = []
    for (const Description of ['А', 'Б']) {
      const owner = Catalogs['Контрагенты']!.CreateItem({ Description })
      await owner.Write()
      owners.push(owner.Ref)
    }
    const codes: unknown[] = []
    for (const Owner of [owners[0], owners[0], owners[1]]) {
      const contract = Catalogs['Договоры']!.CreateItem({ Owner })
      await contract.Write()
      codes.push(contract.get('Code'))
    }
    expect(codes).toEqual(['000000001', '000000002', '000000001'])
    const numbers: unknown[] = []
    for (const year of ['2023', '2023', '2024']) {
      const document = Documents['РасходТовара']!.CreateDocument({ Date: `${year}-05-01T00:00:00` })
      await document.Write()
      numbers.push(document.get('Number'))
    }
    expect(numbers).toEqual(['000000001', '000000002', '000000001'])
    const manager = Documents['РасходТовара']!
    expect((await manager.FindByNumber('000000002', DateTime.from('2023-01-01T00:00:00'))).IsEmpty()).toBe(false)
    expect((await manager.FindByNumber('000000002', DateTime.from('2024-01-01T00:00:00'))).IsEmpty()).toBe(true)
  })
})

describe('folders, owners and predefined items', () => {
  test('a parent is a folder that is not below the item', async () => {
    const { Catalogs } = await shopInfobase()
    const goods = Catalogs['Товары']!
    const [outer, inner, item] = [
      goods.CreateFolder({ Description: 'а' }),
      goods.CreateFolder({ Description: 'б' }),
      goods.CreateItem({ Description: 'в' }),
    ]
    await outer.Write()
    inner['Parent'] = outer.Ref
    await inner.Write()
    item['Parent'] = inner.Ref
    await item.Write()
    const below = await goods.Select({ where: ({ Ref }) => Ref!.inHierarchy(outer.Ref), order: ['Description'] })
    const inside = await goods.Select({ where: ({ Parent }) => Parent!.inHierarchy(inner.Ref, item.Ref) })
    expect([below, inside].map((rows) => rows.map((row) => row['Ref']))).toEqual([[outer.Ref, inner.Ref, item.Ref], [item.Ref]])
    outer['Parent'] = inner.Ref
    await expect(outer.Write()).rejects.toMatchObject({ code: 'infobase/wrong-parent' })
    await expect(goods.CreateItem({ Parent: item.Ref }).Write()).rejects.toMatchObject({ code: 'infobase/wrong-parent' })
    // Attributes of items are Null in a folder.
    expect((await goods.GetObject(inner.Ref))!.get('Цена')).toBeNull()
    const again = (await goods.GetObject((await goods.FindByDescription('а')) as Reference))!
    await again.SetDeletionMark(true)
    expect((await goods.Select({ where: { DeletionMark: true } })).length).toBe(3)
    await again.Delete()
    expect((await goods.Select({ where: { Predefined: false } })).length).toBe(0)
  })

  test('predefined items are there from the start, with the same references everywhere', async () => {
    const [one, two] = [(await shopInfobase()).Catalogs['Товары']!, (await shopInfobase()).Catalogs['Товары']!]
    const delivery = one.PredefinedItem('Доставка')!
    expect(delivery).toEqual(two.PredefinedItem('Доставка'))
    expect(await one.FindByDescription('доставка ТОВАРА')).toEqual(delivery)
    expect((await one.Select({ where: { Parent: one.PredefinedItem('Прочее') } })).map((row) => row['PredefinedDataName'])).toEqual([
      'Пакет',
    ])
  })
})

describe('documents and their records', () => {
  test('marking for deletion takes the records back, and a marked document is not posted', async () => {
    const { Documents, AccumulationRegisters } = await shopInfobase([
      on('Document', 'Поступление', {
        Posting(document: DocumentObject) {
          document.RegisterRecords['ТоварныеЗапасы']!.AddReceipt({ Period: document.get('Date'), Количество: 1 })
        },
      } as never),
    ])
    const document = Documents['Поступление']!.CreateDocument()
    await document.Write('Posting')
    await document.SetDeletionMark(true)
    expect([document.get('Posted'), document.get('DeletionMark')]).toEqual([false, true])
    expect(await AccumulationRegisters['ТоварныеЗапасы']!.Select()).toEqual([])
    await expect(document.Write('Posting')).rejects.toMatchObject({ code: 'infobase/posting-marked' })
    await document.SetDeletionMark(false)
    await document.Write('Posting')
    await document.Delete()
    expect(await AccumulationRegisters['ТоварныеЗапасы']!.Select()).toEqual([])
  })

  test('a record set is written by its recorder, whole or added to', async () => {
    const { Documents, AccumulationRegisters } = await shopInfobase()
    const document = Documents['Поступление']!.CreateDocument()
    await document.Write()
    const set = AccumulationRegisters['ТоварныеЗапасы']!.CreateRecordSet()
    await expect(set.Write()).rejects.toMatchObject({ code: 'infobase/filter-missing' })
    set.Filter['Recorder']!.Set(document.Ref)
    set.AddReceipt({ Количество: 3, Period: '2024-01-01T00:00:00' })
    await set.Write()
    await set.Write(false)
    const other = AccumulationRegisters['ТоварныеЗапасы']!.CreateRecordSet()
    other.Filter['Recorder']!.Set(document.Ref)
    await other.Read()
    expect(Array.from(other, (row) => [String(row.get('LineNumber')), String(row.get('Количество'))])).toEqual([
      ['1', '3'],
      ['2', '3'],
    ])
    other.Clear()
    await other.Write()
    expect(await AccumulationRegisters['ТоварныеЗапасы']!.Balance()).toEqual([])
  })
})

describe('constants, enumerations, presentations', () => {
  test('a constant has one value', async () => {
    const { Constants } = await shopInfobase()
    expect(await Constants['Организация']!.Get()).toBe('')
    await Constants['Организация']!.Set('Мы')
    await Constants['Организация']!.Set('Вы')
    expect(await Constants['Организация']!.Get()).toBe('Вы')
  })

  test('values are shown as 1C shows them', async () => {
    const infobase = await shopInfobase()
    const document = infobase.Documents['РасходТовара']!.CreateDocument({ Date: '2024-02-01T09:05:00' })
    await document.Write()
    const gone = new Reference('CatalogRef.Товары', '6aef4c4e-0000-11ee-8000-000000000001')
    const shown = await Promise.all(
      [
        document.Ref,
        infobase.Catalogs['Товары']!.PredefinedItem('Доставка'),
        infobase.Enums['Статусы']!['Новый'],
        gone,
        true,
        Decimal.from('1.5'),
        DateTime.empty,
      ].map((one) => infobase.Presentation(one)),
    )
    expect(shown).toEqual([
      'РасходТовара 000000001 от 01.02.2024 9:05:00',
      'Доставка товара',
      'Новый',
      expect.stringMatching(/^<Объект не найден> \(\d+:6aef4c4e000011ee8000000000000001\)$/),
      'Да',
      '1,5',
      '',
    ])
  })

  test('what is not defined is named with what was meant', async () => {
    const infobase = await shopInfobase()
    expect(() => infobase.Catalogs['Товари']).toThrow(/Catalogs\.Товари.*Товары/)
    await expect(infobase.Catalogs['Товары']!.Select({ where: { Ценa: 1 } })).rejects.toThrow(/Цена/)
    await expect(infobase.Catalogs['Товары']!.Select({ order: ['Ценa'] })).rejects.toThrow(/Цена/)
  })
})

describe('rights', () => {
  test.for<[string, string, (infobase: Awaited<ReturnType<typeof shopInfobase>>) => Promise<unknown>]>([
    ['Read', 'Catalog.Товары', ({ Catalogs }) => Catalogs['Товары']!.Select()],
    ['Read', 'Catalog.Товары', ({ Catalogs }) => Catalogs['Товары']!.FindByCode('1')],
    ['Insert', 'Catalog.Товары', async ({ Catalogs }) => Catalogs['Товары']!.CreateItem().Write()],
    ['Posting', 'Document.Поступление', ({ Documents }) => Documents['Поступление']!.CreateDocument().Write('Posting')],
    ['Update', 'Constant.Организация', ({ Constants }) => Constants['Организация']!.Set('x')],
    ['Read', 'AccumulationRegister.Продажи', ({ AccumulationRegisters }) => AccumulationRegisters['Продажи']!.Turnovers()],
  ])('without %s of %s it is refused', async ([right, object, run]) => {
    const infobase = await shopInfobase()
    const without = (fullName: string, one: string): boolean => !(fullName === object && one === right)
    await expect(infobase.runAs({ allows: without }, async () => run(infobase))).rejects.toThrow('Нарушение прав доступа!')
    await expect(infobase.runAs({ allows: () => true }, async () => run(infobase))).resolves.not.toThrow()
  })

  test('a table that a reading made is there after a write that failed', async () => {
    const deny = (_: unknown, parameters: Parameters) => void (parameters.Cancel = true)
    const goods = (await shopInfobase([on('Catalog', 'Товары', { BeforeWrite: deny })])).Catalogs['Товары']!
    const before = (await goods.Select()).length
    await expect(goods.CreateItem().Write()).rejects.toMatchObject({ code: 'infobase/cancelled' })
    expect((await goods.Select()).length).toBe(before)
  })

  test('operations are shown to who observes', async () => {
    const infobase = await shopInfobase()
    const seen: string[] = []
    await infobase.runAs({ observe: ({ operation, object }) => seen.push(`${operation} ${object}`) }, async () => {
      const item = infobase.Catalogs['Товары']!.CreateItem()
      await item.Write()
      await infobase.Catalogs['Товары']!.GetObject(item.Ref)
      await infobase.Catalogs['Товары']!.Select({ top: 1 })
      await item.Delete()
    })
    expect(seen).toEqual(['write Catalog.Товары', 'read Catalog.Товары', 'find Catalog.Товары', 'delete Catalog.Товары'])
  })
})
