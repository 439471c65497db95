/** A connection as what reads the structure of a database asks it: every cell a text, or `undefined` for NULL. */
import type { BoundCell } from './cell.ts'
import type { DriverConnection } from './driver.ts'

/** Rows of texts. @throws DriverError */
export type Ask = (text: string, values?: readonly BoundCell[]) => Promise<readonly (readonly (string | undefined)[])[]>

export const asAsked =
  (connection: DriverConnection): Ask =>
  async (text, values = []) =>
    (await connection.query(text, values)).rows.map((row) => row.map((cell) => (cell === null ? undefined : String(cell))))
