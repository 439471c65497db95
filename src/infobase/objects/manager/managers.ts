/** Managers of what is referred to, as handlers call them: `Catalogs.Товары.FindByCode('000000800')`. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import type { DateTime } from '../../../xdto/values/date-time.ts'
import { and, compare, equal, field, value, type Expression } from '../../query/expression.ts'
import { beginOfPeriod, endOfPeriod, type DateUnit } from '../../query/functions/dates.ts'
import { column } from '../../query/plan.ts'
import type { TableLayout } from '../../store/layout.ts'
import { checkedUUID, Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'
import { observed, requireRight, type Base } from '../base.ts'
import { assigned } from '../fields/assign.ts'
import { DataRecord } from '../fields/record.ts'
import type { DocumentObject } from '../item/document-object.ts'
import { objectOf, readObject } from '../item/item.ts'
import { referenceTo } from '../item/items.ts'
import type { StoredObject } from '../item/stored-object.ts'
import { predefinedUUID } from '../predefined.ts'
import { requireAllowed } from '../restriction.ts'
import { selected, type SelectedRow, type SelectOptions } from './selection.ts'

/** Fields under their names, where the definition is not known to TypeScript. */
export interface AnyFields {
  [field: string]: unknown
}

/** What all kinds with references have. */
export class ReferenceManager<F extends object = AnyFields> {
  readonly #base: Base
  readonly #table: TableLayout

  constructor(base: Base, table: TableLayout) {
    this.#base = base
    this.#table = table
    for (const name of Object.keys(table.object.predefined)) {
      if (!(name in this)) Object.defineProperty(this, name, { enumerable: true, get: () => this.PredefinedItem(name) })
    }
  }

