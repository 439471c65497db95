/** Items as handlers hold them: with what writes, marks and deletes them. */
import { inRussian } from '../../../names/bilingual.ts'
import { memberNames } from '../../../names/members.ts'
import { raised } from '../base.ts'
import { checkedFilling } from './check-filling.ts'
import { deleteItem } from './delete-item.ts'
import { subordinate } from './hierarchy.ts'
import { Item, objectOfRow } from './item.ts'
import { itemRow } from './items.ts'
import { renumber } from './numbering.ts'
import { markForDeletion, writeItem } from './write-item.ts'

export class StoredObject extends Item {
  /** `Записать`. @throws DataError, and what handlers of events throw */
  async Write(): Promise<void> {
    await writeItem(Item.baseOf(this), this, {})
  }

  /** `Удалить`. Deletes it at once, without looking at references to it. */
  async Delete(): Promise<void> {
    await deleteItem(Item.baseOf(this), this)
  }

  /** `УстановитьПометкуУдаления`. `withSubordinate`: also what is in the folder, below the item or belongs to it. */
  async SetDeletionMark(mark: boolean, withSubordinate = true): Promise<void> {
    const base = Item.baseOf(this)
    await base.transactions.run(async () => {
      await markForDeletion(base, this, mark)
      for (const { table, uuid } of withSubordinate ? subordinate(base, this) : []) {
        const row = itemRow(base, table, uuid)
        if (row !== undefined) await markForDeletion(base, objectOfRow(base, table, row), mark)
      }
    })
  }

  /** `УстановитьНовыйКод`. Gives it the next code of its series, perhaps with a prefix. */
  async SetNewCode(prefix = ''): Promise<void> {
    await Item.baseOf(this).transactions.read(() => renumber(Item.baseOf(this), this, prefix))
  }

  /** `УстановитьНовыйНомер`. Gives it the next number of its series, such as that of the year it was moved to. */
  async SetNewNumber(prefix = ''): Promise<void> {
    await this.SetNewCode(prefix)
  }

  /** `Скопировать`. A new object with the same values, without code, number and date. */
  async Copy(): Promise<this> {
    const copy = Item.copied(this)
    await raised(Item.baseOf(this), this.Metadata(), 'OnCopy', copy, { CopiedObject: this })
    return copy as this
  }

  /** `Заполнить`. Has the handler of Filling fill it from other data; without a handler, fields of the same names are taken. */
  async Fill(data?: unknown): Promise<void> {
    const { StandardProcessing } = await raised(Item.baseOf(this), this.Metadata(), 'Filling', this, {
      FillingData: data,
      StandardProcessing: true,
    })
    if (!StandardProcessing || typeof data !== 'object' || data === null || data instanceof Item) return
    for (const [name, value] of Object.entries(data)) if (name in this) Reflect.set(this, name, value)
  }

  /** `ПроверитьЗаполнение`. Names of fields that must be filled and are not; the handler of FillCheckProcessing may add and take away. */
  async CheckFilling(): Promise<readonly string[]> {
    return checkedFilling(Item.baseOf(this), this)
  }

  // The same by their Russian names.
  /** `Write`. */
  declare readonly Записать: this['Write']
  /** `Delete`. */
  declare readonly Удалить: this['Delete']
  /** `SetDeletionMark`. */
  declare readonly УстановитьПометкуУдаления: this['SetDeletionMark']
  /** `SetNewCode`. */
  declare readonly УстановитьНовыйКод: this['SetNewCode']
  /** `SetNewNumber`. */
  declare readonly УстановитьНовыйНомер: this['SetNewNumber']
  /** `Copy`. */
  declare readonly Скопировать: this['Copy']
  /** `Fill`. */
  declare readonly Заполнить: this['Fill']
  /** `CheckFilling`. */
  declare readonly ПроверитьЗаполнение: this['CheckFilling']
}

inRussian(StoredObject, memberNames.StoredObject)
