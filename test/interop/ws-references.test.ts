/** The chapter's three ways to a foreign service (17.2.4.2, 17.2.4.3), with references of configurations in both formats. */
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WSDefinitions, WSProxy, WSReferences } from '../../src/host/wsdl/ws-client.ts'
import { Decimal } from '../../src/xdto/index.ts'
import { serveWSDL, type ServedWSDL } from './our-server.ts'

const fixture = (path: string): string => fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url))
const stored = fixture('configuration-edt/src/WSReferences/Rates/WsDefinitions.wsdl')

describe('a foreign service', () => {
  let server: ServedWSDL
  const asked: string[] = []
  beforeAll(async () => {
    server = await serveWSDL(stored, (one) => {
      if (one.kind === 'request') asked.push(`${one.method} ${one.target}`)
    })
  })
  afterAll(() => server.close())

  test.each(['configuration-designer', 'configuration-edt'])(
    'static, %s: the stored description, its address overridden at creation',
    async (folder) => {
      const { Rates } = WSReferences(fixture(folder))
      expect(Rates).toMatchObject({ Name: 'Rates', LocationURL: 'http://rates.example/service?wsdl' })
      const proxy = await Rates!.CreateWSProxy('urn:rates', 'Rates', 'RatesSoap', { location: `${server.url}/ws/Rates` })
      expect(await proxy['Rate']!('EUR')).toEqual(Decimal.from(1n))
      expect(await Rates!.GetWSDefinitions()).toBe(await Rates!.GetWSDefinitions())
    },
  )

  test('static: without an override the address is that of the description', async () => {
    const proxy = await WSReferences(fixture('configuration-edt'))['Rates']!.CreateWSProxy('urn:rates', 'Rates', 'RatesSoap')
    expect(proxy.$location).toBe('http://rates.example/service')
  })

  test('dynamic: the description is fetched at each creation', async () => {
    asked.length = 0
    for (let time = 0; time < 2; time++) {
      const proxy = WSProxy(await WSDefinitions(`${server.url}/ws/Rates?wsdl`), 'urn:rates', 'Rates', 'RatesSoap')
      expect(await proxy['Rate']!({ Code: 'EUR' })).toEqual(Decimal.from(1n))
    }
    expect(asked).toEqual(['GET /shop/ws/Rates?wsdl', 'POST /shop/ws/Rates', 'GET /shop/ws/Rates?wsdl', 'POST /shop/ws/Rates'])
  })

  test('dynamic with an address given at creation', async () => {
    const definitions = await WSDefinitions(stored)
    expect(await WSProxy(definitions, 'urn:rates', 'Rates', 'RatesSoap', { location: `${server.url}/ws/Rates` })['Rate']!('EUR')).toEqual(
      Decimal.from(1n),
    )
  })

  test('a missing thing is reported with the known ones', async () => {
    const definitions = await WSDefinitions(stored)
    expect(() => WSProxy(definitions, 'urn:other', 'Rates', 'RatesSoap')).toThrow(
      'describes no service "Rates" of the namespace "urn:other"; it describes {urn:rates}Rates',
    )
    expect(() => WSProxy(definitions, 'urn:rates', 'Rates', 'RatesSoap12')).toThrow(
      'service "Rates" has no SOAP port "RatesSoap12"; it has RatesSoap',
    )
    expect(() => WSProxy(definitions, 'urn:rates', 'Rates', 'RatesSoap', { location: 'here' })).toThrow('no http address ("here")')
  })
})
