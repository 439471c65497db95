/** What SOAP 1.2 part 1, SOAP 1.1 and WS-I Basic Profile 1.1 say of messages and headers: each row names its clause. */
import { createPlatform } from 'onec-standin'
import { beforeEach, describe, expect, it } from 'vitest'
import { envelope, SOAP11, SOAP12, throughHandle } from '../ws/exchange.ts'
import { calls, service } from '../ws/test-service.ts'

const exchange = throughHandle(createPlatform({ services: [service] }))
const path = '/ws/test.1cws'
const ping = '<t:Ping xmlns:t="urn:test"/>'
const ROLE = `${SOAP12}/role`
const ACTOR = 'http://schemas.xmlsoap.org/soap/actor/next'
const block = (attributes: string, name = 'A'): string => `<h:${name} xmlns:h="urn:h" ${attributes}><x>1</x></h:${name}>`

const wrapped = (namespace: string, inside: string, attributes = ''): string =>
  `<s:Envelope xmlns:s="${namespace}"${attributes}>${inside}</s:Envelope>`

/** `ok`: served; else the local name of the fault code. */
type Outcome = 'ok' | 'Client' | 'Sender' | 'MustUnderstand' | 'VersionMismatch' | 'DataEncodingUnknown'

const statuses: Readonly<Record<Outcome, number>> = {
  ok: 200,
  Client: 500,
  Sender: 400,
  MustUnderstand: 500,
  VersionMismatch: 500,
  DataEncodingUnknown: 500,
}

