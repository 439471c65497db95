import { expect, test } from 'vitest'
import {
  designerFile,
  designerHTTPService,
  designerObject,
  designerTemplate,
  edtFile,
  soundService,
} from '../../../test/support/configuration-text.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { printDiagnostic } from '../../diagnostics/print.ts'
import { readConfiguration } from '../configuration.ts'
import type { HTTPServiceMetadata } from './http-service.ts'

/** Reads the text as the service `Exchange`, beside a sound service that has to be read whatever is wrong with the first. */
function readBeside(text: string | Uint8Array, kind: 'designer' | 'edt' = 'designer') {
  const files =
    kind === 'designer'
      ? { 'HTTPServices/Exchange.xml': text, 'HTTPServices/Sound.xml': designerHTTPService({ Name: 'Sound' }) }
      : {
          'HTTPServices/Exchange/Exchange.mdo': text,
          'HTTPServices/Sound/Sound.mdo': edtFile('HTTPService', '<name>Sound</name><rootURL>sound</rootURL>'),
        }
  const { httpServices, diagnostics } = readConfiguration(memoryFiles(files), { kind, root: '' })
  return {
    names: httpServices.map((one) => one.Name),
    service: httpServices.find((one) => one.Name === 'Exchange') as HTTPServiceMetadata | undefined,
    diagnostics,
  }
}

const sound = designerHTTPService({}, [designerTemplate('All', '/*', [['Get', 'GET', 'AllGet']])])
const without = (text: string, pattern: RegExp): string => text.replace(pattern, '')

// Each row: what is wrong, the file, code and place of the diagnostic, whether the service itself is still served.
test.each<[string, string | Uint8Array, string, number, boolean]>([
  ['is cut off', sound.slice(0, sound.indexOf('<Template>')), 'metadata/not-well-formed', 14, false],
  ['is empty', '', 'metadata/not-well-formed', 1, false],
  ['is not UTF-8', new Uint8Array([0x3c, 0xff, 0xfe, 0x3e]), 'metadata/not-well-formed', 1, false],
  ['has a DOCTYPE', sound.replace('?>\n', '?>\n<!DOCTYPE MetaDataObject [<!ENTITY a "b">]>\n'), 'metadata/doctype', 2, false],
  ['is of another kind', designerFile(designerObject('Catalog', soundService)), 'metadata/not-the-object', 2, false],
  ['is of another namespace', sound.replace('8.3/MDClasses', '8.9/MDClasses'), 'metadata/not-the-object', 2, false],
  ['has no name', without(sound, /<Name>Exchange<\/Name>/), 'metadata/missing-property', 3, false],
  ['has a name that is none', sound.replace('>Exchange<', '>../Exchange<'), 'metadata/not-a-name', 5, false],
  ['has no root URL', without(sound, /<RootURL>.*<\/RootURL>/), 'metadata/missing-property', 3, false],
  ['has an empty root URL', designerHTTPService({ RootURL: ' ' }), 'metadata/missing-property', 6, false],
  ['has no session mode', without(sound, /<ReuseSessions>.*<\/ReuseSessions>/), 'metadata/missing-property', 3, false],
  ['has an unknown session mode', designerHTTPService({ ReuseSessions: 'Sometimes' }), 'metadata/unknown-value', 7, false],
  ['has a session age that is not a number', designerHTTPService({ SessionMaxAge: '-5' }), 'metadata/unknown-value', 8, false],
  ['belongs to nobody known', designerHTTPService({ ObjectBelonging: 'Borrowed' }), 'metadata/unknown-value', 9, false],
  ['has a template without text', designerHTTPService({}, [designerTemplate('A', '')]), 'metadata/missing-property', 14, true],
  [
    'has a template twice',
    designerHTTPService({}, [designerTemplate('A', '/a'), designerTemplate('A', '/b')]),
    'metadata/duplicate-name',
    23,
    true,
  ],
  [
    'has an unknown method',
    designerHTTPService({}, [designerTemplate('A', '/a', [['M', 'FETCH', 'AM']])]),
    'metadata/unknown-value',
    20,
    true,
  ],
  [
    'has a method without handler',
    designerHTTPService({}, [designerTemplate('A', '/a', [['M', 'GET', '']])]),
    'metadata/no-handler',
    21,
    true,
  ],
  [
    'has two methods for GET',
    designerHTTPService({}, [
      designerTemplate('A', '/a', [
        ['M', 'GET', 'AM'],
        ['N', 'GET', 'AN'],
      ]),
    ]),
    'metadata/duplicate-method',
    30,
    true,
  ],
])('a service whose description %s is diagnosed at its place, and the others are still read', (_, text, code, line, served) => {
  const { names, diagnostics } = readBeside(text)
  expect(diagnostics.map((one) => [one.code, one.location?.file, one.location?.line])).toEqual([[code, 'HTTPServices/Exchange.xml', line]])
  expect(names).toEqual(served ? ['Exchange', 'Sound'] : ['Sound'])
})

