/** Our proxy against PHP's SoapServer: document/literal over both SOAP versions, and rpc/literal. Skipped where PHP is absent. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WSDefinitions, WSProxy } from '../../src/host/wsdl/ws-client.ts'
import type { WSDefinitions as Definitions } from '../../src/ws/foreign/definitions.ts'
import { WSFault } from '../../src/ws/proxy/call-error.ts'
import { CalendarDate, DateTime, Decimal } from '../../src/xdto/index.ts'
import { startServer, type StartedServer } from './started.ts'
import { phpWithSoap } from './tools.ts'

const php = phpWithSoap()
const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url))
const decimal = (text: string): Decimal => Decimal.parse(text)!

describe.skipIf(php === undefined)('PHP SoapServer', () => {
  let server: StartedServer
  let rates: StartedServer
  let definitions: Definitions
  let folder: string
  const ns = 'urn:onec-standin:orders'
  const forgotten = (): string => join(folder, 'forgotten')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'standin-php-'))
    const run = (file: string) => (port: number) => ['-S', `127.0.0.1:${port}`, path(`test/interop/programs/${file}`)]
    server = await startServer(php!, run('orders.php'), { ORDERS_WSDL: path('wsdl/Orders.wsdl'), ORDERS_FORGOTTEN: forgotten() })
    rates = await startServer(php!, run('rates.php'), { RATES_WSDL: path('wsdl/Rates.wsdl') })
    definitions = await WSDefinitions(path('wsdl/Orders.wsdl'))
  })

  afterAll(() => {
    server.stop()
    rates.stop()
    rmSync(folder, { recursive: true })
  })

  describe.each([
    ['OrdersSoap', '1.1'],
    ['OrdersSoap12', '1.2'],
  ])('%s, SOAP %s', (port) => {
    const proxy = () => WSProxy(definitions, ns, 'Orders', port, { location: server.url, timeout: 60_000 })

    test('a typed result: exact decimals, a date without zone, a nil, a choice, attributes', async () => {
      const order = await proxy()['GetOrder']!('AA-000017')
      expect(order).toEqual({
        Number: 'AA-000017',
        Date: DateTime.parse('2024-03-04T05:06:07'),
        Customer: 'ООО «Ромашка»',
        Comment: null,
        Pickup: 'Склад 1',
        Lines: [
          { SKU: '007', Name: 'Гвоздь', Quantity: decimal('10.5'), Price: decimal('1233.05') },
          { SKU: '008', Name: 'Шуруп', Quantity: decimal('1'), Price: decimal('2') },
        ],
      })
    })

    test('headers out and in', async () => {
      const { headers } = await proxy().$call('GetOrder', { Number: 'AA-000017' }, { headers: { Caller: 'Иван' } })
      expect(headers['Served']).toBe('php for Иван')
    })

    test('a fault with its typed detail', async () => {
      const fault: unknown = await proxy()['GetOrder']!({ Number: 'NO-000000' }).catch((error: unknown) => error)
      expect(fault).toBeInstanceOf(WSFault)
      expect(fault).toMatchObject({
        code: 'Sender',
        reason: 'Заказ не найден',
        detail: [{ local: 'OrderNotFound', fault: 'OrderNotFound', value: { Number: 'NO-000000' } }],
      })
    })

    test('several results come by name; bytes both ways', async () => {
      const Order = {
        Number: 'AA-000018',
        Date: DateTime.parse('2024-03-04T05:06:07'),
        Customer: 'Пётр',
        Comment: null,
        Courier: { City: 'Москва' },
        Lines: [{ SKU: '1', Name: 'a', Quantity: decimal('2'), Price: decimal('1.50') }],
      }
      const result = await proxy()['PlaceOrder']!({ Order, Photo: new Uint8Array([1, 2, 3]) })
      expect(result).toEqual({ Total: decimal('3'), Positions: 1, Photo: new Uint8Array([3, 2, 1]) })
    })

    test('Cyrillic names of operations and parameters', async () => {
      expect(await proxy()['Остаток']!('007')).toEqual(decimal('12.5'))
      expect(await proxy()['Остаток']!({ Артикул: '008', НаДату: CalendarDate.parse('2024-03-04') })).toEqual(decimal('0'))
    })

    test('anyType with xsi:type', async () => {
      expect(await proxy()['Find']!('гвоздь')).toBe('гвоздь!')
    })

    test('one-way', async () => {
      expect(await proxy()['Forget']!('AA-000019')).toBeUndefined()
      expect(readFileSync(forgotten(), 'utf8')).toBe('AA-000019')
    })
  })

  test('rpc/literal: the wrapper of soap:body, accessors without a namespace, a result and an Out', async () => {
    const proxy = WSProxy(await WSDefinitions(path('wsdl/Rates.wsdl')), 'urn:onec-standin:rates', 'Rates', 'RatesSoap', {
      location: rates.url,
    })
    const Date = CalendarDate.parse('2024-03-04')!
    expect(await proxy['GetRate']!('EUR', Date)).toEqual({ Currency: 'EUR', Date, Rate: decimal('98.7123'), Multiplicity: 1 })
    expect(await proxy['Convert']!({ Amount: decimal('10.5'), From: 'EUR', To: 'RUB' })).toEqual({
      return: decimal('21'),
      Used: {
        Rate: [
          { Currency: 'EUR', Date, Rate: decimal('2'), Multiplicity: 1 },
          { Currency: 'RUB', Date, Rate: decimal('1'), Multiplicity: 1 },
        ],
      },
    })
  })
})