const soap12: readonly (readonly [clause: string, what: string, message: string, outcome: Outcome])[] = [
  ['5.1', 'a message without Header', envelope(SOAP12, ping), 'ok'],
  [
    '5.1',
    'attributes of other namespaces on Envelope and Body',
    wrapped(SOAP12, `<s:Body z:a="1">${ping}</s:Body>`, ' xmlns:z="urn:z" z:a="1"'),
    'ok',
  ],
  ['5.2', 'an empty Header', wrapped(SOAP12, `<s:Header/><s:Body>${ping}</s:Body>`), 'ok'],
  ['5.2', 'a header block that need not be understood', envelope(SOAP12, ping, block('')), 'ok'],
  ['5.2.3', 'mustUnderstand="0"', envelope(SOAP12, ping, block('s:mustUnderstand="0"')), 'ok'],
  ['5.2.3', 'mustUnderstand="false"', envelope(SOAP12, ping, block('s:mustUnderstand="false"')), 'ok'],
  ['5.2.3', 'mustUnderstand="1" for the ultimate receiver', envelope(SOAP12, ping, block('s:mustUnderstand="1"')), 'MustUnderstand'],
  ['5.2.3', 'mustUnderstand="true" with blanks around', envelope(SOAP12, ping, block('s:mustUnderstand=" true "')), 'MustUnderstand'],
  ['5.2.3', 'mustUnderstand of no boolean', envelope(SOAP12, ping, block('s:mustUnderstand="yes"')), 'Sender'],
  [
    '5.2.3',
    'mustUnderstand of SOAP 1.1 is not an attribute of SOAP 1.2',
    envelope(SOAP12, ping, block(`xmlns:o="${SOAP11}" o:mustUnderstand="1"`)),
    'ok',
  ],
  ['5.2.2', 'role next is ours', envelope(SOAP12, ping, block(`s:mustUnderstand="1" s:role="${ROLE}/next"`)), 'MustUnderstand'],
  [
    '5.2.2',
    'role ultimateReceiver is ours',
    envelope(SOAP12, ping, block(`s:mustUnderstand="1" s:role="${ROLE}/ultimateReceiver"`)),
    'MustUnderstand',
  ],
  ['5.2.2', "an empty role is the ultimate receiver's", envelope(SOAP12, ping, block('s:mustUnderstand="1" s:role=""')), 'MustUnderstand'],
  ['2.2', "role none is nobody's", envelope(SOAP12, ping, block(`s:mustUnderstand="1" s:role="${ROLE}/none"`)), 'ok'],
  ['2.2', "another role is somebody else's", envelope(SOAP12, ping, block('s:mustUnderstand="1" s:role="urn:proxy"')), 'ok'],
  ['5.2.4', 'relay does not make a block understood', envelope(SOAP12, ping, block('s:mustUnderstand="1" s:relay="1"')), 'MustUnderstand'],
  ['5.2.4', 'relay without mustUnderstand', envelope(SOAP12, ping, block(`s:relay="true" s:role="${ROLE}/next"`)), 'ok'],
  ['5.2.4', 'relay of no boolean', envelope(SOAP12, ping, block('s:relay="on"')), 'Sender'],
  [
    '2.6',
    'MustUnderstand comes before what is wrong with the Body',
    envelope(SOAP12, '<x/>', block('s:mustUnderstand="1"')),
    'MustUnderstand',
  ],
  ['5.2.1', 'a header block without namespace', envelope(SOAP12, ping, '<a/>'), 'Sender'],
  ['5.4.7', 'an envelope of no version', envelope('http://www.w3.org/2002/06/soap-envelope', ping), 'VersionMismatch'],
  ['5.4.7', 'a document element that is not an Envelope', `<s:Letter xmlns:s="${SOAP12}"/>`, 'VersionMismatch'],
  ['5.1.1', 'encodingStyle on Envelope', wrapped(SOAP12, `<s:Body>${ping}</s:Body>`, ' s:encodingStyle="urn:e"'), 'Sender'],
  ['5.1.1', 'encodingStyle on Body', wrapped(SOAP12, `<s:Body s:encodingStyle="urn:e">${ping}</s:Body>`), 'Sender'],
  ['5.1.1', 'encodingStyle on Header', wrapped(SOAP12, `<s:Header s:encodingStyle="urn:e"/><s:Body>${ping}</s:Body>`), 'Sender'],
  [
    '5.1.1',
    'encodingStyle "none" on the Body\'s element',
    envelope(SOAP12, `<t:Ping xmlns:t="urn:test" s:encodingStyle="${SOAP12}/encoding/none"/>`),
    'ok',
  ],
  [
    '5.4.6',
    "an unknown encodingStyle on the Body's element",
    envelope(SOAP12, '<t:Ping xmlns:t="urn:test" s:encodingStyle="http://www.w3.org/2003/05/soap-encoding"/>'),
    'DataEncodingUnknown',
  ],
  ['5', 'a processing instruction', envelope(SOAP12, `<?x y?>${ping}`), 'Sender'],
  ['5', 'a processing instruction before the envelope', `<?x y?>${envelope(SOAP12, ping)}`, 'Sender'],
  ['5', 'a document type declaration', `<!DOCTYPE a>${envelope(SOAP12, ping)}`, 'Sender'],
  ['5', 'comments', `<!-- a -->${envelope(SOAP12, `<!-- b -->${ping}`)}<!-- c -->`, 'ok'],
  ['5.1', 'an element behind Body', wrapped(SOAP12, `<s:Body>${ping}</s:Body><a xmlns="urn:a"/>`), 'Sender'],
  ['5.1', 'two Bodies', wrapped(SOAP12, `<s:Body>${ping}</s:Body><s:Body>${ping}</s:Body>`), 'Sender'],
  ['5.1', 'Header behind Body', wrapped(SOAP12, `<s:Body>${ping}</s:Body><s:Header/>`), 'Sender'],
  ['5.1', 'two Headers', wrapped(SOAP12, `<s:Header/><s:Header/><s:Body>${ping}</s:Body>`), 'Sender'],
  ['5.1', 'no Body', wrapped(SOAP12, '<s:Header/>'), 'Sender'],
  ['5.1', 'nothing at all', wrapped(SOAP12, ''), 'Sender'],
  ['5.1', 'another element in the place of Body', wrapped(SOAP12, '<s:Corpus/>'), 'Sender'],
  ['5.1', 'a Body of the other version', wrapped(SOAP12, `<o:Body xmlns:o="${SOAP11}">${ping}</o:Body>`), 'Sender'],
  ['5.3', 'text in the Envelope', wrapped(SOAP12, `a<s:Body>${ping}</s:Body>`), 'Sender'],
  ['5.3', 'an empty Body calls nothing', wrapped(SOAP12, '<s:Body/>'), 'Sender'],
  ['5.3', 'two elements in Body call nothing', envelope(SOAP12, ping + ping), 'Sender'],
  ['5.3', "text beside the Body's element", envelope(SOAP12, `${ping}a`), 'Sender'],
]

