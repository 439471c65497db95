/** Rows of predefined items: fields of the object alone are filled. */
import { expect, test } from 'vitest'
import { infobaseOf } from '../../../test/support/bsl-data.ts'
import { Catalog, Number, String } from '../definitions.ts'

test('an attribute that is called as a standard field of other kinds is empty', async () => {
  const catalog = Catalog({
    Name: 'Операции',
    Attributes: { Order: Number(3), OffBalance: String(5) },
    Predefined: { Первая: 'Первая' },
  })
  const infobase = await infobaseOf([catalog])({})
  const [item] = await infobase.Catalogs['Операции']!.Select()
  expect([item!['Description'], `${item!['Order'] as string}`, item!['OffBalance']]).toEqual(['Первая', '0', ''])
})
