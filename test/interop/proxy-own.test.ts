/** Our proxy against our own server of the same WSDL: everything that both know of SOAP, seen from both sides. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import Orders from '../../services/ws/Orders.ts'
import { WSDefinitions, WSProxy } from '../../src/host/wsdl/ws-client.ts'
import type { WSProxy as Proxy } from '../../src/ws/foreign/operation-types.ts'
import { AnyContent, CalendarDate, DateTime, Decimal } from '../../src/xdto/index.ts'
import type { OrdersSoap } from '../../wsdl/Orders.types.ts'
import type { RatesSoap } from '../../wsdl/Rates.types.ts'
import { serveWSDL, type ServedWSDL } from './our-server.ts'

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
const text = async (url: string): Promise<string> => (await fetch(url)).text()

describe('wsdl/Orders.wsdl with the handlers of services/ws/Orders.ts', () => {
  let server: ServedWSDL
  let loaded: Awaited<ReturnType<typeof WSDefinitions>>
  beforeAll(async () => {
    server = await serveWSDL(Orders)
    loaded = await WSDefinitions(`${server.url}/ws/Orders?wsdl`)
  })
  afterAll(() => server.close())

  test('nothing is wrong with it, and Find is the only stub', () => {
    expect(server.loaded.diagnostics).toEqual([])
    expect(server.loaded.services.map((one) => [one.Name, one.stubs])).toEqual([['Orders', ['Find']]])
  })

  test('?wsdl is that very document, with the address of this server', async () => {
    const { readFileSync } = await import('node:fs')
    const own = readFileSync(path('wsdl/Orders.wsdl'), 'utf8')
    expect(await text(`${server.url}/ws/Orders?wsdl`)).toBe(
      own.replaceAll('http://localhost:8080/shop/services/orders', `${server.url}/ws/Orders`),
    )
  })

  describe.each(['OrdersSoap', 'OrdersSoap12'])('%s', (port) => {
    let proxy: Proxy<OrdersSoap>
    beforeAll(() => {
      proxy = WSProxy<OrdersSoap>(loaded, 'urn:onec-standin:orders', 'Orders', port)
    })

    test('results, headers and faults', async () => {
      const { result, headers } = await proxy.$call('GetOrder', { Number: 'AA-000017' }, { headers: { Caller: 'Иван' } })
      expect(result).toMatchObject({
        Customer: 'ООО «Ромашка»',
        Pickup: 'Склад 1',
        Comment: null,
        Date: DateTime.parse('2024-03-04T05:06:07'),
      })
      expect(headers).toEqual({ Served: 'для Иван' })
      await expect(proxy.GetOrder('ZZ-999999')).rejects.toMatchObject({
        name: 'WSFault',
        code: 'Sender',
        reason: 'Заказ не найден',
        detail: [{ fault: 'OrderNotFound', value: { Number: 'ZZ-999999' } }],
      })
    })

    test('one-way is answered 202, and done', async () => {
      const order = await proxy.GetOrder('AA-000017')
      await proxy.PlaceOrder({ ...order, Number: 'AA-000018' })
      expect(await proxy.Forget({ Number: 'AA-000018' })).toBeUndefined()
      await expect(proxy.GetOrder('AA-000018')).rejects.toMatchObject({ reason: 'Заказ не найден' })
    })

    test('an operation without a handler answers a sample', async () => {
      expect(await proxy.Find('x')).toBe('found')
      expect(await proxy.Find(new AnyContent(['x']))).toBe('found')
    })

    test('what does not fit the schema is refused on both sides', async () => {
      await expect(proxy.GetOrder('17')).rejects.toThrow('/GetOrder/Number: "17" does not match [A-Z]{2}-\\d{6}')
      const order = await proxy.GetOrder('AA-000017')
      const both = { ...order, Courier: { City: 'Москва' } }
      await expect(proxy.PlaceOrder(both)).rejects.toThrow('Pickup is not allowed beside the others')
      await expect(proxy.$call('GetOrder', { Number: 'AA-000017', Size: 1 } as { Number: string })).rejects.toThrow(
        'there is no such parameter; there are Number',
      )
    })

    test.each([0, 1, 3_000])('%i bytes both ways as MTOM', async (size) => {
      const mtom = WSProxy<OrdersSoap>(loaded, 'urn:onec-standin:orders', 'Orders', port, { mtom: true })
      const Photo = new Uint8Array(size).fill(7)
      const result = await mtom.PlaceOrder({ Order: await proxy.GetOrder('AA-000017'), Photo })
      expect(result).toEqual({ Total: Decimal.from('12947.03'), Positions: 1, Photo })
    })

    test('Cyrillic names', async () => expect(await proxy.Остаток('007')).toEqual(Decimal.from('12.5')))
  })

  test('it is reached under the path of its soap:address too', async () => {
    const origin = server.url.replace(/\/shop$/, '')
    const proxy = WSProxy<OrdersSoap>(loaded, 'urn:onec-standin:orders', 'Orders', 'OrdersSoap', {
      location: `${origin}/shop/services/orders`,
    })
    expect(await proxy.Остаток('007')).toEqual(Decimal.from('12.5'))
    expect(await text(`${origin}/shop/services/orders?wsdl`)).toContain(`${server.url}/ws/Orders`)
  })
})

describe('wsdl/Rates.wsdl without handlers', () => {
  test('answers from the file beside it, and with samples', async () => {
    const server = await serveWSDL(path('wsdl/Rates.wsdl'))
    const proxy = WSProxy<RatesSoap>(await WSDefinitions(`${server.url}/ws/Rates?wsdl`), 'urn:onec-standin:rates', 'Rates', 'RatesSoap')
    const date = CalendarDate.parse('2024-03-04')!
    expect(await proxy.GetRate('EUR', date)).toEqual({ Currency: 'EUR', Date: date, Rate: Decimal.from('98.7123'), Multiplicity: 1 })
    expect(await proxy.Convert(Decimal.from('10'), 'EUR', 'RUB')).toEqual({
      return: Decimal.from(1n),
      Used: { Rate: [{ Currency: 'RUB', Date: date, Rate: Decimal.from(1n), Multiplicity: 1 }] },
    })
    await server.close()
  })

  test('SOAP 1.2, which it has no binding for, is a version mismatch', async () => {
    const server = await serveWSDL(path('wsdl/Rates.wsdl'))
    const body =
      '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><c:GetRate xmlns:c="urn:onec-standin:rates:calls"/>'
      + '</e:Body></e:Envelope>'
    const answer = await fetch(`${server.url}/ws/Rates`, { method: 'POST', body, headers: { 'content-type': 'application/soap+xml' } })
    expect(await answer.text()).toContain('VersionMismatch')
    await server.close()
  })
})
