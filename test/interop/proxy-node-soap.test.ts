/**
 * Our proxy against the server of npm `soap`. It answers the envelope of SOAP 1.1 whatever it was asked in (source 70 row 3), so that only
 * that version is called.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { listen } from 'soap'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WSDefinitions, WSProxy } from '../../src/host/wsdl/ws-client.ts'
import type { WSProxy as Proxy } from '../../src/ws/foreign/operation-types.ts'
import { DateTime, Decimal } from '../../src/xdto/index.ts'
import type { OrdersSoap } from '../../wsdl/Orders.types.ts'

const path = fileURLToPath(new URL('../../wsdl/Orders.wsdl', import.meta.url))

interface Sent {
  readonly Number: string
  readonly Order: { readonly Number: string; readonly Lines: readonly unknown[] }
  readonly Photo?: string
}

const operations = {
  GetOrder({ Number }: Sent) {
    if (Number === 'NO-000000')
      throw {
        Fault: {
          faultcode: 'soap:Client',
          faultstring: 'Заказ не найден',
          detail: { OrderNotFound: { attributes: { xmlns: 'urn:onec-standin:orders' }, Number } },
        },
      }
    return {
      Order: {
        Number,
        Date: '2024-03-04T05:06:07',
        Customer: 'ООО «Ромашка»',
        Comment: '',
        Pickup: 'Склад 1',
        Lines: [{ attributes: { SKU: '007' }, Name: 'Гвоздь', Quantity: '10.5', Price: '2' }],
      },
    }
  },
  PlaceOrder: ({ Order, Photo }: Sent) => ({ Total: '3.00', Positions: Order.Lines.length, Photo }),
}

describe('npm soap', () => {
  let server: Server
  let proxy: Proxy<OrdersSoap>
  beforeAll(async () => {
    server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    listen(server, '/shop/services/orders', { Orders: { OrdersSoap: operations } }, readFileSync(path, 'utf8'))
    const location = `http://127.0.0.1:${(server.address() as AddressInfo).port}/shop/services/orders`
    proxy = WSProxy<OrdersSoap>(await WSDefinitions(path), 'urn:onec-standin:orders', 'Orders', 'OrdersSoap', { location })
  })
  afterAll(() => {
    server.close()
  })

  test('typed results', async () => {
    expect(await proxy.GetOrder('AA-000017')).toEqual({
      Number: 'AA-000017',
      Date: DateTime.parse('2024-03-04T05:06:07'),
      Customer: 'ООО «Ромашка»',
      Comment: '',
      Pickup: 'Склад 1',
      Lines: [{ SKU: '007', Name: 'Гвоздь', Quantity: Decimal.from('10.5'), Price: Decimal.from(2n) }],
    })
  })

  test('bytes and an object sent', async () => {
    const Order = await proxy.GetOrder('AA-000017')
    expect(await proxy.PlaceOrder({ Order, Photo: new Uint8Array([1, 2, 3]) })).toEqual({
      Total: Decimal.from(3n),
      Positions: 1,
      Photo: new Uint8Array([1, 2, 3]),
    })
  })

  test('a fault', () =>
    expect(proxy.GetOrder('NO-000000')).rejects.toMatchObject({
      name: 'WSFault',
      code: 'Sender',
      reason: 'Заказ не найден',
      detail: [{ fault: 'OrderNotFound', value: { Number: 'NO-000000' } }],
    }))
})
