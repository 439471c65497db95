/** What is told of a wrong stub file: code, line and column, and the words that matter; a right file is read whole. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Warehouse } from '../../../test/support/warehouse.ts'
import { printDiagnostic } from '../../diagnostics/print.ts'
import { parts } from '../../host/machine/parts.ts'
import { createAddresses } from '../calls/address.ts'
import { readStubFiles } from './read-file.ts'

const services = createAddresses([Warehouse], parts.channels)
const read = (source: string) =>
  readStubFiles(
    [
      {
        file: 'a.stub.yaml',
        source,
        beside: { path: (name) => `/x/${name}`, exists: (path) => path.endsWith('/there.json'), inside: (path) => !path.includes('..') },
      },
    ],
    services,
  )
const stub = (lines: string): string =>
  `service: warehouse\nstubs:\n  - template: /version\n    method: GET\n${lines
    .split('\n')
    .map((one) => `    ${one}`)
    .join('\n')}`

test('a collection that two files define is reported with both places', () => {
  const source = 'collections: { orders: [{ id: 1 }] }'
  const { diagnostics } = readStubFiles(
    [
      { file: 'a.stub.yaml', source },
      { file: 'b.stub.yaml', source },
    ],
    services,
  )
  expect(diagnostics).toMatchObject([
    { code: 'stub/collection-repeated', location: { file: 'b.stub.yaml', line: 1 }, related: [{ location: { file: 'a.stub.yaml' } }] },
  ])
})

describe('a wrong file is reported with its place', () => {
  test.each([
    ['service: [', 'stub/syntax', '1:'],
    ['a: 1\na: 2', 'stub/syntax', '2:1'],
    ['stubs: []', 'stub/missing', '1:1', 'a stub file needs "service"'],
    ['service: warehose', 'stub/unknown-service', '1:10', 'did you mean "warehouse"?'],
    ['service: w\u0430rehouse', 'stub/unknown-service', '1:10', 'has Cyrillic "\u0430" where'],
    ['service: { Name: Prices }', 'stub/missing', '1:10', 'a service needs "RootURL"'],
    ['service: { Name: Prices, RootURL: warehouse }', 'stub/service-repeated', '1:10', 'service: Склад'],
    ['service: warehouse\nstub: []', 'stub/unknown-key', '2:1', 'did you mean "stubs"?'],
    ['service: warehouse\nstubs: 5', 'stub/wrong-kind', '2:8', 'the number 5'],
    ['service: warehouse\nstubs:\n  - method: GET\n    reply: {}', 'stub/missing', '3:5', 'a stub needs "template"'],
    [
      'service: warehouse\nstubs:\n  - template: /Version\n    reply: {}',
      'stub/unknown-template',
      '3:15',
      'did you mean "/version"? ("/Version" differs from "/version" in letter case only)',
    ],
    ['service: { Name: Prices, RootURL: prices }\nstubs:\n  - template: /a/*/b\n    reply: {}', 'stub/template-invalid', '3:15', '*'],
    [stub(''), 'stub/missing', '3:5', 'a stub needs "reply"'],
    [stub('reply: { StatusCode: 99 }'), 'stub/wrong-kind', '5:26', 'a whole number from 200 to 999'],
    [stub('reply: { text: a, json: 1 }'), 'stub/more-than-one', '5:12', 'text, json'],
    [stub('reply: { file: absent.json }'), 'stub/body-file', '5:20', '/x/absent.json'],
    [stub('reply: { delay: soon }'), 'stub/wrong-kind', '5:21', '200ms'],
    [stub("reply: { text: 'a {{request.URLParameter.x}}' }"), 'stub/hole', '5:20', 'did you mean'],
    [stub("reply: { text: 'a {{request.URLParameters.x' }"), 'stub/unclosed', '5:20', '"{{request.URLParameters.x" has no closing }}'],
    [stub("reply: { text: '{{guid}} {{now} \\{{' }"), 'stub/unclosed', '5:20', '"{{now} " has no closing }}'],
    [
      'service: warehouse\ncollections: { orders: { key: Number, items: [{ Number: "1" }, { Number: 2 }, { Number: 1 }] } }',
      'stub/item-repeated',
      '2:79',
      'the collection "orders" has two items with Number "1"; only the second one is kept',
    ],
    [stub('reply: { failure: licenceExhausted }'), 'stub/unknown-failure', '5:23', 'did you mean "licenseExhausted"?'],
    [stub('reply: { failure: { name: bom, text: x } }'), 'stub/unknown-key', '5:36', 'unknown key "text" in the failure bom'],
    [stub('request: { JSON: { order: 1 } }\nreply: {}'), 'stub/json-path', '5:24', 'error at character 1'],
    [stub('request: { Headers: { Accept: { matches: "(" } } }\nreply: {}'), 'stub/pattern', '5:46'],
    [stub('request: { Headers: { Accept: { containz: x } } }\nreply: {}'), 'stub/unknown-key', '5:37', 'did you mean "contains"?'],
    [
      stub('request: { URLParameters: { x: 1 } }\nreply: {}'),
      'stub/unknown-parameter',
      '5:33',
      'template "/version" has no URL parameter "x"',
    ],
    [stub('method: GTE\nreply: {}').replace('    method: GET\n', ''), 'stub/unknown-method', '4:13', 'GET'],
    // RFC 9110, 5.6.2 and 5.5: such a header is no header, and node refuses to send it.
    [stub('reply: { Headers: { X-Имя: a } }'), 'stub/wrong-kind', '5:25', 'names of letters, digits and -'],
    [stub('reply: { Headers: { X-A: "a\\nb" } }'), 'stub/wrong-kind', '5:30', 'a text of one line'],
    // RFC 8259, 6: JSON has no such numbers; they went out as null.
    [stub('reply: { json: { n: .inf } }'), 'stub/wrong-kind', '5:25', 'json is the number .inf; expected a number that JSON has'],
    [stub('reply: { json: { a: [1, .nan] } }'), 'stub/wrong-kind', '5:29', '.nan'],
    [stub('request: { JSON: { $.a: -.inf } }\nreply: {}'), 'stub/wrong-kind', '5:29', '-.inf'],
    [stub('scenario: { state: A }\nreply: {}'), 'stub/missing', '5:15', 'a scenario needs "name"'],
    [stub('override: yes please\nreply: {}'), 'stub/wrong-kind', '5:15', 'true or false'],
    ['service: warehouse\nfailures:\n  - failure: bom\n    template: /non', 'stub/unknown-template', '4:15'],
    ['service: warehouse\nfailures:\n  - failure: bom\n    probability: 2', 'stub/wrong-kind', '4:18', 'from 0 to 1'],
    [
      'service: warehouse\nfailures:\n  - failure: bom\n    request: { Parameters: { A: 1 } }',
      'stub/wrong-kind',
      '4:14',
      'write a stub with',
    ],
    [
      'service: warehouse\nfailures:\n  - failure: bom\n    request: { body: { base64: AQ== } }',
      'stub/wrong-kind',
      '4:14',
      'write a stub with',
    ],
    [
      'service: warehouse\nfailures:\n  - failure: bom\n    request: { SOAPVersion: "1.2" }',
      'stub/wrong-kind',
      '4:14',
      'write a stub with',
    ],
    ['service: warehouse\nfailures:\n  - failure: bom\n    request: { JSON: { $: 1 } }', 'stub/wrong-kind', '4:14', 'write a stub with'],
  ])('%j', (source, code, place, ...said) => {
    const { diagnostics, stubs, failures } = read(source)
    expect([diagnostics[0]?.code, stubs.length, failures.length]).toEqual([code, 0, 0])
    const printed = printDiagnostic(diagnostics[0]!)
    expect(printed).toContain(`a.stub.yaml:${place}`)
    for (const one of said) expect(printed).toContain(one)
  })
})

