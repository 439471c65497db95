/**
 * Our proxy against spyne, whose WSDL it loads over http. spyne takes MTOM; its own MTOM answers do not work under Python 3, so that they
 * come as text. Skipped where it is absent.
 */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WSDefinitions, WSProxy } from '../../src/host/wsdl/ws-client.ts'
import { CalendarDate, Decimal } from '../../src/xdto/index.ts'
import { startServer, type StartedServer } from './started.ts'
import { python } from './tools.ts'

const spyne = python('spyne')
const script = fileURLToPath(new URL('programs/files.py', import.meta.url))

describe.skipIf(spyne === undefined)('spyne', () => {
  let server: StartedServer
  const proxy = async (mtom: boolean) => WSProxy(await WSDefinitions(`${server.url}/?wsdl`), 'urn:files', 'Files', 'Application', { mtom })
  beforeAll(async () => {
    server = await startServer(spyne!, (port) => [script, String(port)], {})
  })
  afterAll(() => server.stop())

  test.each([
    [false, 5],
    [true, 5],
    [true, 100_000],
  ])('bytes sent, MTOM %s: %i', async (mtom, size) => {
    expect(await (await proxy(mtom))['Store']!({ Name: 'фото.jpg', Content: new Uint8Array(size).map((_, at) => at & 255) })).toBe(
      BigInt(size),
    )
  })

  test('bytes received', async () => expect(await (await proxy(false))['Load']!('фото.jpg', 4n)).toEqual(new Uint8Array(4).fill(7)))

  test('arrays of objects in one of its own types', async () => {
    const Parts = {
      Part: [
        { Name: 'а', Size: 1n },
        { Name: 'б', Size: 2n },
      ],
    }
    expect(await (await proxy(false))['Turn']!({ Parts, Day: CalendarDate.parse('2024-03-04') })).toEqual({
      Part: [
        { Name: 'б', Size: 2n },
        { Name: 'а', Size: 1n },
      ],
    })
  })

  test('exact decimals and faults', async () => {
    const files = await proxy(false)
    expect(await files['Price']!('x')).toEqual(Decimal.from('1233.05'))
    await expect(files['Price']!('')).rejects.toMatchObject({
      name: 'WSFault',
      code: 'Sender',
      reason: 'Пустое имя',
      faultcode: { local: 'Client.Empty' },
    })
  })
})
