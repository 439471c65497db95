/**
 * The Web services of the corpus before foreign clients: every WSDL loads, in both forms, and what PHP sends for each operation reaches
 * that operation.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  createPlatform,
  Operation,
  Parameter,
  printWSDL,
  readPackages,
  serve,
  SOAPFault,
  WebService,
  xs,
  type Served,
  type XDTOPackage,
  type XDTOType,
} from 'onec-standin'
import { createClientAsync } from 'soap'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import { recognise } from '../../src/metadata/format/recognise.ts'
import { requestMembers } from '../../src/ws/service/members.ts'
import type { WSDLForm } from '../../src/wsdl/write/write.ts'
import { plannedProperty } from '../../src/xdto/types/object-plan.ts'
import { allProperties, isObjectType } from '../../src/xdto/types/object-type.ts'
import type { PlatformType } from '../../src/xdto/types/platform-type.ts'
import { resolved } from '../../src/xdto/types/type.ts'
import { isValueType, type ValueType } from '../../src/xdto/types/value-type.ts'
import { base, roots } from '../support/corpus-configurations.ts'
import { differentWebServices } from '../support/corpus-web-services.ts'
import { corpus } from '../support/corpus.ts'
import { runProgram } from '../ws/run.ts'
import { judges } from '../ws/wsdl-judges.ts'
import { phpWithSoap, python } from './tools.ts'

const php = phpWithSoap()
const zeep = python('zeep')
let folder: string
let services: readonly WebService[]
let served: Served

/** Under a name of its own, and every handler says that it was reached. */
const reached = ({ Namespace, XDTOPackages, Operations }: WebService, Name: string): WebService =>
  WebService({
    Name,
    Namespace,
    XDTOPackages,
    Operations: Object.fromEntries(
      Object.entries(Operations).map(([name, one]): [string, Operation] => [
        name,
        {
          ...one,
          handler: () => {
            throw new SOAPFault('Receiver', `reached ${name}`)
          },
        },
      ]),
    ),
  })

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wsdl-'))
  services = base === undefined ? [] : differentWebServices().map((one, at) => reached(one, `S${at}`))
  for (const form of ['onec', 'valid'] as const) {
    for (const one of services) writeFileSync(join(folder, `${form}-${one.Name}.wsdl`), printWSDL(one, 'http://127.0.0.1/ws/x', form))
  }
  served = await serve(createPlatform({ services }), { port: 0 })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await served.close(100)
})

const files = (form: string): string[] => services.map(({ Name }) => join(folder, `${form}-${Name}.wsdl`))

