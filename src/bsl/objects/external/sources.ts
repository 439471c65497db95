/** `ВнешниеИсточникиДанных`: managers of sources and of their tables, with functions as methods of their source (chapter 17.5). */
import type { ExternalDataSourceTableObject } from '../../../external/objects/object.ts'
import type { ExternalDataSourceManager } from '../../../external/objects/source-manager.ts'
import type { ExternalDataSourceTableManager, NamedTableManager } from '../../../external/objects/table-manager.ts'
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { errors, unsupported } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject, type Call } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { dataOf } from '../data/data-of.ts'
import { metadataOf } from '../data/values/metadata-of.ts'
import type { RunData } from '../data/values/run-data.ts'
import { Named } from '../named.ts'
import { Face, given, later, passed, shown } from './face.ts'
import { ParametersObject, parametersType } from './parameters.ts'
import { RecordManagerObject, RecordSetObject, recordTypes, TableObjectObject } from './records.ts'
import { objectsOf } from './reference.ts'
import { SelectionObject, selectionType } from './selection.ts'

const sourceState = new Enumeration('СостояниеВнешнегоИсточникаДанных|ExternalDataSourceState', [
  'Подключен|Connected',
  'Отключен|Disconnected',
])

class SourcesObject extends Named {
  readonly type = sourcesType
  readonly sources: Readonly<Record<string, ExternalDataSourceManager>>

  constructor(data: RunData, sources: Readonly<Record<string, ExternalDataSourceManager>>) {
    super(data)
    this.sources = sources
  }

  names(): readonly string[] {
    return Object.keys(this.sources)
  }

  make(name: string): BslObject {
    return new SourceObject(this.data, name, this.sources[name]!)
  }
}

class SourceObject extends Face<ExternalDataSourceManager> {
  readonly type = sourceType
  readonly name: string
  readonly tables: TablesObject

  constructor(data: RunData, name: string, target: ExternalDataSourceManager) {
    super(data, target)
    this.name = name
    this.tables = new TablesObject(data, name, target.Tables)
  }

  /** `ВнешниеИсточникиДанных.ВнешниеДанные.СледующееЗначениеКлюча()`. */
  override getMethod(folded: string): Call | undefined {
    const { Functions } = this.target.Metadata()
    const name = Object.keys(Functions).find((one) => one.toLowerCase() === folded)
    if (name === undefined) return undefined
    return (_run, _self, args) => {
      const call = (this.target as unknown as Record<string, (...values: unknown[]) => unknown>)[name]!
      const values = args.map((one) => given(this.data, one) ?? null)
      return later(
        this.data.within(() => call(...values)),
        (value) => shown(this.data, value),
      )
    }
  }
}

class TablesObject extends Named {
  readonly type = tablesType
  readonly source: string
  readonly tables: Readonly<Record<string, ExternalDataSourceTableManager>>

  constructor(data: RunData, source: string, tables: Readonly<Record<string, ExternalDataSourceTableManager>>) {
    super(data)
    this.source = source
    this.tables = tables
  }

  names(): readonly string[] {
    return Object.keys(this.tables)
  }

  make(name: string): BslObject {
    return new TableManagerObject(this.data, `ExternalDataSource.${this.source}.Table.${name}`, this.tables[name]! as NamedTableManager)
  }
}

class TableManagerObject extends Face<NamedTableManager> {
  readonly type = tableType
  readonly fullName: string

  constructor(data: RunData, fullName: string, target: NamedTableManager) {
    super(data, target)
    this.fullName = fullName
  }

  /** `НайтиПоНаименование(…)`. */
  override getMethod(folded: string): Call | undefined {
    const [, field] = /^(?:найтипо|findby)(.+)$/.exec(folded) ?? []
    const name = field === undefined ? undefined : Object.keys(this.target.Metadata().Fields).find((one) => one.toLowerCase() === field)
    if (name === undefined) return undefined
    return (_run, _self, [value]) =>
      later(
        this.data.within(() => this.target.FindByField(name, given(this.data, value))),
        (found) => shown(this.data, found),
      )
  }
}

const sourcesType: ObjectType = new ObjectType('ВнешниеИсточникиДанныхМенеджер|ExternalDataSourcesManager', {
  presentation: 'Менеджер внешних источников данных',
})

