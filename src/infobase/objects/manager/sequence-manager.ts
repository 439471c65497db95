/** Sequences, as handlers call them: `await Sequences.Взаиморасчеты.Restore()` posts what lies behind the boundary, in order. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { DateTime } from '../../../xdto/values/date-time.ts'
import type { Moment } from '../../sequences/sequences.ts'
import type { TableLayout } from '../../store/layout.ts'
import { objectOfType } from '../../values/type-of.ts'
import type { Value } from '../../values/value.ts'
import { tableFor, type Base } from '../base.ts'
import { assigned } from '../fields/assign.ts'
import { DocumentObject } from '../item/document-object.ts'
import { readObject } from '../item/item.ts'
import type { AnyFields } from './managers.ts'
import { RegisterManager } from './register-managers.ts'

type Dimensions = Readonly<Record<string, unknown>>

export class SequenceManager<F extends object = AnyFields> extends RegisterManager<F> {
  readonly #base: Base
  readonly #table: TableLayout

  constructor(base: Base, table: TableLayout) {
    super(base, table)
    this.#base = base
    this.#table = table
  }

  /** `ПолучитьГраницу`. The last document that is in order; `undefined`: none. `dimensions`: their values, empty where none are said. */
  async GetBound(dimensions: Dimensions = {}): Promise<Moment | undefined> {
    return this.#base.transactions.read(() => this.#base.sequences.boundary(this.#table, this.#values(dimensions)))
  }

  /** `УстановитьГраницу`. */
  async SetBound(moment: Moment | undefined, dimensions: Dimensions = {}): Promise<void> {
    await this.#base.transactions.run(() => this.#base.sequences.setBoundary(this.#table, this.#values(dimensions), moment))
  }

  /** `Проверить`. Whether everything up to a time is in order. */
  async Validate(until?: DateTime | string): Promise<boolean> {
    return (await this.#pending(until)).length === 0
  }

  /** `Восстановить`. Posts the documents behind the boundary in their order, up to a time, and moves the boundary with them. */
  async Restore(until?: DateTime | string): Promise<void> {
    const base = this.#base
    await base.transactions.run(async () => {
      const done = new Set<string>()
      for (const { Recorder } of await this.#pending(until)) {
        if (done.has(Recorder.UUID)) continue
        done.add(Recorder.UUID)
        const document = readObject(base, tableFor(base, objectOfType(Recorder.type) ?? ''), Recorder.UUID)
        if (document instanceof DocumentObject) await document.Write('Posting')
        base.sequences.confirm(this.#table, Recorder)
      }
    })
  }

  #pending(until: DateTime | string | undefined): Promise<readonly Moment[]> {
    const moment = typeof until === 'string' ? DateTime.from(until) : until
    return this.#base.transactions.read(() => this.#base.sequences.pending(this.#table, moment))
  }

  #values(given: Dimensions): readonly Value[] {
    return this.#table.columns
      .filter(({ field }) => field.role === 'dimension')
      .map((one) => assigned(one, given[one.field.Name], this.#table.object.FullName))
  }

  // The same by their Russian names.
  /** `GetBound`. */
  declare readonly ПолучитьГраницу: this['GetBound']
  /** `SetBound`. */
  declare readonly УстановитьГраницу: this['SetBound']
  /** `Validate`. */
  declare readonly Проверить: this['Validate']
  /** `Restore`. */
  declare readonly Восстановить: this['Restore']
}

inRussian(SequenceManager, memberNames.SequenceManager)
