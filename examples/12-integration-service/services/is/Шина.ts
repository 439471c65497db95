import { Channel, IntegrationService } from 'onec-standin'

export default IntegrationService({
  Name: 'Шина',
  Channels: {
    Заказы: Channel({ MessageDirection: 'Send', ExternalIntegrationServiceChannelName: 'example::Торг::Заказы.Заказы' }),

    Подтверждения: Channel({
      MessageDirection: 'Receive',
      ExternalIntegrationServiceChannelName: 'example::Торг::Заказы.Подтверждения',
      Transactioned: true,
      /** A confirmation that overtakes its order is refused: it comes again, and the next ones wait for it. */
      async ReceiveMessageProcessing(message, parameters, { infobase }) {
        const { Код, Статус } = JSON.parse(message.GetBodyAsString()) as { readonly Код: string; readonly Статус: string }
        const orders = infobase.Catalogs['Заказы']!
        const order = await orders.GetObject(await orders.FindByCode(Код))
        if (order === undefined) {
          parameters.Cancel = true
          return
        }
        order.set('Статус', Статус)
        await order.Write()
      },
    }),
  },
})