const sourceType: ObjectType = new ObjectType('ВнешнийИсточникДанныхМенеджер|ExternalDataSourceManager', {
  presentation: 'Менеджер внешнего источника данных',
  properties: { 'Таблицы|Tables': { get: (self: SourceObject) => self.tables } },
  methods: {
    ...passed(
      'Подключиться|Connect',
      'Отключиться|Disconnect',
      'НачатьТранзакцию|BeginTransaction|a?',
      'ЗафиксироватьТранзакцию|CommitTransaction',
      'ОтменитьТранзакцию|RollbackTransaction',
      'ТранзакцияАктивна|TransactionActive',
    ),
    'ПолучитьСостояние|GetState': (self: SourceObject) => sourceState.of(self.data.within(() => self.target.GetState())),
    'УстановитьОбщиеПараметрыСоединения|SetCommonConnectionParameters|a': (self: SourceObject, one: unknown) =>
      self.data.within(() => self.target.SetCommonConnectionParameters(parametersOf(one, 1))),
    'ПолучитьОбщиеПараметрыСоединения|GetCommonConnectionParameters': (self: SourceObject) =>
      new ParametersObject(self.data.within(() => self.target.GetCommonConnectionParameters())),
    'УстановитьПараметрыСоединенияПользователя|SetUserConnectionParameters|sa': (self: SourceObject, user: string, one: unknown) =>
      self.data.within(() => self.target.SetUserConnectionParameters(user, parametersOf(one, 2))),
    'ПолучитьПараметрыСоединенияПользователя|GetUserConnectionParameters|s': (self: SourceObject, user: string) =>
      new ParametersObject(self.data.within(() => self.target.GetUserConnectionParameters(user))),
    'УстановитьПараметрыСоединенияСеанса|SetSessionConnectionParameters|a': (self: SourceObject, one: unknown) =>
      self.data.within(() => self.target.SetSessionConnectionParameters(parametersOf(one, 1))),
    'ПолучитьПараметрыСоединенияСеанса|GetSessionConnectionParameters': (self: SourceObject) =>
      new ParametersObject(self.data.within(() => self.target.GetSessionConnectionParameters())),
    'Метаданные|Metadata': (self: SourceObject) => metadataOf(self.data.run, `ExternalDataSource.${self.name}`),
  },
})

function parametersOf(value: unknown, at: number): ParametersObject['parameters'] {
  if (value instanceof ParametersObject) return value.parameters
  throw errors.mismatch(at)
}

const tablesType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицыМенеджер|ExternalDataSourceTablesManager', {
  presentation: 'Менеджер таблиц внешнего источника данных',
})

const tableType: ObjectType = new ObjectType('ВнешнийИсточникДанныхТаблицаМенеджер|ExternalDataSourceTableManager', {
  presentation: 'Менеджер таблицы внешнего источника данных',
  methods: {
    ...passed('ПустаяСсылка|EmptyRef', 'ПолучитьСсылку|GetRef|a'),
    'СоздатьНаборЗаписей|CreateRecordSet': (self: TableManagerObject) => new RecordSetObject(self.data, self.target.CreateRecordSet()),
    'СоздатьМенеджерЗаписи|CreateRecordManager': (self: TableManagerObject) =>
      new RecordManagerObject(self.data, self.target.CreateRecordManager()),
    'СоздатьОбъект|CreateObject': (self: TableManagerObject) => new TableObjectObject(self.data, self.target.CreateObject()),
    'Выбрать|Select|a?a?': (self: TableManagerObject, filter: unknown, order: unknown) =>
      new SelectionObject(self.data, self.target, filter, order),
    'Метаданные|Metadata': (self: TableManagerObject) => metadataOf(self.data.run, self.fullName),
  },
})

objectsOf.make = (run, object) => new TableObjectObject(dataOf(run, 'ВнешниеИсточникиДанных'), object as ExternalDataSourceTableObject)

const read = (run: Run): SourcesObject => {
  const data = dataOf(run, 'ВнешниеИсточникиДанных')
  const external = data.base.beside.ExternalDataSources
  if (external === undefined)
    throw unsupported('ВнешниеИсточникиДанных', {
      russian: 'внешних источников данных здесь нет: docs/ru/external-data-sources.md',
      english: 'there are no external data sources here: docs/external-data-sources.md',
    })
  return new SourcesObject(data, external.sources as Readonly<Record<string, ExternalDataSourceManager>>)
}

export const externalDataSources: Library = {
  types: [sourcesType, sourceType, tablesType, tableType, selectionType, parametersType, ...recordTypes],
  enumerations: [sourceState],
  values: { 'ВнешниеИсточникиДанных|ExternalDataSources': read },
}
