/** Fields of tables by the names that modules write: in either language, in any case. */
import type { Column } from '../../../../infobase/store/column.ts'
import type { TableLayout } from '../../../../infobase/store/layout.ts'

export interface FieldNames {
  /** By folded name, Russian and English. */
  readonly byName: ReadonlyMap<string, Column>
  /** Russian names in the order of the table. */
  readonly names: readonly string[]
}

const known = new WeakMap<TableLayout, FieldNames>()

/** What rows and objects of the language do not have. */
const hidden: ReadonlySet<string> = new Set(['DataVersion'])

export function fieldsOf(table: TableLayout): FieldNames {
  let found = known.get(table)
  if (found === undefined) {
    const isSection = table.section !== undefined
    const columns = table.columns.filter(({ field }) => !hidden.has(field.Name) && !(isSection && field.Name === 'Ref'))
    found = {
      byName: new Map(
        columns
          .toReversed()
          .flatMap((one) => [[one.field.Name.toLowerCase(), one] as const, [one.field.russianName.toLowerCase(), one] as const]),
      ),
      names: columns.map((one) => one.field.russianName),
    }
    known.set(table, found)
  }
  return found
}

/** Names of the sections of an object and their tables, folded. */
export function sectionNamed(sections: readonly TableLayout[], folded: string): TableLayout | undefined {
  return sections.find(({ section }) => section!.Name.toLowerCase() === folded || section!.russianName.toLowerCase() === folded)
}
