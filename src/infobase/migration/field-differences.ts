/** Says what became of the fields of one table. */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { typeName, type SimpleType } from '../definition/parts/type-description.ts'
import type { Field } from '../model/field.ts'
import type { Engine } from '../store/engine.ts'
import type { Difference, Effect } from './difference.ts'
import { samplesOf, valuesIn } from './dropped.ts'
import type { Pairs } from './pairs.ts'
import type { RowMaker } from './rows.ts'
import type { ColumnChange, TableChange } from './table-change.ts'

function typeText(type: SimpleType): string {
  switch (type.kind) {
    case 'String':
      return `String(${type.Length}${type.AllowedLength === 'Fixed' ? ',Fixed' : ''})`
    case 'Number':
      return `Number(${type.Digits},${type.FractionDigits})`
    case 'Date':
      return type.DateFractions
    default:
      return typeName(type)
  }
}

/** How many types of a field are named. */
const NAMED = 4
const typesText = (types: readonly string[]): string =>
  types.length > NAMED ? `${types.slice(0, NAMED).join(' | ')} | … (${types.length})` : types.join(' | ')
const typesOf = ({ Types }: Field): readonly string[] => Types.map(typeText)
/** Under the names of now. */
const typesBefore = ({ Types }: Field, { type }: Pairs): readonly string[] =>
  Types.map((one) => (one.kind === 'Reference' ? (type(typeText(one)) ?? typeText(one)) : typeText(one)))

function differenceOf({ now }: TableChange, what: Said, effect: Effect, count = 0, samples: readonly string[] = []): Difference {
  const { object, section } = now
  return { effect, object: section === undefined ? object.FullName : `${object.FullName}.${section.Name}`, what, count, samples }
}

/** Fields that there are no more; read before the rows are moved, from the table of `name`. */
function dropped(engine: Engine, name: string, change: TableChange): readonly Difference[] {
  return change.dropped.map((column) => {
    const count = valuesIn(engine, name, column)
    const what = said(`${column.field.Name} is gone`, `${column.field.russianName} удалено`)
    return differenceOf(change, what, count === 0 ? 'kept' : 'lost', count, count === 0 ? [] : samplesOf(engine, name, column))
  })
}

/** Fields that are new or other ones than before. */
function changed(change: TableChange, pairs: Pairs, maker?: RowMaker): readonly Difference[] {
  const gone = maker?.gone
  return [
    ...change.columns.flatMap((one) => changedField(change, one, pairs, maker)),
    ...(gone === undefined || gone.count === 0
      ? []
      : [
          differenceOf(
            change,
            said('records of a recorder that writes here no more', 'записи регистратора, который больше не пишет в регистр'),
            'lost',
            gone.count,
            gone.samples,
          ),
        ]),
  ]
}

function changedField(change: TableChange, column: ColumnChange, pairs: Pairs, maker: RowMaker | undefined): readonly Difference[] {
  const { old, now, isSame } = column
  if (old === undefined) return [differenceOf(change, said(`${now.field.Name} is new`, `${now.field.russianName}: новое`), 'kept')]
  const [before, after] = [typesBefore(old.field, pairs), typesOf(now.field)]
  const [from, to] = [typesText(before), typesText(after)]
  const [en, ru] = [now.field.Name, now.field.russianName]
  const types = before.join() === after.join() ? [] : [said(`${en}: ${from} → ${to}`, `${ru}: ${from} → ${to}`)]
  const name = old.field.Name === now.field.Name ? [] : [said(`${en}, was ${old.field.Name}`, `${ru}, было ${old.field.Name}`)]
  const losses = maker?.losses.get(column)
  const words = [...name, ...types]
  if (losses !== undefined && losses.count > 0)
    return [
      differenceOf(
        change,
        words.length === 0 ? said(`${en}: values`, `${ru}: значения`) : joined(words, '; '),
        'lost',
        losses.count,
        losses.samples,
      ),
    ]
  return words.length === 0 ? [] : [differenceOf(change, joined(words, '; '), isSame ? 'kept' : 'converted')]
}

const twice = (change: TableChange, count: number): Difference =>
  differenceOf(
    change,
    said(
      'keys that several records have now; delete those records first',
      'ключи, которые теперь совпадают у нескольких записей; сначала удалите эти записи',
    ),
    'impossible',
    count,
  )

export const fieldDifferences = { dropped, changed, twice }
