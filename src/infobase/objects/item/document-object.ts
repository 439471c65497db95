/** Documents: written, posted to the registers that they record, and taken back from them. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import { dataError } from '../../data-error.ts'
import type { Document } from '../../definition/objects/document.ts'
import type { TableLayout } from '../../store/layout.ts'
import { observed, raised, requireRight, type Base } from '../base.ts'
import { DataRecord } from '../fields/record.ts'
import { deleteRecords, RecordSet, writeRecords } from '../register/record-set.ts'
import { Item } from './item.ts'
import { StoredObject } from './stored-object.ts'
import { markForDeletion, writeItem, type Writing } from './write-item.ts'

export type DocumentWriteMode = 'Write' | 'Posting' | 'UndoPosting'
export type DocumentPostingMode = 'RealTime' | 'Regular'

/** The sets of records of a document by the names of their registers. */
export type RegisterRecords = Readonly<Record<string, RecordSet>>

export class DocumentObject extends StoredObject {
  #records: RegisterRecords | undefined
  #belonging: RegisterRecords | undefined

  /** `Движения`. Sets that `Posting` fills: `document.RegisterRecords.ТоварныеЗапасы.Write = true`, then `AddExpense({ … })`. */
  get RegisterRecords(): RegisterRecords {
    this.#records ??= this.#newRecords()
    return this.#records
  }

