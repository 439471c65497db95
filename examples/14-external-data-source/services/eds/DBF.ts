import {
  ExternalDataSource,
  ExternalDataSourceField,
  ExternalDataSourceTable,
  ExternalDataSourceTableRef,
  Number,
  String,
} from 'onec-standin'

const product = () =>
  ExternalDataSourceField(ExternalDataSourceTableRef('DBF', 'Товары'), { NameInDataSource: 'product', AllowNull: false })
const number = (name: string) => ExternalDataSourceField(Number(15, 2), { NameInDataSource: name })

/** The example of 1C's chapter: products, their prices, and sales. */
export default ExternalDataSource({
  Name: 'DBF',
  DataLockControlMode: 'Managed',
  Tables: {
    Товары: ExternalDataSourceTable({
      NameInDataSource: 'products',
      KeyFields: ['Идентификатор'],
      PresentationField: 'Наименование',
      Fields: {
        Идентификатор: ExternalDataSourceField(Number(10), { NameInDataSource: 'id', AllowNull: false }),
        Код: ExternalDataSourceField(String(10), { NameInDataSource: 'code' }),
        Наименование: ExternalDataSourceField(String(50), { NameInDataSource: 'name' }),
        Артикул: ExternalDataSourceField(String(20), { NameInDataSource: 'article' }),
      },
    }),
    Цены: ExternalDataSourceTable({
      NameInDataSource: 'price',
      TableDataType: 'NonobjectData',
      KeyFields: ['Товар'],
      Fields: { Товар: product(), Цена: number('price') },
    }),
    Продажи: ExternalDataSourceTable({
      NameInDataSource: 'sales',
      Fields: { Товар: product(), Цена: number('price'), Количество: number('qty'), Сумма: number('summa') },
    }),
  },
})