  /** `ПустаяСсылка`. */
  EmptyRef(): Reference {
    return referenceTo(this.#base, this.#table, '00000000-0000-0000-0000-000000000000')
  }

  /** `ПолучитьСсылку`. The reference of that UUID, whether or not there is such an item. @throws RangeError when the text is not a UUID */
  GetRef(uuid: string): Reference {
    return referenceTo(this.#base, this.#table, checkedUUID(uuid))
  }

  /** `undefined` where there is no predefined item of that name. */
  PredefinedItem(name: string): Reference | undefined {
    const uuid = predefinedUUID(this.#table.object, name)
    return uuid === undefined ? undefined : referenceTo(this.#base, this.#table, uuid)
  }

  /** `НайтиПоРеквизиту`. The first that has the value, by code; an empty reference where there is none. */
  async FindByAttribute(name: string, wanted: unknown): Promise<Reference> {
    return this.#find(equal(field(name), value(this.#valueFor(name, wanted))))
  }

  /** `Выбрать`. */
  async Select(options: SelectOptions = {}): Promise<readonly (SelectedRow & F)[]> {
    return (await selected(this.#base, this.#table, options)) as readonly (SelectedRow & F)[]
  }

  /** `ПолучитьОбъект`. The object of a reference; `undefined` where there is none. */
  async GetObject(reference: Reference): Promise<(StoredObject & F) | undefined> {
    return this.#base.transactions.read(() => readObject(this.#base, this.#table, reference.UUID) as (StoredObject & F) | undefined)
  }

  static create<F extends object>(manager: ReferenceManager<F>): StoredObject & F {
    const base = manager.#base
    const table = manager.#table
    requireRight(base, table.object, 'Insert')
    return objectOf(base, table, undefined, true) as StoredObject & F
  }

  static find<F extends object>(manager: ReferenceManager<F>, where: Expression): Promise<Reference> {
    return manager.#find(where)
  }

  static valueFor<F extends object>(manager: ReferenceManager<F>, name: string, wanted: unknown): Value {
    return manager.#valueFor(name, wanted)
  }

  #valueFor(name: string, wanted: unknown): Value {
    const found = this.#table.column(name)
    return found === undefined || typeof wanted === 'string' ? (wanted as string) : assigned(found, wanted, this.#table.object.FullName)
  }

  async #find(where: Expression): Promise<Reference> {
    requireRight(this.#base, this.#table.object, 'Read')
    const order = ['Code', 'Number', 'Date'].filter((one) => this.#table.column(one) !== undefined).slice(0, 1)
    const plan = {
      source: { kind: 'object', name: this.#table.object.FullName } as const,
      where,
      order: order.map((one) => ({ expression: field(one) })),
      columns: [column('Ref')],
      top: 1,
    }
    const [row] = await this.#base.transactions.read(() => {
      requireAllowed(this.#base, this.#table.object, plan)
      return this.#base.reader.select(plan)
    })
    observed(this.#base, 'find', this.#table.object, row === undefined ? '' : String(row[0]))
    return (row?.[0] as Reference | undefined) ?? this.EmptyRef()
  }

  // The same by their Russian names.
  /** `EmptyRef`. */
  declare readonly ПустаяСсылка: this['EmptyRef']
  /** `GetRef`. */
  declare readonly ПолучитьСсылку: this['GetRef']
  /** `FindByAttribute`. */
  declare readonly НайтиПоРеквизиту: this['FindByAttribute']
  /** `Select`. */
  declare readonly Выбрать: this['Select']
  /** `GetObject`. */
  declare readonly ПолучитьОбъект: this['GetObject']
}

inRussian(ReferenceManager, memberNames.ReferenceManager)

export class CatalogManager<F extends object = AnyFields> extends ReferenceManager<F> {
  /** `СоздатьЭлемент`. */
  CreateItem(values: Readonly<Record<string, unknown>> = {}): StoredObject & F {
    return ReferenceManager.create(this).fill(values)
  }

  /** `СоздатьГруппу`. */
  CreateFolder(values: Readonly<Record<string, unknown>> = {}): StoredObject & F {
    const folder = ReferenceManager.create(this)
    DataRecord.put(folder, 'IsFolder', true)
    return folder.fill(values)
  }

  /** `НайтиПоКоду`. An empty reference where there is none; within a parent or an owner where one is given. */
  async FindByCode(code: unknown, within: { readonly Parent?: Reference; readonly Owner?: Reference } = {}): Promise<Reference> {
    return ReferenceManager.find(
      this,
      and(equal(field('Code'), value(ReferenceManager.valueFor(this, 'Code', code))), ...belonging(within)),
    )
  }

  /** `НайтиПоНаименованию`. The whole description; `exact: false`: one that begins with it. */
  async FindByDescription(description: string, exact = true): Promise<Reference> {
    return ReferenceManager.find(
      this,
      exact
        ? equal(field('Description'), value(description))
        : { kind: 'call', function: 'StartsWith', args: [field('Description'), value(description)] },
    )
  }

  // The same by their Russian names.
  /** `CreateItem`. */
  declare readonly СоздатьЭлемент: this['CreateItem']
  /** `CreateFolder`. */
  declare readonly СоздатьГруппу: this['CreateFolder']
  /** `FindByCode`. */
  declare readonly НайтиПоКоду: this['FindByCode']
  /** `FindByDescription`. */
  declare readonly НайтиПоНаименованию: this['FindByDescription']
}

inRussian(CatalogManager, memberNames.CatalogManager)

const belonging = (within: Readonly<Record<string, Reference | undefined>>): readonly Expression[] =>
  Object.entries(within).flatMap(([name, one]) => (one === undefined ? [] : [equal(field(name), value(one))]))

/** Documents, business processes and tasks: numbered and dated. */
export class DocumentManager<F extends object = AnyFields> extends ReferenceManager<F> {
  readonly #units: Readonly<Record<string, DateUnit>> = { Year: 'year', Quarter: 'quarter', Month: 'month', Day: 'day' }
  readonly #periodicity: string

  constructor(base: Base, table: TableLayout) {
    super(base, table)
    const { definition } = table.object
    this.#periodicity = 'NumberPeriodicity' in definition ? definition.NumberPeriodicity : 'Nonperiodical'
  }

  /** `СоздатьДокумент`. */
  CreateDocument(values: Readonly<Record<string, unknown>> = {}): DocumentObject & F {
    return ReferenceManager.create(this).fill(values) as unknown as DocumentObject & F
  }

  /** `НайтиПоНомеру`. `date`: one of the period that numbers are counted in, where they are. */
  async FindByNumber(number: unknown, date?: DateTime): Promise<Reference> {
    const unit = this.#units[this.#periodicity]
    const within =
      unit === undefined || date === undefined
        ? []
        : [compare(field('Date'), '>=', value(beginOfPeriod(date, unit))), compare(field('Date'), '<=', value(endOfPeriod(date, unit)))]
    return ReferenceManager.find(this, and(equal(field('Number'), value(ReferenceManager.valueFor(this, 'Number', number))), ...within))
  }

  override async GetObject(reference: Reference): Promise<(DocumentObject & F) | undefined> {
    return (await super.GetObject(reference)) as (DocumentObject & F) | undefined
  }

  // The same by their Russian names.
  /** `CreateDocument`. */
  declare readonly СоздатьДокумент: this['CreateDocument']
  /** `FindByNumber`. */
  declare readonly НайтиПоНомеру: this['FindByNumber']
}

inRussian(DocumentManager, memberNames.DocumentManager)
