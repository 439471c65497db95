/** Items as handlers hold them: with what writes, marks and deletes them. */
import { checkedFilling } from './check-filling.ts'
import { deleteItem } from './delete-item.ts'
import { subordinate } from './hierarchy.ts'
import { Item, objectOfRow } from './item.ts'
import { itemRow } from './items.ts'
import { markForDeletion, writeItem } from './write-item.ts'

export class StoredObject extends Item {
  /** @throws DataError, and what handlers of events throw */
  async Write(): Promise<void> {
    await writeItem(Item.baseOf(this), this, {})
  }

  /** Deletes it at once, without looking at references to it. */
  async Delete(): Promise<void> {
    await deleteItem(Item.baseOf(this), this)
  }

  /** `withSubordinate`: also what is in the folder, below the item or belongs to it. */
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

  /** Names of fields that must be filled and are not; the handler of FillCheckProcessing may add and take away. */
  async CheckFilling(): Promise<readonly string[]> {
    return checkedFilling(Item.baseOf(this), this)
  }
}
