/** Records, record sets, record managers and objects of tables: their fields are properties, their methods those of the product's. */
import { ExternalFilterItem, type ExternalFilter } from '../../../external/objects/filter.ts'
import { ExternalDataSourceTableObject } from '../../../external/objects/object.ts'
import { ExternalDataSourceTableRecordManager } from '../../../external/objects/record-manager.ts'
import type { ExternalDataSourceTableRecordSet } from '../../../external/objects/record-set.ts'
import { ExternalRecord } from '../../../external/objects/record.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { RunData } from '../data/values/run-data.ts'
import { Face, given, passed, shown } from './face.ts'

const own = (folded: string) => (name: string) => name.toLowerCase() === folded

/** A row with the fields of its table. */
abstract class RecordFace<T extends ExternalRecord = ExternalRecord> extends Face<T> {
  fieldNames(): readonly string[] {
    return ExternalRecord.tableOf(this.target).fields.map(({ name }) => name)
  }

  override getField(folded: string): unknown {
    const name = this.fieldNames().find(own(folded))
    return name === undefined ? undefined : shown(this.data, this.target.get(name))
  }

  override setField(folded: string, value: unknown): boolean {
    const name = this.fieldNames().find(own(folded))
    if (name === undefined) return false
    this.target.set(name, given(this.data, value))
    return true
  }
}

export class RecordObject extends RecordFace {
  readonly type = recordType
}

export class RecordManagerObject extends RecordFace<ExternalDataSourceTableRecordManager> {
  readonly type = recordManagerType
}

export class TableObjectObject extends RecordFace<ExternalDataSourceTableObject> {
  readonly type = objectType
}

export class RecordSetObject extends Face<ExternalDataSourceTableRecordSet> {
  readonly type = recordSetType
  readonly #faces = new WeakMap<ExternalRecord, RecordObject>()

  face(record: ExternalRecord): RecordObject {
    const known = this.#faces.get(record) ?? new RecordObject(this.data, record)
    this.#faces.set(record, known)
    return known
  }

  override getIndex(index: unknown): unknown {
    const at = Number(given(this.data, index))
    if (!(at >= 0 && at < this.target.Count())) throw errors.noField(String(index))
    return this.face(this.target.Get(at)!)
  }

  override *iterate(): Iterable<unknown> {
    for (let at = 0; at < this.target.Count(); at++) yield this.face(this.target.Get(at)!)
  }
}

class FilterObject extends BslObject {
  readonly type = filterType
  readonly data: RunData
  readonly filter: ExternalFilter

  constructor(data: RunData, filter: ExternalFilter) {
    super()
    this.data = data
    this.filter = filter
  }

  override getField(folded: string): unknown {
    const name = Object.keys(this.filter).find(own(folded))
    return name === undefined ? undefined : new FilterItemObject(this.data, this.filter[name]!)
  }

  override *iterate(): Iterable<unknown> {
    for (const one of Object.values(this.filter)) yield new FilterItemObject(this.data, one)
  }
}

class FilterItemObject extends Face<ExternalFilterItem> {
  readonly type = filterItemType
}

const changeable = passed(
  'ПолучитьИзменяемыеПоля|GetChangeableFields',
  'УстановитьИзменяемыеПоля|SetChangeableFields|a',
  'Модифицированность|Modified',
)

const recordType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаЗапись|ExternalDataSourceTableRecord', {
  presentation: 'Запись таблицы внешнего источника данных',
})

const recordSetType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаНаборЗаписей|ExternalDataSourceTableRecordSet', {
  presentation: 'Набор записей таблицы внешнего источника данных',
  properties: { 'Отбор|Filter': { get: (self: RecordSetObject) => new FilterObject(self.data, self.target.Filter) } },
  methods: {
    ...passed('Прочитать|Read', 'Записать|Write|b?', 'Количество|Count', 'Очистить|Clear'),
    ...changeable,
    'Получить|Get|i': (self: RecordSetObject, at: number) => self.getIndex(at),
    'Добавить|Add': (self: RecordSetObject) => self.face(self.target.Add()),
    'Удалить|Delete|a': (self: RecordSetObject, which: unknown) =>
      self.target.Delete(which instanceof RecordObject ? which.target : Number(given(self.data, which))),
  },
})

const filterType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаОтбор|ExternalDataSourceTableFilter', { presentation: 'Отбор' })

const filterItemType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаЭлементОтбора|ExternalDataSourceTableFilterItem', {
  presentation: 'Элемент отбора',
  properties: {
    'Использование|Use': {
      get: (self: FilterItemObject) => self.target.Use,
      set: (self: FilterItemObject, value: boolean) => {
        self.target.Use = value
      },
    },
    'Значение|Value': {
      get: (self: FilterItemObject) => shown(self.data, self.target.Value),
      set: (self: FilterItemObject, value: unknown) => {
        self.target.Value = given(self.data, value)
      },
    },
  },
  methods: passed('Установить|Set|ab?'),
})

const recordManagerType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаМенеджерЗаписи|ExternalDataSourceTableRecordManager', {
  presentation: 'Менеджер записи таблицы внешнего источника данных',
  methods: { ...passed('Выбран|Selected', 'Прочитать|Read', 'Записать|Write|b?', 'Удалить|Delete'), ...changeable },
})

const objectType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаОбъект|ExternalDataSourceTableObject', {
  presentation: 'Объект таблицы внешнего источника данных',
  properties: {
    'Ссылка|Ref': { get: (self: TableObjectObject) => shown(self.data, self.target.Ref) },
    'ВерсияДанных|DataVersion': { get: (self: TableObjectObject) => shown(self.data, self.target.DataVersion) },
  },
  methods: {
    ...passed(
      'ЭтоНовый|IsNew',
      'Записать|Write',
      'Удалить|Delete',
      'Прочитать|Read',
      'Заблокировать|Lock',
      'Разблокировать|Unlock',
      'УстановитьСсылкуНового|SetNewObjectRef|a',
      'ПолучитьСсылкуНового|GetNewObjectRef',
    ),
    ...changeable,
  },
})

export const recordTypes = [recordType, recordSetType, filterType, filterItemType, recordManagerType, objectType]
