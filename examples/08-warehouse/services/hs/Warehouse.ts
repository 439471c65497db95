import { HTTPService, HTTPServiceResponse, URLTemplate, type Call } from 'onec-standin'

const json = (status: number, value: unknown): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(status)
  response.Headers.set('Content-Type', 'application/json; charset=utf-8')
  response.SetBodyFromString(JSON.stringify(value))
  return response
}

/** Goods in stock by their names. */
async function stock({ infobase }: Call): Promise<Record<string, number>> {
  const balance = await infobase.AccumulationRegisters['ТоварныеЗапасы']!.Balance()
  const rows = balance.map(async (row) => [await infobase.Presentation(row['Товар']), globalThis.Number(row['КоличествоBalance'])] as const)
  return Object.fromEntries((await Promise.all(rows)).sort())
}

export default HTTPService({
  Name: 'Warehouse',
  RootURL: 'warehouse',
  URLTemplates: {
    Stock: URLTemplate('/stock', { GET: async (_, call) => json(200, await stock(call)) }),

    Expense: URLTemplate('/expenses/{Code}/{Quantity}', {
      async POST(request, call) {
        const { Code, Quantity } = request.URLParameters
        const { infobase } = call
        const Товар = await infobase.Catalogs['Товары']!.FindByCode(Code)
        if (Товар.IsEmpty()) return json(404, { error: `нет товара ${Code}` })
        const document = infobase.Documents['РасходТовара']!.CreateDocument()
        document.Section('Товары').Add({ Товар, Количество: Quantity })
        try {
          await infobase.BeginTransaction(async () => {
            await document.Write('Posting')
            const [rest] = await infobase.AccumulationRegisters['ТоварныеЗапасы']!.Balance({ Condition: { Товар } })
            // What is thrown takes the document back, with its movements.
            if (String(rest?.['КоличествоBalance']).startsWith('-')) throw new Error('недостаточно товара')
          })
        } catch (error) {
          return json(409, { error: (error as Error).message })
        }
        return json(201, { number: document.get('Number') })
      },
    }),

    Rate: URLTemplate('/rates/{Code}', {
      async GET(request, { infobase }) {
        const Валюта = await infobase.Catalogs['Валюты']!.FindByCode(request.URLParameters.Code)
        const rate = await infobase.InformationRegisters['КурсыВалют']!.GetLast(undefined, { Валюта })
        return rate === undefined ? json(404, { error: 'нет курса' }) : json(200, { on: rate['Period'], rate: rate['Курс'] })
      },
    }),
  },
})
