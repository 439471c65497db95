/** The kinds of settings' values, those of groups made of their tables; their schemas say what each is for. */
import { kinds, record, type Kind } from './kinds.ts'
import type { Setting } from './setting.ts'
import { groupOf } from './settings.ts'

/** By the names of the table. */
export const kindsOf = (table: Readonly<Record<string, Setting>>): Readonly<Record<string, Kind>> =>
  Object.fromEntries(
    Object.entries(table).map(([name, { kind, meaning, otherwise }]) => {
      const group = groupOf(name)
      const found: Kind = group === undefined ? kinds[kind] : record(kindsOf(group))
      const description = { description: meaning, ...(otherwise !== undefined && { default: otherwise }) }
      return [name, { ...found, schema: found.schema === false ? false : { ...found.schema, ...description } }]
    }),
  )
