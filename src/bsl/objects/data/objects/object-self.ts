/** What the methods of objects of data know of their object. */
import type { Item } from '../../../../infobase/objects/item/item.ts'
import type { StoredObject } from '../../../../infobase/objects/item/stored-object.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'
import type { BslObject } from '../../../run/object.ts'
import type { RunData } from '../values/run-data.ts'

export interface ObjectSelf extends BslObject {
  readonly data: RunData
  readonly item: StoredObject & Item
  readonly table: TableLayout
  readonly additional: BslObject
  readonly exchange: BslObject
  /** `Движения`. */
  readonly records: BslObject | undefined
  reread(): void
  field(folded: string): unknown
}