const soap11: typeof soap12 = [
  ['4', 'a message without Header', envelope(SOAP11, ping), 'ok'],
  ['R1013', 'mustUnderstand="1"', envelope(SOAP11, ping, block('s:mustUnderstand="1"')), 'MustUnderstand'],
  ['R1013', 'mustUnderstand="true" is not of SOAP 1.1', envelope(SOAP11, ping, block('s:mustUnderstand="true"')), 'Client'],
  ['4.2.2', 'actor next is ours', envelope(SOAP11, ping, block(`s:mustUnderstand="1" s:actor="${ACTOR}"`)), 'MustUnderstand'],
  ['4.2.2', "another actor is somebody else's", envelope(SOAP11, ping, block('s:mustUnderstand="1" s:actor="urn:proxy"')), 'ok'],
  ['4.2.2', 'role is not of SOAP 1.1', envelope(SOAP11, ping, block(`s:mustUnderstand="1" s:role="${ROLE}/none"`)), 'MustUnderstand'],
  [
    'R1025',
    'MustUnderstand comes before what is wrong with the Body',
    envelope(SOAP11, '<x/>', block('s:mustUnderstand="1"')),
    'MustUnderstand',
  ],
  [
    'R1005, tolerated',
    'encodingStyle on Envelope, as suds sends it',
    wrapped(SOAP11, `<s:Body>${ping}</s:Body>`, ' s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"'),
    'ok',
  ],
  [
    'R1007, tolerated',
    "encodingStyle on the Body's element",
    envelope(SOAP11, '<t:Ping xmlns:t="urn:test" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/>'),
    'ok',
  ],
  ['R1008', 'a document type declaration', `<!DOCTYPE a>${envelope(SOAP11, ping)}`, 'Client'],
  ['R1009', 'a processing instruction', envelope(SOAP11, `<?x y?>${ping}`), 'Client'],
  ['R1011', 'an element behind Body', wrapped(SOAP11, `<s:Body>${ping}</s:Body><a xmlns="urn:a"/>`), 'Client'],
  ['R1014', "a Body's element without namespace", envelope(SOAP11, '<Ping/>'), 'Client'],
  ['R1015', 'an envelope of no namespace', '<Envelope><Body/></Envelope>', 'VersionMismatch'],
  ['R1015', 'a document element that is not an Envelope', '<html/>', 'Client'],
  ['R1017', 'values without xsi:type', envelope(SOAP11, '<t:Echo xmlns:t="urn:test"><t:Text>a</t:Text></t:Echo>'), 'ok'],
  ['R2712', 'an attribute that the element does not have', envelope(SOAP11, '<t:Ping xmlns:t="urn:test" a="1"/>'), 'Client'],
]

beforeEach(() => {
  calls.count = 0
})

const codeOf = (text: string): string => /(?:<faultcode>|<soap:Value>)soap:(\w+)/.exec(text)?.[1] ?? 'ok'

describe.each([
  ['SOAP 1.2', soap12, 'application/soap+xml', SOAP12],
  ['SOAP 1.1', soap11, 'text/xml', SOAP11],
] as const)('%s', (_version, rows, type, namespace) => {
  it.each(rows)('%s: %s', async (_clause, _what, message, outcome) => {
    const answer = await exchange({ path, headers: ['Content-Type', `${type}; charset=utf-8`], body: message })
    expect([codeOf(answer.text), answer.status]).toEqual([outcome, statuses[outcome]])
    expect(answer.headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    expect(answer.text).toContain(`xmlns:soap="${namespace}"`)
    expect(calls.count).toBe(outcome === 'ok' ? 1 : 0)
  })
})

describe('the version', () => {
  it.each([
    ['is that of the envelope, whatever the Content-Type says', 'text/xml', envelope(SOAP12, ping), SOAP12],
    ['is that of the envelope for a fault, too', 'text/xml', envelope(SOAP12, '<x/>'), SOAP12],
    ['is 1.1 of a form, as curl sends it', 'application/x-www-form-urlencoded', envelope(SOAP11, ping), SOAP11],
    ['is 1.2 of what is not XML, where the Content-Type says so', 'application/soap+xml', 'x', SOAP12],
    ['is 1.1 of what is not XML otherwise', 'application/xml', 'x', SOAP11],
    ['is that of the Content-Type where an envelope breaks off', 'text/xml', envelope(SOAP12, ping).slice(0, -1), SOAP11],
  ])('%s', async (_, type, body, namespace) => {
    expect((await exchange({ path, headers: ['Content-Type', type], body })).text).toContain(`xmlns:soap="${namespace}"`)
  })

  it('needs no Content-Type', async () => {
    expect((await exchange({ path, body: envelope(SOAP11, ping) })).status).toBe(200)
  })

  it('of all header blocks that are not understood every one is named', async () => {
    const { text } = await exchange({
      path,
      body: envelope(SOAP12, ping, block('s:mustUnderstand="1"') + block('s:mustUnderstand="1"', 'B')),
    })
    expect(text.match(/<soap:NotUnderstood qname="q:\w+"/g)).toEqual(['<soap:NotUnderstood qname="q:A"', '<soap:NotUnderstood qname="q:B"'])
  })
})