  /**
   * `ПринадлежностьПоследовательностям`. Rows that `Posting` adds to sequences, by their names:
   * `document.BelongingToSequences.Взаиморасчеты.Add({ Контрагент })`.
   */
  get BelongingToSequences(): RegisterRecords {
    const base = Item.baseOf(this)
    this.#belonging ??= Object.fromEntries(
      base.sequences.of(this.Metadata().FullName).map((table) => [table.object.Name, new RecordSet(base, table)]),
    )
    return this.#belonging
  }

  #newRecords(): RegisterRecords {
    const base = Item.baseOf(this)
    return Object.fromEntries(
      this.#definition().RegisterRecords.flatMap((name) => {
        const table = base.layout.table(name)
        if (table === undefined) return []
        const set = new RecordSet(base, table)
        set.Filter['Recorder']?.Set(this.Ref)
        return [[table.object.Name, set] as const]
      }),
    )
  }

  #definition(): Document {
    return this.Metadata().definition as Document
  }

  /**
   * `Posting` writes and posts it, `UndoPosting` takes its records away; `Write` leaves a posted one posted.
   *
   * @throws DataError, and what handlers of events throw
   */
  override async Write(mode: DocumentWriteMode = 'Write', posting: DocumentPostingMode = 'Regular'): Promise<void> {
    const { object } = DataRecord.tableOf(this)
    const base = Item.baseOf(this)
    if (mode !== 'Write') requireRight(base, object, mode)
    if (mode === 'Posting' && this.#definition().Posting === 'Deny') throw dataError('posting-denied', { object: object.FullName })
    const isPosted = mode === 'Posting' || (mode === 'Write' && this.get('Posted') === true)
    if (isPosted && this.get('DeletionMark') === true) throw dataError('posting-marked', { what: this.Presentation() })
    if ((this.get('Date') as DateTime).isEmpty) this.set('Date', localTime(base.system.now()))
    if (mode === 'Posting' && posting === 'RealTime') this.#requireRealTime(base)
    await writeItem(base, this, this.#writing(mode, posting))
    if (mode !== 'Write') observed(base, mode === 'Posting' ? 'post' : 'unpost', object, this.Ref.UUID)
  }

  /** Documents are posted in real time on their own day only. */
  #requireRealTime({ system }: Base): void {
    const { object } = DataRecord.tableOf(this)
    if (this.#definition().RealTimePosting === 'Deny') throw dataError('real-time-denied', { object: object.FullName })
    const [day, today] = [this.get('Date') as DateTime, localTime(system.now())].map((at) => at.toString().slice(0, 10))
    if (day! > today!) throw dataError('real-time-future', { what: this.Presentation() })
    if (day! < today!) throw dataError('real-time-past', { what: this.Presentation() })
  }

  #writing(mode: DocumentWriteMode, posting: DocumentPostingMode): Writing {
    const parameters = { WriteMode: mode, PostingMode: posting }
    if (mode === 'Write') return { parameters }
    return {
      parameters,
      prepare: () => DataRecord.put(this, 'Posted', mode === 'Posting'),
      afterRow: () => (mode === 'Posting' ? this.#post(posting) : this.#undo()),
    }
  }

  /** A marked document is no longer posted. */
  override async SetDeletionMark(mark: boolean): Promise<void> {
    const isUndone = mark && this.get('Posted') === true
    await markForDeletion(
      Item.baseOf(this),
      this,
      mark,
      isUndone ? this.#writing('UndoPosting', 'Regular') : this.#writing('Write', 'Regular'),
    )
  }

  async #post(PostingMode: DocumentPostingMode): Promise<void> {
    this.#setRecorder()
    if (this.#definition().RegisterRecordsDeletion === 'AutoDelete') this.#deleteRecords()
    const { Cancel } = await raised(Item.baseOf(this), this.Metadata(), 'Posting', this, { Cancel: false, PostingMode })
    if (Cancel) throw dataError('not-posted', { what: this.Presentation(), event: 'Posting' })
    await this.#writeRecords()
    this.#belong()
  }

  async #undo(): Promise<void> {
    this.#setRecorder()
    const { Cancel } = await raised(Item.baseOf(this), this.Metadata(), 'UndoPosting', this, { Cancel: false })
    if (Cancel) throw dataError('not-posted', { what: this.Presentation(), event: 'UndoPosting' })
    if (this.#definition().RegisterRecordsDeletion !== 'AutoDeleteOff') this.#deleteRecords()
    await this.#writeRecords()
    Item.baseOf(this).sequences.forget(this.Metadata().FullName, this.Ref)
    this.#belonging = undefined
  }

  /** In each sequence by what the handler added, or by the attributes that its dimensions have the names of. */
  #belong(): void {
    const base = Item.baseOf(this)
    for (const table of base.sequences.of(this.Metadata().FullName)) {
      const given = this.#belonging?.[table.object.Name]
      const set = given === undefined || given.Count() === 0 ? this.#ownPlace(table) : given
      const rows = Array.from(set, (row) => {
        DataRecord.put(row, 'Recorder', this.Ref)
        DataRecord.put(row, 'Period', this.get('Date'))
        return DataRecord.valuesOf(row)
      })
      base.sequences.place(table, this.Ref, rows)
    }
    this.#belonging = undefined
  }

  #ownPlace(table: TableLayout): RecordSet {
    const set = new RecordSet(Item.baseOf(this), table)
    const own = DataRecord.tableOf(this)
    const dimensions = table.columns.filter(({ field }) => field.role === 'dimension')
    set.Add(
      Object.fromEntries(
        dimensions.flatMap(({ field }) => (own.column(field.Name) === undefined ? [] : [[field.Name, this.get(field.Name)]])),
      ),
    )
    return set
  }

  /** The sets that were marked to be written, or were changed, as the definition says. */
  async #writeRecords(): Promise<void> {
    const all = this.#definition().RegisterRecordsWritingOnPost === 'WriteModified'
    for (const set of Object.values(this.#records ?? {})) {
      if (!RecordSet.isToWrite(set) && !(all && set.Modified())) continue
      this.#putSeparators(set)
      await writeRecords(Item.baseOf(this), set, true)
    }
    this.#records = undefined
  }

  /** Records are of the area of their document. */
  #putSeparators(set: RecordSet): void {
    const own = DataRecord.tableOf(this)
    for (const { field } of RecordSet.tableOf(set).columns) {
      if (field.role !== 'separator' || own.column(field.Name) === undefined) continue
      for (const row of set) DataRecord.put(row, field.Name, this.get(field.Name))
    }
  }

  /** Sets that were made while the document was new. */
  #setRecorder(): void {
    for (const set of Object.values(this.#records ?? {})) set.Filter['Recorder']?.Set(this.Ref)
  }

  #deleteRecords(): void {
    const base = Item.baseOf(this)
    for (const name of this.#definition().RegisterRecords) {
      const table = base.layout.table(name)
      if (table !== undefined) deleteRecords(base, table, this.Ref)
    }
  }

  // The same by their Russian names.
  /** `RegisterRecords`. */
  declare readonly Движения: this['RegisterRecords']
  /** `BelongingToSequences`. */
  declare readonly ПринадлежностьПоследовательностям: this['BelongingToSequences']
}

inRussian(DocumentObject, memberNames.DocumentObject)

/** The machine's clock as 1C's dates have it, without a zone. */
export function localTime(milliseconds: number): DateTime {
  const at = new Date(milliseconds)
  return DateTime.of({
    year: at.getFullYear(),
    month: at.getMonth() + 1,
    day: at.getDate(),
    hour: at.getHours(),
    minute: at.getMinutes(),
    second: at.getSeconds(),
  })
}
