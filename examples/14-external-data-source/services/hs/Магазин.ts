import { HTTPService, HTTPServiceResponse, Query, URLTemplate } from 'onec-standin'

const goods = `ВЫБРАТЬ Т.Код, Т.Наименование, Ц.Цена
ИЗ ВнешнийИсточникДанных.DBF.Таблица.Товары КАК Т
  ЛЕВОЕ СОЕДИНЕНИЕ ВнешнийИсточникДанных.DBF.Таблица.Цены КАК Ц ПО Ц.Товар = Т.Ссылка
УПОРЯДОЧИТЬ ПО Т.Код`

const sold = `ВЫБРАТЬ П.Товар.Наименование КАК Наименование, СУММА(П.Сумма) КАК Сумма
ИЗ ВнешнийИсточникДанных.DBF.Таблица.Продажи КАК П
СГРУППИРОВАТЬ ПО П.Товар.Наименование УПОРЯДОЧИТЬ ПО Сумма УБЫВ`

const text = (value: unknown): string => (value === null ? '-' : String(value))

function answer(status: number, body: string): HTTPServiceResponse {
  const response = new HTTPServiceResponse(status)
  response.SetBodyFromString(body)
  return response
}

export default HTTPService({
  Name: 'Магазин',
  RootURL: 'shop',
  URLTemplates: {
    Товары: URLTemplate('/goods', {
      async GET(_, { infobase }) {
        const result = await new Query(infobase, goods).Execute()
        const lines = result.Unload().map(({ Код, Наименование, Цена }) => `${text(Код)} ${text(Наименование)} ${text(Цена)}`)
        return answer(200, lines.join('\n'))
      },
    }),
    Цена: URLTemplate('/goods/{Code}/price', {
      async PUT(request, { infobase }) {
        const { Tables } = infobase.ExternalDataSources['DBF']!
        const product = await Tables['Товары']!.FindByField('Код', request.URLParameters['Code'])
        if (product.IsEmpty()) return answer(404, 'нет такого товара')
        const record = Tables['Цены']!.CreateRecordManager()
        record.set('Товар', product)
        record.set('Цена', Number(await request.GetBodyAsString()))
        await record.Write()
        return new HTTPServiceResponse(204)
      },
    }),
    Продажи: URLTemplate('/sales', {
      async GET(_, { infobase }) {
        const result = await new Query(infobase, sold).Execute()
        const lines = result.Unload().map(({ Наименование, Сумма }) => `${text(Наименование)} ${text(Сумма)}`)
        return answer(200, lines.join('\n'))
      },
    }),
  },
})
