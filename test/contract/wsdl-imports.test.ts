/** A WSDL of several documents is shown whole: each import leads to this server, and a client that follows them finds what is served. */
import { mkdirSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WSDefinitions, WSProxy } from 'onec-standin'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serveWSDL, type ServedWSDL } from '../interop/our-server.ts'

const root = `<?xml version="1.0" encoding="windows-1251"?>
<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:a="urn:a"
  targetNamespace="urn:b" name="Б">
  <import namespace="urn:a" location="parts/abstract.wsdl"/>
  <binding name="B" type="a:P"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Get"><s:operation soapAction=""/><input><s:body use="literal"/></input>
  <output><s:body use="literal"/></output></operation></binding>
  <service name="Whole"><port name="WholeSoap" binding="b:B" xmlns:b="urn:b"><s:address location="http://old/place"/></port></service>
</definitions>`
const abstract = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:a="urn:a" xmlns:x="http://www.w3.org/2001/XMLSchema"
  targetNamespace="urn:a">
  <types><x:schema targetNamespace="urn:a" elementFormDefault="qualified"><x:include schemaLocation="../types.xsd"/></x:schema></types>
  <message name="I"><part name="p" element="a:Get"/></message><message name="O"><part name="p" element="a:GetResponse"/></message>
  <portType name="P"><operation name="Get"><input message="a:I"/><output message="a:O"/></operation></portType>
</definitions>`
const types = `<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
  <x:element name="Get"><x:complexType><x:sequence/></x:complexType></x:element>
  <x:element name="GetResponse"><x:complexType><x:sequence>
  <x:element name="return" type="x:string"/></x:sequence></x:complexType></x:element>
</x:schema>`

const folder = mkdtempSync(join(tmpdir(), 'standin-parts-'))
let server: ServedWSDL
beforeAll(async () => {
  mkdirSync(join(folder, 'parts'))
  // The name in the root is Cyrillic: in windows-1251 it is one byte.
  writeFileSync(join(folder, 'root.wsdl'), Buffer.from(root.replace('Б', '\u00c1'), 'latin1'))
  writeFileSync(join(folder, 'parts', 'abstract.wsdl'), abstract)
  writeFileSync(join(folder, 'types.xsd'), types)
  server = await serveWSDL(join(folder, 'root.wsdl'))
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

test('imports lead to numbered documents, the address to the service, the encoding is what is sent', async () => {
  const shown = await (await fetch(`${server.url}/ws/Whole?wsdl`)).text()
  expect(shown).toBe(
    root
      .replace('windows-1251', 'UTF-8')
      .replace('parts/abstract.wsdl', `${server.url}/ws/Whole?wsdl=1`)
      .replace('http://old/place', `${server.url}/ws/Whole`),
  )
  expect(await (await fetch(`${server.url}/ws/Whole?wsdl=1`)).text()).toBe(
    abstract.replace('../types.xsd', `${server.url}/ws/Whole?wsdl=2`),
  )
  expect(await (await fetch(`${server.url}/ws/Whole?wsdl=2`)).text()).toBe(types)
})

test('a client that follows them can call', async () => {
  const proxy = WSProxy(await WSDefinitions(`${server.url}/ws/Whole?wsdl`), 'urn:b', 'Whole', 'WholeSoap')
  expect(await proxy['Get']!({})).toBe('return')
  expect(await proxy['Get']!()).toBe('return')
})

describe('a document with several services, and a circle of imports', () => {
  const soap = 'http://schemas.xmlsoap.org/wsdl/soap/'
  const several = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="${soap}"
    xmlns:h="http://schemas.xmlsoap.org/wsdl/http/" xmlns:a="http://www.w3.org/2005/08/addressing"
    xmlns:t="urn:t" xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t">
  <import namespace="urn:b" location="back.wsdl"/>
  <types><x:schema targetNamespace="urn:t"><x:element name="Get" type="x:string"/></x:schema></types>
  <message name="M"><part name="p" element="t:Get"/></message>
  <portType name="P"><operation name="Get"><input message="t:M"/><output message="t:M"/></operation></portType>
  <service name="First"><port name="A" binding="b:B" xmlns:b="urn:b"><s:address location="http://real.example/first"/>
    <a:EndpointReference><a:Address>http://real.example/first</a:Address></a:EndpointReference></port></service>
  <service name="Второй"><port name="A" binding="b:B" xmlns:b="urn:b"><s:address location="http://real.example/second"/></port></service>
</definitions>`
  const back = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="${soap}" xmlns:t="urn:t" targetNamespace="urn:b">
  <import namespace="urn:t" location="several.wsdl"/>
  <binding name="B" type="t:P"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/><operation name="Get">
    <s:operation soapAction=""/><input><s:body use="literal"/></input><output><s:body use="literal"/></output></operation></binding>
</definitions>`

  test('no address in it is foreign, each service has its own, and one document has one address', async () => {
    const beside = mkdtempSync(join(tmpdir(), 'standin-several-'))
    writeFileSync(join(beside, 'several.wsdl'), several)
    writeFileSync(join(beside, 'back.wsdl'), back)
    const at = await serveWSDL(join(beside, 'several.wsdl'))
    try {
      for (const [name, other] of [
        ['First', encodeURIComponent('Второй')],
        [encodeURIComponent('Второй'), 'First'],
      ] as const) {
        const shown = await (await fetch(`${at.url}/ws/${name}?wsdl`)).text()
        expect(shown).not.toContain('real.example')
        expect(shown).toContain(`location="${at.url}/ws/${name}"`)
        expect(shown).toContain(`location="${at.url}/ws/${other}"`)
      }
      const part = await (await fetch(`${at.url}/ws/First?wsdl=1`)).text()
      expect(part).toContain(`location="${at.url}/ws/First?wsdl"`)
    } finally {
      await at.close()
      rmSync(beside, { recursive: true })
    }
  })
})
