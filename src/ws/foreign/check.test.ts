/** Services of WSDL documents beside those of code and of other documents: one name, one address. */
import { expect, test } from 'vitest'
import { createPlatform, Operation, WebService, xs } from '../../index.ts'
import { textFetcher } from '../../wsdl/document/text-fetcher.ts'
import { printWSDL } from '../service/describe.ts'
import { loadDefinitions } from './definitions.ts'
import { describedServices, type DescribedWebService } from './service.ts'

const coded = (Name: string, DescriptorFileName?: string): WebService =>
  WebService({
    Name,
    Namespace: 'urn:code',
    ...(DescriptorFileName !== undefined && { DescriptorFileName }),
    Operations: { Who: Operation({ XDTOReturningValueType: xs.string }, () => 'code') },
  })

async function described(Name: string, location: string): Promise<DescribedWebService> {
  const text = printWSDL(coded(Name), `http://h/ws/${Name}`, 'onec')
  const definitions = await loadDefinitions(textFetcher(new Map([[location, text]])), location)
  return describedServices(definitions, undefined, {
    handlers: { Who: () => location },
    answerFile: () => undefined,
    faultFile: () => undefined,
    textAt: () => text,
  }).services[0]!
}

const call = '<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><Who xmlns="urn:code"/></Body></Envelope>'

async function askedAt(services: readonly (WebService | DescribedWebService)[], address: string) {
  const platform = createPlatform({ services, lenient: true })
  const body = (async function* () {
    yield new TextEncoder().encode(call)
  })()
  const reply = await platform.handle({
    method: 'POST',
    target: `/ws/${address}`,
    headers: ['Content-Type', 'text/xml'],
    scheme: 'http',
    authority: 'h',
    body,
    signal: new AbortController().signal,
  })
  return { said: platform.diagnostics.map((one) => one.code), text: String(reply.body) }
}

test('a service of code keeps its Name, whichever of the two is given first', async () => {
  const { said, text } = await askedAt([await described('Orders', 'a.wsdl'), coded('Orders', 'orders.1cws')], 'orders.1cws')
  expect(said).toEqual(['web-service/name-repeated'])
  expect(text).toContain('>code<')
})

test('a service of a document whose Name is the DescriptorFileName of another is left out', async () => {
  const { said, text } = await askedAt([coded('Shop', 'Orders'), await described('Orders', 'a.wsdl')], 'Orders')
  expect(said).toEqual(['web-service/address-repeated'])
  expect(text).toContain('>code<')
})

test('of two documents the first is served, and the place of both is reported', async () => {
  const services = [await described('Orders', 'a.wsdl'), await described('Orders', 'b.wsdl')]
  const { said, text } = await askedAt(services, 'Orders')
  expect(said).toEqual(['web-service/name-repeated'])
  expect(text).toContain('>a.wsdl<')
  expect(createPlatform({ services, lenient: true }).diagnostics).toMatchObject([
    { location: { file: 'b.wsdl' }, related: [{ location: { file: 'a.wsdl' } }] },
  ])
  expect(() => createPlatform({ services })).toThrow('two Web services have the Name "Orders"')
})
