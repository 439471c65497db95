/**
 * Every Web service of every real configuration of the corpus is published with its WSDL, and each of its operations is found by its
 * message.
 */
import { createPlatform, printWSDL } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { checkWebServices } from '../../src/ws/check.ts'
import { requestMembers } from '../../src/ws/service/members.ts'
import { readTree } from '../../src/xml/tree.ts'
import { roots, titled } from '../support/corpus-configurations.ts'
import { webServicesOf } from '../support/corpus-web-services.ts'
import { corpus } from '../support/corpus.ts'
import { envelope, SOAP11, throughHandle } from '../ws/exchange.ts'

describe.skipIf(corpus('onec-services') === undefined)('Web services of the corpus', () => {
  test.each(titled(roots))('of %s are sound, described and called', async (_, root) => {
    const { webServices, services, diagnostics } = webServicesOf(root)
    expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    expect(checkWebServices(services).filter((one) => one.severity === 'error')).toEqual([])
    const exchange = throughHandle(createPlatform({ services: services.map((one) => one.service) }))
    for (const { Name, DescriptorFileName } of webServices) {
      const [byName, byAlias] = [
        await exchange({ method: 'GET', path: `/ws/${Name}?wsdl` }),
        await exchange({ method: 'GET', path: `/ws/${DescriptorFileName ?? Name}?WSDL` }),
      ]
      expect([byName.status, byAlias.text === byName.text]).toEqual([200, true])
    }
    for (const { service } of services) {
      for (const form of ['onec', 'valid'] as const) readTree(printWSDL(service, 'http://h/ws/x', form))
      for (const [name, operation] of Object.entries(service.Operations)) {
        const { status, text } = await exchange({
          path: `/ws/${service.Name}`,
          body: envelope(SOAP11, `<m:${name} xmlns:m="${service.Namespace}"/>`),
        })
        expect([
          status,
          text.includes(requestMembers(operation).length === 0 ? 'не написан на TypeScript' : 'элемент отсутствует'),
        ]).toEqual([500, true])
      }
    }
  })

  test('have any value only where a type is in no package of the configuration', () => {
    const all = roots.map(webServicesOf)
    const unknown = all.flatMap(({ diagnostics }) =>
      diagnostics
        .filter((one) => one.code === 'metadata/unknown-type')
        .map((one) => /Operation\.(\S+): there is no type (\S+);/.exec(one.message)!.slice(1).join(' ')),
    )
    expect([...new Set(unknown)].sort()).toMatchInlineSnapshot(`
      [
        "GetExchangeFeatures {http://www.1c.ru/SaaS/ExchangeAdministration/Common/2.4.5.1}ExchangeFeatures",
        "GetExchangeFeatures {http://www.1c.ru/SaaS/ExchangeAdministration/Common}ExchangeFeatures",
        "PrepareDataActionResult {http://v8.1c.ru/SSL/Exchange/EnterpriseDataExchange}PrepareDataOperationResult",
        "ОбменСообщениями {http://example.com/exchange}MessageExchange",
      ]
    `)
    const declared = all.flatMap(({ webServices }) => webServices.flatMap((one) => one.Operations)).length
    const served = all.flatMap(({ services }) => services.flatMap(({ service }) => Object.keys(service.Operations))).length
    expect([declared, served]).toEqual([618, 618])
  })
})
