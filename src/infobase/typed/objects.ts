/** Objects, rows and records as handlers hold them, with properties typed from definitions. */
import type { DateTime } from '../../xdto/values/date-time.ts'
import type { Decimal } from '../../xdto/values/decimal.ts'
import type { DataDefinition, DataKind } from '../definition/definition.ts'
import type { AccumulationRegister } from '../definition/objects/accumulation-register.ts'
import type { Catalog } from '../definition/objects/catalog.ts'
import type { Document } from '../definition/objects/document.ts'
import type { InformationRegister } from '../definition/objects/information-register.ts'
import type { Attribute, Dimension, Resource } from '../definition/parts/attribute.ts'
import type { TabularSection } from '../definition/parts/tabular-section.ts'
import type { DataExchange } from '../exchange/data-exchange.ts'
import type { Reference } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import type { GivenIn, RowOf, ValuesIn } from './values.ts'

/** Rows that are made, found and deleted as in 1C. */
export interface TypedRows<Row, Given> extends Iterable<Row> {
  /** `Количество`. */
  Count(): number
  readonly length: number
  /** `Получить`. */
  Get(index: number): Row | undefined
  /** `Добавить`. */
  Add(values?: Given): Row
  /** `Вставить`. */
  Insert(index: number, values?: Given): Row
  /** `Удалить`. */
  Delete(row: Row | number): void
  /** `Очистить`. */
  Clear(): void
  /** `Загрузить`. */
  Load(rows: Iterable<Given>): void
  /** `НайтиСтроки`. */
  FindRows(filter: Partial<Row>): Row[]
  /** `Итог`. The sum of a column. */
  Total(field: keyof Row & string): Decimal
  /** `Count`. */
  readonly Количество: this['Count']
  /** `Get`. */
  readonly Получить: this['Get']
  /** `Add`. */
  readonly Добавить: this['Add']
  /** `Insert`. */
  readonly Вставить: this['Insert']
  /** `Delete`. */
  readonly Удалить: this['Delete']
  /** `Clear`. */
  readonly Очистить: this['Clear']
  /** `Load`. */
  readonly Загрузить: this['Load']
  /** `FindRows`. */
  readonly НайтиСтроки: this['FindRows']
  /** `Total`. */
  readonly Итог: this['Total']
}

type RowsOf<S> = S extends TabularSection ? TypedRows<RowOf<S>, GivenIn<S['Attributes']>> : never

/** What every object that is referred to has. */
interface AnyTypedObject<T extends string> {
  /** `Ссылка`. */
  readonly Ref: Reference<T>
  /** `ПометкаУдаления`. */
  DeletionMark: boolean
  /** `ВерсияДанных`. */
  readonly DataVersion: string
  /** `ОбменДанными`. */
  readonly DataExchange: DataExchange
  /** `ДополнительныеСвойства`. */
  readonly AdditionalProperties: Record<string, unknown>
  /** `ЭтоНовый`. */
  IsNew(): boolean
  /** `Модифицированность`. */
  Modified(): boolean
  get(field: string): Value
  set(field: string, value: unknown): void
  Presentation(): string
  /** `Записать`. */
  Write(): Promise<void>
  /** `Удалить`. */
  Delete(): Promise<void>
  /** `УстановитьПометкуУдаления`. */
  SetDeletionMark(mark: boolean, withSubordinate?: boolean): Promise<void>
  /** `ПроверитьЗаполнение`. */
  CheckFilling(): Promise<readonly string[]>
  /** `Ref`. */
  readonly Ссылка: this['Ref']
  /** `DeletionMark`. */
  ПометкаУдаления: this['DeletionMark']
  /** `DataVersion`. */
  readonly ВерсияДанных: this['DataVersion']
  /** `DataExchange`. */
  readonly ОбменДанными: this['DataExchange']
  /** `AdditionalProperties`. */
  readonly ДополнительныеСвойства: this['AdditionalProperties']
  /** `IsNew`. */
  readonly ЭтоНовый: this['IsNew']
  /** `Modified`. */
  readonly Модифицированность: this['Modified']
  /** `Write`. */
  readonly Записать: this['Write']
  /** `Delete`. */
  readonly Удалить: this['Delete']
  /** `SetDeletionMark`. */
  readonly УстановитьПометкуУдаления: this['SetDeletionMark']
  /** `CheckFilling`. */
  readonly ПроверитьЗаполнение: this['CheckFilling']
}

type AnyAttributes = Readonly<Record<string, Attribute>>
type Sections<D> = D extends { readonly TabularSections: infer S } ? { readonly [K in keyof S]: RowsOf<S[K]> } : unknown
type OwnValues<D> = D extends { readonly Attributes: infer A extends AnyAttributes } ? ValuesIn<A> : unknown
type NameOf<D> = D extends { readonly Name: infer N extends string } ? N : string

/** An object of any kind that has attributes and tabular sections. */
export type TypedObject<D extends DataDefinition> = AnyTypedObject<`${D['kind']}Ref.${NameOf<D>}`> & OwnValues<D> & Sections<D>

