/** A description whose schemas cannot be reached is served whole: with schemas that are known, and those that are given. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WSDefinitions, WSProxy } from 'onec-standin'
import { startStandin } from 'onec-standin/testing'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'standin-schemas-'))
afterAll(() => rmSync(folder, { recursive: true }))
const path = join(folder, 'wsdl', 'orders.wsdl')
const types = join(folder, 'copies', 'types.xsd')
mkdirSync(join(folder, 'wsdl'))
mkdirSync(join(folder, 'copies'))
writeFileSync(
  path,
  `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:s="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:t="urn:orders"
  xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:orders"><types>
  <x:schema targetNamespace="urn:orders" elementFormDefault="qualified" xmlns:a="http://www.w3.org/2005/08/addressing" xmlns:c="urn:common">
  <x:import namespace="http://schemas.xmlsoap.org/soap/encoding/" schemaLocation="soapenc.xsd"/>
  <x:import namespace="http://www.w3.org/2005/08/addressing"/>
  <x:import namespace="urn:common" schemaLocation="http://common.invalid/types.xsd"/>
  <x:element name="Get"><x:complexType><x:sequence><x:element ref="a:MessageID"/></x:sequence></x:complexType></x:element>
  <x:element name="GetResponse"><x:complexType><x:sequence><x:element name="return" type="c:Code"/></x:sequence></x:complexType></x:element>
  </x:schema></types>
  <message name="I"><part name="p" element="t:Get"/></message><message name="O"><part name="p" element="t:GetResponse"/></message>
  <portType name="P"><operation name="Get"><input message="t:I"/><output message="t:O"/></operation></portType>
  <binding name="B" type="t:P"><s:binding transport="http://schemas.xmlsoap.org/soap/http"/>
  <operation name="Get"><s:operation soapAction=""/><input><s:body use="literal"/></input>
  <output><s:body use="literal"/></output></operation></binding>
  <service name="Orders"><port name="OrdersSoap" binding="t:B"><s:address location="http://real.example/"/></port></service>
</definitions>`,
)
writeFileSync(
  types,
  `<x:schema xmlns:x="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:common">
<x:simpleType name="Code"><x:restriction base="x:string"><x:enumeration value="ok"/></x:restriction></x:simpleType></x:schema>`,
)
const schemas = { 'urn:common': types }

test('in code and in a test; every import of ?wsdl leads to this server or says no place', async () => {
  await expect(WSDefinitions(path)).rejects.toMatchObject({ diagnostics: [{ detail: expect.stringContaining('--schema urn:common=') }] })
  expect((await WSDefinitions(path, { schemas })).Services[0]!.Ports[0]!.Operations).toHaveLength(1)
  await expect(startStandin({ paths: [path] })).rejects.toThrow('--schema urn:common=')
  await using standin = await startStandin({ paths: [path], schemas })
  const address = `${standin.url}/ws/Orders?wsdl`
  const shown = await (await fetch(address)).text()
  const imports = [...shown.matchAll(/<x:import[^>]*>/g)].map(([one]) => one.replaceAll(/\s+/g, ' '))
  expect(imports).toEqual([
    '<x:import namespace="http://schemas.xmlsoap.org/soap/encoding/" />',
    `<x:import schemaLocation="${address}=1" namespace="http://www.w3.org/2005/08/addressing"/>`,
    `<x:import namespace="urn:common" schemaLocation="${address}=2"/>`,
  ])
  expect(await (await fetch(`${address}=1`)).text()).toContain('targetNamespace="http://www.w3.org/2005/08/addressing"')
  // A client has nothing but this server.
  const proxy = WSProxy(await WSDefinitions(address), 'urn:orders', 'Orders', 'OrdersSoap')
  expect(await proxy.Get!({ MessageID: { __content: 'urn:uuid:1' } })).toBe('ok')
})