test('a broken stub leaves the others alone, and everything wrong is reported at once', () => {
  const { stubs, diagnostics } = read(`service: warehouse
stubs:
  - template: /none
    method: GTE
    reply: {}
  - { name: good, template: /version, reply: { json: { ok: true } } }`)
  expect(diagnostics.map((one) => one.code)).toEqual(['stub/unknown-template', 'stub/unknown-method'])
  expect(stubs.map((one) => [one.id, one.name, one.method, one.part])).toEqual([['a.stub.yaml:6', 'good', 'Any', 'Version']])
})

test('JSON is YAML, and texts keep the spelling of the file: 007 is no 7', () => {
  const { stubs, diagnostics } = read(
    '{"service":"Склад","stubs":[{"template":"/volume/{VolumeID}/*",'
      + '"request":{"URLParameters":{"VolumeID":"007"}},"reply":{"json":{"sum":10.00}}}]}',
  )
  expect(diagnostics).toEqual([])
  expect([...stubs[0]!.criteria.URLParameters]).toEqual([['VolumeID', { kind: 'equalTo', text: '007' }]])
  expect(
    read(
      'service: Склад\nstubs:\n  - { template: Volume, request: { URLParameters: { VolumeID: 007 } }, reply: {} }',
    ).stubs[0]!.criteria.URLParameters.get('VolumeID'),
  ).toEqual({ kind: 'equalTo', text: '007' })
})

test('a stub that a written handler keeps from ever answering is warned of', () => {
  const { stubs, diagnostics } = read(stub('reply: {}'))
  expect([stubs.length, diagnostics.map((one) => [one.code, one.severity, one.location?.line])]).toEqual([
    1,
    [['stub/shadowed', 'warning', 3]],
  ])
  expect(read(stub('override: true\nreply: {}')).diagnostics).toEqual([])
})

test('aliases are followed, but not without end', () => {
  expect(
    read(
      'service: warehouse\nstubs:\n  - { template: Unwritten, reply: &r { text: a } }\n  - { template: /orders, method: PATCH, reply: *r }',
    ).diagnostics,
  ).toEqual([])
  const bomb = Array.from(
    { length: 9 },
    (_, at) =>
      `a${at}: &a${at} [${
        at === 0
          ? 'x'
          : Array(10)
              .fill(`*a${at - 1}`)
              .join(', ')
      }]`,
  ).join('\n')
  expect(read(bomb).diagnostics[0]).toMatchObject({ code: 'stub/syntax' })
})

test('any text is read without a throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc
          .array(fc.constantFrom('service: warehouse\n', 'stubs:\n', '  - ', '&a ', '*a', '{', '}', '[', '!!x ', '? ', '- ', ': ', '\n'), {
            maxLength: 12,
          })
          .map((all) => all.join('')),
      ),
      (source) => {
        expect(Array.isArray(read(source).diagnostics)).toBe(true)
      },
    ),
  )
})
