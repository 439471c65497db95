/** Packages as XML Schema: 1C's own text where a sample of it is known, a foreign validator over the rest. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { corpus } from '../../../test/support/corpus.ts'
import { XMLWriter } from '../../xml/write.ts'
import { readPackages } from '../package-file/file.ts'
import { PlatformPackage } from '../platform/types.ts'
import { XDTOPackage } from '../types/package.ts'
import { property, reference } from '../types/property.ts'
import { xs } from '../types/xs.ts'
import { printSchema, writeSchema } from './schema.ts'

const root = corpus('onec-services')

describe.skipIf(root === undefined)('the schema that 1C prints (source 47, vfcproxy 1c.wsdl, mark A)', () => {
  const wsdl = root === undefined ? '' : readFileSync(join(root, 'wsdl/yaroff__vfcproxy/wsdl/1c.wsdl'), 'utf8')
  const [, security, utility] = (wsdl.match(/<xs:schema[^]*?<\/xs:schema>/g) ?? []).map((one) => one.replace(/\r?\n/g, '\r\n'))

  const Utility = XDTOPackage({ Namespace: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd' })
  const Id = Utility.rootProperty('Id', property(xs.string, { form: 'Attribute' }))
  const Security = XDTOPackage({ Namespace: 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd' })
  const AuthSecret = Security.objectType('AuthSecret', {
    __content: property(xs.string, { form: 'Text' }),
    Type: property(xs.string, { form: 'Attribute', lowerBound: 0 }),
  })
  const AuthToken = Security.objectType('AuthToken', {
    Username: property(xs.string, { lowerBound: 0 }),
    Password: property(AuthSecret, { lowerBound: 0 }),
    Id: reference(Id, { lowerBound: 0 }),
  })
  const AuthHeader = Security.objectType('AuthHeader', { UsernameToken: property(AuthToken, { lowerBound: 0 }) }, { open: true })
  Security.rootProperty('Security', property(AuthHeader))

  test.each([
    ['with an import, an open type and text content', Security, security],
    ['of one global attribute', Utility, utility],
  ])('%s', (_title, made, expected) => {
    const writer = new XMLWriter('1c').start('definitions').start('types')
    writeSchema(writer, made)
    expect(writer.end().end().finish()).toContain(expected)
  })
})

const xmllint = spawnSync('xmllint', ['--version']).error === undefined
if (!xmllint) console.log('skipped: xmllint is not installed, so no schema was looked at by a foreign validator')

/** What xmllint says of each of the packages, which may import each other; `''` when nothing. */
function complaints(packages: readonly XDTOPackage[], beside: readonly XDTOPackage[], valid: boolean): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'schema-'))
  const name = (namespace: string): string => `${beside.findIndex((one) => one.Namespace === namespace)}.xsd`
  try {
    for (const one of beside) writeFileSync(join(folder, name(one.Namespace)), printSchema(one, { valid, beside, schemaLocation: name }))
    writeFileSync(join(folder, 'empty.xml'), '<empty/>')
    return packages.map((one) => complaint(folder, name(one.Namespace)))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function complaint(folder: string, name: string): string {
  const args = ['--noout', '--schema', join(folder, name), join(folder, 'empty.xml')]
  const { status, stderr } = spawnSync('xmllint', args, { encoding: 'utf8' })
  if (status === 0 || stderr.includes('No matching global declaration') || stderr.includes('fails to validate')) return ''
  return stderr.replaceAll(folder, '')
}

describe.skipIf(!xmllint)('a schema in the valid form', () => {
  test("of the platform's own package is accepted by xmllint", () => {
    expect(complaints([PlatformPackage], [PlatformPackage], true)).toEqual([''])
  })

  test.skipIf(root === undefined)(
    "of every package of the corpus is accepted by xmllint; in 1C's form some are not",
    { timeout: 300_000 },
    () => {
      const enterprise = XDTOPackage({ Namespace: 'http://v8.1c.ru/8.1/data/enterprise' })
      enterprise.objectType('JobSchedule', {}, { open: true })
      const configurations = new Map<string, string[]>()
      for (const file of readdirSync(root!, { recursive: true, encoding: 'utf8' }).filter((one) => /\/Package\.(?:bin|xdto)$/.test(one))) {
        const configuration = file.slice(0, file.indexOf('/XDTOPackages/'))
        configurations.set(configuration, [...(configurations.get(configuration) ?? []), file])
      }
      const invalid: string[] = []
      let refused = 0
      for (const files of configurations.values()) {
        const { packages } = readPackages(
          files.map((file) => ({ file, source: readFileSync(join(root!, file)) })),
          [enterprise],
        )
        const all = [...packages, PlatformPackage, enterprise]
        complaints(packages, all, true).forEach((said, at) => {
          if (said !== '') invalid.push(`${packages[at]!.Namespace}: ${said}`)
        })
        refused += complaints(packages, all, false).filter((said) => said !== '').length
      }
      expect(invalid).toEqual([])
      expect(refused).toMatchInlineSnapshot(`3`)
    },
  )
})

test('the valid form names no type that no schema beside it has, and imports none; alone it may be anywhere', () => {
  const elsewhere = XDTOPackage({ Namespace: 'urn:elsewhere' })
  const Kind = elsewhere.valueType('Kind', xs.string)
  const own = XDTOPackage({ Namespace: 'urn:own' })
  own.objectType('T', { A: property(elsewhere.objectType('Absent', {})), B: property(Kind) })
  const [valid, onec, alone] = [
    printSchema(own, { valid: true, beside: [own] }),
    printSchema(own, { beside: [own] }),
    printSchema(own, { valid: true }),
  ]
  expect(valid).toMatch(/name="A"\s+type="xs:anyType"[^]*name="B"\s+type="xs:anySimpleType"/)
  expect(valid).not.toContain('urn:elsewhere')
  for (const text of [onec, alone]) expect(text).toMatch(/<xs:import namespace="urn:elsewhere"\/>[^]*type="ns1:Absent"[^]*type="ns1:Kind"/)
})