test('a template keeps the place of its text, with the line for the code frame', () => {
  const { service } = readBeside(designerHTTPService({}, [designerTemplate('A', '/a/*/b')]))
  expect(service?.URLTemplates[0]?.location).toEqual({
    file: 'HTTPServices/Exchange.xml',
    line: 14,
    column: 11,
    length: 6,
    text: '<Template>/a/*/b</Template>',
  })
})

test('a diagnostic of a value prints as line and caret', () => {
  expect(printDiagnostic(readBeside(designerHTTPService({ ReuseSessions: 'Sometimes' })).diagnostics[0]!)).toBe(
    'HTTPServices/Exchange.xml:7:16: error: HTTPService.Exchange: ReuseSessions is "Sometimes"; allowed: DontUse, Use, AutoUse '
      + '[metadata/unknown-value]\n'
      + '  7 | <ReuseSessions>Sometimes</ReuseSessions>\n'
      + '    |                ^^^^^^^^^',
  )
})

// source 3 (A: GET … TRACE, HEAD, Any), chapter 17.3.2.2.3 (the rest), source 59 (D: spellings of Any).
test.each([
  ['GET', 'GET'],
  ['MERGE', 'MERGE'],
  ['PROPPATCH', 'PROPPATCH'],
  ['HEAD', 'HEAD'],
  ['TRACE', 'TRACE'],
  ['CONNECT', 'CONNECT'],
  ['Any', 'Any'],
  ['ANY', 'Any'],
  ['Любой', 'Any'],
  ['ЛЮБОЙ', 'Any'],
])('the method %s is read as %s', (written, expected) => {
  const { service } = readBeside(designerHTTPService({}, [designerTemplate('A', '/a', [['M', written, 'AM']])]))
  expect(service?.URLTemplates[0]?.Methods[0]?.HTTPMethod).toBe(expected)
})

test('what EDT leaves out has its default: GET, DontUse, 20 seconds', () => {
  const template =
    '<urlTemplates><name>A</name><template>/a</template><methods><name>M</name><handler>AM</handler></methods></urlTemplates>'
  const { service, diagnostics } = readBeside(edtFile('HTTPService', `<name>Exchange</name><rootURL>e</rootURL>${template}`), 'edt')
  expect(diagnostics).toEqual([])
  expect(service).toMatchObject({
    ReuseSessions: 'DontUse',
    SessionMaxAge: 20,
    URLTemplates: [{ Methods: [{ HTTPMethod: 'GET', Handler: 'AM' }] }],
  })
})

// source 59, C: a real project has a second method without httpMethod where the Designer's dump has HEAD.
test('a second method that EDT left out is diagnosed with a word on HEAD', () => {
  const methods = ['M', 'N'].map((name) => `<methods><name>${name}</name><handler>A${name}</handler></methods>`).join('')
  const { service, diagnostics } = readBeside(
    edtFile(
      'HTTPService',
      `<name>Exchange</name><rootURL>e</rootURL><urlTemplates><name>A</name><template>/a</template>${methods}</urlTemplates>`,
    ),
    'edt',
  )
  expect(diagnostics.map((one) => [one.severity, one.code])).toEqual([['warning', 'metadata/method-left-out']])
  expect(service?.URLTemplates[0]?.Methods.map((one) => one.Handler)).toEqual(['AM'])
})

test('a file that cannot be read is diagnosed', () => {
  const files = memoryFiles({ 'HTTPServices/Exchange.xml': sound })
  const { httpServices, diagnostics } = readConfiguration({ ...files, read: () => undefined }, { kind: 'designer', root: '' })
  expect(httpServices).toEqual([])
  expect(diagnostics.map((one) => one.code)).toEqual(['metadata/unreadable'])
})

test('a service that two files describe is read from the first of them', () => {
  const files = memoryFiles({ 'HTTPServices/A.xml': sound, 'HTTPServices/B.xml': designerHTTPService({ RootURL: 'other' }) })
  const { httpServices, diagnostics } = readConfiguration(files, { kind: 'designer', root: '' })
  expect(httpServices.map((one) => one.file)).toEqual(['HTTPServices/A.xml'])
  expect(diagnostics.map((one) => [one.code, one.location?.file, one.related?.[0]?.location.file])).toEqual([
    ['metadata/duplicate-name', 'HTTPServices/B.xml', 'HTTPServices/A.xml'],
  ])
})
