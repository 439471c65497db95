/**
 * How the UUID of a reference is kept: aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee as the 32 digits dddd eeeeeeeeeeee cccc bbbb aaaaaaaa, 1C's
 * order of its bytes. Sorted by that, references that one server made come in the order in which it made them.
 */

/** `uuid` in small letters, with its hyphens. */
export const referenceCell = (uuid: string): string =>
  uuid.slice(19, 23) + uuid.slice(24) + uuid.slice(14, 18) + uuid.slice(9, 13) + uuid.slice(0, 8)

/** The UUID of what `referenceCell` gives. */
export const uuidOfCell = (cell: string): string =>
  `${cell.slice(24)}-${cell.slice(20, 24)}-${cell.slice(16, 20)}-${cell.slice(0, 4)}-${cell.slice(4, 16)}`

/** The same of a column in SQL, for a column that has UUIDs with their hyphens. */
export const referenceCellSql = (column: string): string =>
  [
    [20, 4],
    [25, 12],
    [15, 4],
    [10, 4],
    [1, 8],
  ]
    .map(([from, count]) => `substr(${column}, ${from}, ${count})`)
    .join(' || ')
