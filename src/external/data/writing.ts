/** What statements of one table over one connection are made with. */
import type { NativeColumn } from '../driver/cell.ts'
import type { Converting } from './cells.ts'
import type { ExternalDatabase } from './database.ts'
import type { TableModel } from './model.ts'

/** What statements of one table are made with. */
export interface Writing {
  readonly table: TableModel
  readonly database: ExternalDatabase
  /** Of the fields, in their order. */
  readonly columns: readonly NativeColumn[]
  readonly converting: Converting
}
