/** A WSDL of several documents is shown whole: each import leads to this server, and a client that follows them finds what is served. */
import { mkdirSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WSDefinitions, WSProxy } from 'onec-standin'
import { afterAll, beforeAll, expect, test } from 'vitest'
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