describe.skipIf(corpus('onec-services') === undefined).each(['onec', 'valid'])('WSDLs in the form "%s" load without complaint', (form) => {
  it.skipIf(php === undefined)('in PHP', { timeout: 300_000 }, async () => {
    const code =
      'foreach (array_slice($argv, 1) as $file) try { $c = new SoapClient($file, ["cache_wsdl" => 0]); '
      + 'print(count($c->__getFunctions()) . "\n"); } catch (Throwable $e) { print("$file: " . $e->getMessage() . "\n"); }'
    const functions = services.map((one) => 2 * Object.keys(one.Operations).length)
    expect(await runProgram(php!, ['-r', code, '--', ...files(form)])).toEqual({
      code: 0,
      stdout: functions.map((count) => `${count}\n`).join(''),
      stderr: '',
    })
  })

  it.skipIf(zeep === undefined)('in zeep', { timeout: 300_000 }, async () => {
    const code =
      'import sys, zeep\nfor file in sys.argv[1:]:\n    for port in [p for s in zeep.Client(file).wsdl.services.values() for p in '
      + 's.ports.values()]:\n        for o in port.binding._operations.values(): o.input.signature(as_output=False), '
      + 'o.output.signature(as_output=True)\n'
    expect(await runProgram(zeep!, ['-c', code, ...files(form)])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  it('in npm soap', { timeout: 300_000 }, async () => {
    for (const file of files(form)) (await createClientAsync(file)).describe()
  })

  it.each(judges.filter((one) => ['wsdl2h', 'xmllint'].includes(one.name) && one.complaints !== undefined))(
    'in $name',
    { timeout: 300_000 },
    async ({ complaints }) => {
      const said = await complaints!(
        new Map(services.map((one) => [one.Name, printWSDL(one, 'http://127.0.0.1/ws/x', form as WSDLForm)])),
        folder,
      )
      expect(said.size).toBe(services.length)
      expect([...said].filter(([name, words]) => words !== '' && !emptyService(name, words))).toEqual([])
    },
  )
})

/** Of a service without operations wsdl2h says so. */
const emptyService = (name: string, words: string): boolean =>
  words.includes('has no bindings to implement operations')
  && Object.keys(services.find((one) => one.Name === name)!.Operations).length === 0

it.skipIf(base === undefined).each(judges.filter((one) => one.name !== 'wsdl2h' && one.complaints !== undefined))(
  '$name loads the valid form of one WSDL with all packages of a configuration',
  { timeout: 300_000 },
  async ({ name, complaints }) => {
    const documents = new Map(
      allPackages().map((packages, at) => [`all-${at}`, printWSDL(withAll(packages), 'http://127.0.0.1/ws/x', 'valid')]),
    )
    const said = [...(await complaints!(documents, folder)).values()].filter((one) => one !== '')
    // zeep cannot read a restricted list type without a name.
    expect(said).toEqual(name === 'zeep' ? ["AttributeError: 'lxml.etree.QName' object has no attribute 'resolve'"] : [])
  },
)

/** By configuration; one that repeats another's is left out. */
function allPackages(): readonly (readonly XDTOPackage[])[] {
  const all = roots.map((root) => loadAllPackages(root)).filter((one) => one.length > 0)
  return [...new Map(all.map((one) => [one.map(({ Namespace }) => Namespace).join(), one])).values()]
}

function loadAllPackages(root: string): readonly XDTOPackage[] {
  const files = readConfiguration(nodeFiles, recognise(nodeFiles, root)![0]!).xdtoPackages.flatMap((one) =>
    one.ObjectBelonging === 'Own' && nodeFiles.read(one.model) ? one.model : [],
  )
  return readPackages(files.map((file) => ({ file, source: nodeFiles.read(file)! }))).packages
}

/** An operation for each package, which takes its first type. */
const withAll = (packages: readonly XDTOPackage[]): WebService =>
  WebService({
    Name: 'All',
    Namespace: 'urn:all',
    XDTOPackages: packages,
    Operations: Object.fromEntries(
      packages.map((one, at) => [
        `Put${at}`,
        Operation(
          { Parameters: { Value: Parameter([...one.types.values()][0] ?? xs.string) }, XDTOReturningValueType: xs.boolean },
          () => true,
        ),
      ]),
    ),
  })

const lexical: Readonly<Record<string, unknown>> = {
  string: 'текст',
  boolean: true,
  decimal: '1.5',
  dateTime: '2024-03-04T05:06:07',
  date: '2024-03-04',
  time: '05:06:07',
  base64Binary: 'abc',
  hexBinary: 'abc',
  float: 1.5,
  double: 1.5,
  anyURI: 'urn:x',
  QName: 'xs:string',
  duration: 'P1D',
}

function sampleText(type: ValueType): unknown {
  if (type.facets.enumeration) return type.facets.enumeration[0]
  if (type.namespace === 'http://v8.1c.ru/8.1/data/core' && type.name === 'UUID') return '2b7a3c5e-1d2f-4a6b-8c9d-0e1f2a3b4c5d'
  if (Object.hasOwn(lexical, type.name) && type.base && type.primitive) return lexical[type.name]
  if (type.memberTypes) return sampleText(resolved(type.memberTypes[0]!))
  return type.base && resolved(type.base).name !== 'anySimpleType' ? sampleText(resolved(type.base)) : 1
}

/** A value as PHP takes it: required properties only. */
function sample(type: XDTOType): unknown {
  if (isValueType(type)) return sampleText(type)
  const shape = isObjectType(type) ? type : (type as PlatformType).shape
  if (shape === undefined) return 'any'
  return Object.fromEntries(
    allProperties(shape)
      .map(plannedProperty)
      .filter((one) => one.least > 0)
      .map((one) => [one.local, one.list ? Array.from({ length: one.least }, () => sample(one.type)) : sample(one.type)]),
  )
}

it.skipIf(php === undefined || base === undefined)(
  'what PHP sends from the WSDL reaches the operation, over both versions',
  { timeout: 300_000 },
  async () => {
    const calls = services.flatMap((service) =>
      Object.entries(service.Operations).map(([name, one]) => ({
        wsdl: join(folder, `onec-${service.Name}.wsdl`),
        at: `${served.url}/ws/${service.Name}`,
        name,
        values: Object.fromEntries(requestMembers(one).map((member) => [member.Name, sample(member.type)])),
      })),
    )
    const code = `
    $clients = [];
    foreach (json_decode(file_get_contents('php://stdin'), true) as $call) foreach ([SOAP_1_1, SOAP_1_2] as $version) try {
      $options = ['location' => $call['at'], 'soap_version' => $version, 'cache_wsdl' => 0];
      $client = $clients["$call[at] $version"] ??= new SoapClient($call['wsdl'], $options);
      $client->__soapCall($call['name'], [$call['values']]);
      echo "$call[name]: answered\\n";
    } catch (SoapFault $fault) {
      if ($fault->getMessage() !== "reached $call[name]") echo "$call[at] $call[name]: ", $fault->getMessage(), "\\n";
    }`
    const { stdout, stderr } = await runProgram(php!, ['-r', code], { input: JSON.stringify(calls) })
    expect(stderr).toBe('')
    expect(stdout).toBe('')
    expect(calls.length).toBeGreaterThan(150)
  },
)
