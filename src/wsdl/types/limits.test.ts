/** Schemas that come to more than they look like: groups that double, long derivations; each is told and none takes for ever. */
import { describe, expect, test } from 'vitest'
import { planOf } from '../../xdto/types/object-plan.ts'
import { isObjectType } from '../../xdto/types/object-type.ts'
import { textFetcher } from '../document/text-fetcher.ts'
import { loadWSDL } from '../load.ts'
import { compileSchemas } from './compile.ts'

async function compiled(inside: string): Promise<Awaited<ReturnType<typeof compileSchemas>>> {
  const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t">${inside}</xs:schema>`
  const text = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:w"><types>${schema}</types></definitions>`
  return compileSchemas((await loadWSDL(textFetcher(new Map([['a.wsdl', text]])), 'a.wsdl')).links!)
}

const times = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('')

const doubling = (kind: string, depth: number, last: string): string =>
  times(depth, (at) => {
    const inside = `<xs:${kind} ref="t:G${at + 1}"/>`.repeat(2)
    return `<xs:${kind} name="G${at}">${kind === 'group' ? `<xs:sequence>${inside}</xs:sequence>` : inside}</xs:${kind}>`
  }) + `<xs:${kind} name="G${depth}">${last}</xs:${kind}>`

const z = '<xs:sequence><xs:element name="z" type="xs:int"/></xs:sequence>'

const extension = (at: number): string =>
  `<xs:complexType name="E${at}"><xs:complexContent><xs:extension base="t:E${at + 1}">`
  + `<xs:sequence><xs:element name="e${at}" type="xs:int"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>`

describe('doubling', () => {
  test('groups, each with two references to the next: the first that comes to too much is reported, the rest is read', async () => {
    const { diagnostics, type } = await compiled(
      `<xs:complexType name="A"><xs:group ref="t:G30"/></xs:complexType>${doubling('group', 40, z)}`,
    )
    expect(diagnostics.map((one) => one.code)).toEqual(['schema/too-large', 'schema/too-large', 'schema/too-large'])
    expect(diagnostics[0]!.message).toContain('"{urn:t}G29" comes to over 10000 parts')
    expect(planOf(type('urn:t', 'A') as never).elements.map((one) => [one.name, one.least])).toEqual([['z', 1024]])
  })

  test('attribute groups: no attribute is there twice', async () => {
    const { diagnostics, type } = await compiled(
      `<xs:complexType name="A"><xs:attributeGroup ref="t:G0"/></xs:complexType>`
        + doubling('attributeGroup', 40, '<xs:attribute name="z" type="xs:int"/>'),
    )
    expect(diagnostics).toEqual([])
    expect(planOf(type('urn:t', 'A') as never).attributes.map((one) => one.name)).toEqual(['z'])
  })

  test('many references to a large group: beyond a million parts in all they are passed over', async () => {
    const { diagnostics } = await compiled(
      doubling('group', 10, z) + times(400, (at) => `<xs:complexType name="A${at}"><xs:group ref="t:G0"/></xs:complexType>`),
    )
    expect(diagnostics.map((one) => one.code)).toEqual(['schema/too-many'])
  })
})

describe('derivation over more than 200 steps', () => {
  test('of extensions', async () => {
    const { diagnostics, type } = await compiled(times(450, extension) + '<xs:complexType name="E450"/>')
    expect(diagnostics.map((one) => one.message.slice(0, 22))).toEqual(['type "{urn:t}E250" com', 'type "{urn:t}E50" come'])
    const last = type('urn:t', 'E51')!
    expect(isObjectType(last) && planOf(last).elements.length).toBe(200)
  })

  test.each(['restriction', 'union', 'list'])('of simple types by %s', async (how) => {
    const inside = { restriction: 'restriction base', union: 'union memberTypes', list: 'list itemType' }[how]!
    const { diagnostics } = await compiled(
      times(450, (at) => `<xs:simpleType name="E${at}"><xs:${inside}="t:E${at + 1}"/></xs:simpleType>`)
        + '<xs:simpleType name="E450"><xs:restriction base="xs:string"/></xs:simpleType>',
    )
    expect(diagnostics.filter((one) => one.code === 'schema/too-large').map((one) => one.message.slice(0, 22))).toEqual([
      'type "{urn:t}E250" com',
      'type "{urn:t}E50" come',
    ])
  })
})

test('a document of one line is read in time that is linear in its length', async () => {
  const { diagnostics, packages } = await compiled(
    '<xs:simpleType name="T"><xs:restriction base="xs:string">'
      + times(60_000, (at) => `<xs:enumeration value="v${at}"/>`)
      + '</xs:restriction></xs:simpleType>',
  )
  expect([diagnostics, packages[0]!.types.size]).toEqual([[], 1])
})
