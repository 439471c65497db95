import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'

const text = (status: number, body: string): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(status)
  response.SetBodyFromString(body)
  return response
}

export default HTTPService({
  Name: 'Заказы',
  RootURL: 'orders',
  URLTemplates: {
    Order: URLTemplate('/{Code}', {
      // The order and its message are one transaction: the bus gets what the infobase keeps, and nothing else.
      async POST({ URLParameters: { Code } }, { infobase }) {
        const bus = infobase.IntegrationServices.Service('Шина')
        await infobase.BeginTransaction(async () => {
          await infobase.Catalogs['Заказы']!.CreateItem({ Code, Статус: 'Отправлен' }).Write()
          const message = bus.CreateMessage()
          message.RecipientCode = 'peer'
          message.Parameters.set('Код', Code)
          message.SetBodyFromString(JSON.stringify({ Код: Code }))
          await bus.Channel('Заказы').SendMessage(message)
        })
        infobase.IntegrationServices.ExecuteProcessing()
        return text(202, 'Отправлен')
      },
      async GET({ URLParameters: { Code } }, { infobase }) {
        const orders = infobase.Catalogs['Заказы']!
        const order = await orders.GetObject(await orders.FindByCode(Code))
        return order === undefined ? text(404, 'нет такого заказа') : text(200, globalThis.String(order.get('Статус')))
      },
    }),
  },
})