/** Fields and tabular sections of a catalog's item. */
export type CatalogFields<D extends Catalog = Catalog> = OwnValues<D> & Sections<D> & CatalogStandard<D>
/** An item of a catalog that can be changed and written (`СправочникОбъект`). */
export type CatalogObject<D extends Catalog = Catalog> = AnyTypedObject<`CatalogRef.${NameOf<D>}`> & CatalogFields<D>

interface CatalogStandard<D> {
  /** `Ссылка`. */
  readonly Ref: Reference<`CatalogRef.${NameOf<D>}`>
  /** `Код`. A text, or a Decimal where codes are numbers. */
  Code: string
  /** `Наименование`. */
  Description: string
  /** `Родитель`. */
  Parent: Reference<`CatalogRef.${NameOf<D>}`>
  /** `ЭтоГруппа`. */
  readonly IsFolder: boolean
  /** `Владелец`. */
  Owner: Reference
  /** `Code`. */
  Код: this['Code']
  /** `Description`. */
  Наименование: this['Description']
  /** `Parent`. */
  Родитель: this['Parent']
  /** `IsFolder`. */
  readonly ЭтоГруппа: this['IsFolder']
  /** `Owner`. */
  Владелец: this['Owner']
}

/** Fields and tabular sections of a document. */
export type DocumentFields<D extends Document = Document> = OwnValues<D> & Sections<D> & DocumentStandard<D>

interface DocumentStandard<D> {
  /** `Ссылка`. */
  readonly Ref: Reference<`DocumentRef.${NameOf<D>}`>
  /** `Дата`. */
  Date: DateTime
  /** `Номер`. */
  Number: string
  /** `Проведен`. */
  readonly Posted: boolean
  /** `Date`. */
  Дата: this['Date']
  /** `Number`. */
  Номер: this['Number']
  /** `Posted`. */
  readonly Проведен: this['Posted']
}

/** A document that can be changed, written and posted (`ДокументОбъект`). */
export type DocumentObject<D extends Document = Document> = TypedObject<D>
  & DocumentStandard<D> & {
    /** `Движения`. Movements by the names of registers. */
    readonly RegisterRecords: Readonly<Record<RegisterNames<D>, MovementRecords>>
    /** `RegisterRecords`. */
    readonly Движения: Readonly<Record<RegisterNames<D>, MovementRecords>>
    /** `Записать`. */
    Write(mode?: DocumentWriteMode, postingMode?: DocumentPostingMode): Promise<void>
  }

export type DocumentWriteMode = 'Write' | 'Posting' | 'UndoPosting'
export type DocumentPostingMode = 'Regular' | 'RealTime'

type RegisterNames<D> =
  D extends Document<string, never, never, infer R>
    ? LastName<R>
    : D extends { RegisterRecords: readonly (infer R)[] }
      ? LastName<R>
      : string
type LastName<R> = R extends `${string}.${infer N}` ? N : string

/** Records of a register as a document writes them. */
interface MovementRecords extends TypedRows<Record<string, Value>, Readonly<Record<string, unknown>>> {
  /** `Записать`. Two of 1C's words in one: assigned, the document writes the set with it; called, it is written now. */
  get Write(): (replace?: boolean) => Promise<void>
  set Write(withDocument: boolean)
  /** `ДобавитьПриход`. */
  AddReceipt(values?: Readonly<Record<string, unknown>>): Record<string, Value>
  /** `ДобавитьРасход`. */
  AddExpense(values?: Readonly<Record<string, unknown>>): Record<string, Value>
  /** `Write`, as a flag. */
  get Записывать(): (replace?: boolean) => Promise<void>
  set Записывать(withDocument: boolean)
  /** `Write`, as a method. */
  readonly Записать: this['Write']
  /** `AddReceipt`. */
  readonly ДобавитьПриход: this['AddReceipt']
  /** `AddExpense`. */
  readonly ДобавитьРасход: this['AddExpense']
}

type AnyDimensions = Readonly<Record<string, Dimension>>
type AnyResources = Readonly<Record<string, Resource>>
type RegisterValues<D> = D extends {
  readonly Dimensions: infer M extends AnyDimensions
  readonly Resources: infer R extends AnyResources
  readonly Attributes: infer A extends AnyAttributes
}
  ? ValuesIn<M> & ValuesIn<R> & ValuesIn<A>
  : unknown

/** A record of an information register. */
export type InformationRegisterRecord<D extends InformationRegister = InformationRegister> = RegisterValues<D> & { Period: DateTime }

/** A record of an accumulation register. */
export type AccumulationRegisterRecord<D extends AccumulationRegister = AccumulationRegister> = RegisterValues<D> & {
  Period: DateTime
  RecordType: 'Receipt' | 'Expense'
  Active: boolean
}

/** The object of a kind, for events of kinds that have no type of their own. */
export type ObjectOfKind<K extends DataKind> = AnyTypedObject<`${K}Ref.${string}`> & Record<string, unknown>
