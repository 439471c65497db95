/** Random bodies of new items: sound ones, and some that are wrong in one place. */
import fc from 'fast-check'
import type { EntityField, EntityType } from '../../../src/odata/model/entity.ts'
import { ids } from './definitions.ts'

const EMPTY = '00000000-0000-0000-0000-000000000000'
export const of = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
const wrong = of<unknown>(null, 7, 'нет', true, [], {}, 'x'.repeat(200), '\u0000', '\ud800', '99999999999999999999', ...Object.values(ids))
const sound = ({ edm, form, target }: EntityField): fc.Arbitrary<unknown> => {
  if (form === 'composite') return of<unknown>('текст', 12)
  switch (edm) {
    case 'Edm.Guid':
      return of(EMPTY, target === 'Catalog.Поставщик' ? ids.рога : EMPTY)
    case 'Edm.Boolean':
      return fc.boolean()
    case 'Edm.DateTime':
      return of('2024-01-01T00:00:00', '2024-01-01', '2024-01-01T00:00:00Z')
    case 'Edm.String':
    case 'Edm.Binary':
      return of('', 'Товар', "Ёж 'в'", '000000001')
    default:
      return of<unknown>(0, 12, '7')
  }
}
const valuesOf = (fields: readonly EntityField[]): fc.Arbitrary<object> =>
  fc.record(Object.fromEntries(fields.map((field) => [field.name, sound(field)])), { requiredKeys: [] })
const rowsOf = ({ head }: EntityType): fc.Arbitrary<unknown> =>
  fc.array(valuesOf(head.slice(2)), { maxLength: 2 }).map((rows) => rows.map((row, at) => ({ LineNumber: at + 1, ...row })))
/** Few are wrong, and each in one place. */
export const bodyOf = (entity: EntityType): fc.Arbitrary<object> => {
  const names = [...entity.head, ...entity.tail, ...entity.sections.flatMap(({ head }) => head)].map(({ name }) => name)
  const mistake = fc.oneof(
    fc.tuple(of(...names, 'Нет', 'Поставщик', 'Цены'), wrong).map(([name, value]) => ({ [name]: value })),
    of(
      { 'odata.type': 'StandardODATA.Нет' },
      { 'odata.type': `StandardODATA.${entity.name}` },
      { 'Поставщик@odata.bind': `Catalog_Поставщик(guid'${ids.рога}')` },
    ),
  )
  return fc
    .tuple(
      valuesOf([...entity.head, ...entity.tail].filter(({ name }) => name !== 'Ref_Key')),
      fc.record(Object.fromEntries(entity.sections.map((one) => [one.section!.Name, rowsOf(one)])), { requiredKeys: [] }),
      fc.option(mistake, { freq: 2, nil: {} }),
    )
    .map((parts) => Object.assign({}, ...parts) as object)
}
