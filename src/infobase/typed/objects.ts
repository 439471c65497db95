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
  Count(): number
  readonly length: number
  Get(index: number): Row | undefined
  Add(values?: Given): Row
  Insert(index: number, values?: Given): Row
  Delete(row: Row | number): void
  Clear(): void
  Load(rows: Iterable<Given>): void
  FindRows(filter: Partial<Row>): Row[]
  /** The sum of a column. */
  Total(field: keyof Row & string): Decimal
}

type RowsOf<S> = S extends TabularSection ? TypedRows<RowOf<S>, GivenIn<S['Attributes']>> : never

/** What every object that is referred to has. */
interface AnyTypedObject<T extends string> {
  readonly Ref: Reference<T>
  DeletionMark: boolean
  readonly DataVersion: string
  readonly DataExchange: DataExchange
  readonly AdditionalProperties: Record<string, unknown>
  IsNew(): boolean
  Modified(): boolean
  get(field: string): Value
  set(field: string, value: unknown): void
  Presentation(): string
  Write(): Promise<void>
  Delete(): Promise<void>
  SetDeletionMark(mark: boolean, withSubordinate?: boolean): Promise<void>
  CheckFilling(): Promise<readonly string[]>
}

type AnyAttributes = Readonly<Record<string, Attribute>>
type Sections<D> = D extends { readonly TabularSections: infer S } ? { readonly [K in keyof S]: RowsOf<S[K]> } : unknown
type OwnValues<D> = D extends { readonly Attributes: infer A extends AnyAttributes } ? ValuesIn<A> : unknown
type NameOf<D> = D extends { readonly Name: infer N extends string } ? N : string

/** An object of any kind that has attributes and tabular sections. */
export type TypedObject<D extends DataDefinition> = AnyTypedObject<`${D['kind']}Ref.${NameOf<D>}`> & OwnValues<D> & Sections<D>

/** Fields and tabular sections of a catalog's item. */
export type CatalogFields<D extends Catalog = Catalog> = OwnValues<D> & Sections<D> & CatalogStandard<D>
export type CatalogObject<D extends Catalog = Catalog> = AnyTypedObject<`CatalogRef.${NameOf<D>}`> & CatalogFields<D>

interface CatalogStandard<D> {
  readonly Ref: Reference<`CatalogRef.${NameOf<D>}`>
  /** A text, or a Decimal where codes are numbers. */
  Code: string
  Description: string
  Parent: Reference<`CatalogRef.${NameOf<D>}`>
  readonly IsFolder: boolean
  Owner: Reference
}

/** Fields and tabular sections of a document. */
export type DocumentFields<D extends Document = Document> = OwnValues<D> & Sections<D> & DocumentStandard<D>

interface DocumentStandard<D> {
  readonly Ref: Reference<`DocumentRef.${NameOf<D>}`>
  Date: DateTime
  Number: string
  readonly Posted: boolean
}

export type DocumentObject<D extends Document = Document> = TypedObject<D>
  & DocumentStandard<D> & {
    /** Movements by the names of registers. */
    readonly RegisterRecords: Readonly<Record<RegisterNames<D>, MovementRecords>>
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
  /** Two of 1C's words in one: assigned, the document writes the set with it; called, it is written now. */
  get Write(): (replace?: boolean) => Promise<void>
  set Write(withDocument: boolean)
  AddReceipt(values?: Readonly<Record<string, unknown>>): Record<string, Value>
  AddExpense(values?: Readonly<Record<string, unknown>>): Record<string, Value>
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
