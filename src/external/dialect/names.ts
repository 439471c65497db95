/**
 * Names of tables and columns as statements have them: between single quotes a name goes out as it is, else it is quoted where it has
 * special characters (chapter 17.5.2.3.4).
 */
import type { Dialect } from './dialect.ts'

type Quoting = Pick<Dialect, 'quoted'>

/** Letters of any alphabet, digits and underscores, and no digit first: all else is special. */
const plain = /^[\p{L}_][\p{L}\p{N}_]*$/u

/** A column: a point in its name is a special character like any other. */
export const columnName = (name: string, dialect: Quoting): string => asItIs(name) ?? (plain.test(name) ? name : dialect.quoted(name))

/** A table, perhaps with its schema: `dbo.ErrorLog`; each part is quoted by itself. */
export function tableName(name: string, dialect: Quoting): string {
  const whole = asItIs(name)
  if (whole !== undefined) return whole
  return name
    .split('.')
    .map((part) => (plain.test(part) ? part : dialect.quoted(part)))
    .join('.')
}

const asItIs = (name: string): string | undefined => (/^'.*'$/s.test(name) && name.length > 2 ? name.slice(1, -1) : undefined)
