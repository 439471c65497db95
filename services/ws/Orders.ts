/** Handlers for wsdl/Orders.wsdl: what a foreign shop would answer. Operations without a handler (Find) answer with samples. */
import { DateTime, Decimal, SOAPFault, WebServiceFromWSDL } from 'onec-standin'
import type { Line, Order, OrdersSoap } from '../../wsdl/Orders.types.ts'

const sample: Order = {
  Number: 'AA-000017',
  Date: DateTime.of({ year: 2024, month: 3, day: 4, hour: 5, minute: 6, second: 7 }),
  Customer: 'ООО «Ромашка»',
  Comment: null,
  Pickup: 'Склад 1',
  Lines: [{ SKU: '007', Name: 'Гвоздь', Quantity: Decimal.from('10.5'), Price: Decimal.from('1233.05') }],
}

const orders = new Map([[sample.Number, sample]])

/** Kopecks, exactly: of a line, what is less than half of one is dropped. */
const kopecks = ({ Quantity, Price }: Line): bigint => {
  const scale = Quantity.scale + Price.scale
  const product = Quantity.unscaled * Price.unscaled * 100n
  const unit = 10n ** BigInt(scale)
  return (product * 2n + unit) / (unit * 2n)
}

const total = ({ Lines }: Order): Decimal =>
  Decimal.of(
    Lines.reduce((sum, line) => sum + kopecks(line), 0n),
    2,
  )

export default WebServiceFromWSDL<OrdersSoap>('../../wsdl/Orders.wsdl', {
  GetOrder({ Number }, _call, { headers, responseHeaders }) {
    const order = orders.get(Number)
    if (order === undefined) {
      throw new SOAPFault('Sender', 'Заказ не найден', {
        Detail: [
          {
            namespace: 'urn:onec-standin:orders',
            local: 'OrderNotFound',
            content: [{ namespace: 'urn:onec-standin:orders', local: 'Number', content: Number }],
          },
        ],
      })
    }
    responseHeaders.Served = `для ${headers.Caller ?? 'всех'}`
    return order
  },
  PlaceOrder({ Order, Photo }) {
    orders.set(Order.Number, Order)
    return { Total: total(Order), Positions: Order.Lines.length, ...(Photo && { Photo }) }
  },
  Остаток: ({ Артикул }) => Decimal.from(Артикул === '007' ? '12.5' : '0'),
  Forget({ Number }) {
    orders.delete(Number)
  },
})
