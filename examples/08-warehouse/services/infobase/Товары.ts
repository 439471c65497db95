import { Catalog, Number, String } from 'onec-standin'

export const Товары = Catalog({
  Name: 'Товары',
  Hierarchical: true,
  DescriptionLength: 100,
  Attributes: { Артикул: String(20), Цена: Number(15, 2) },
})

export default Товары
