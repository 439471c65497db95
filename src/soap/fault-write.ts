/** A fault as the envelope of either version, in the layout of 1C's answers (sources 49, 52). */
import { illegalCharacter, isNCName } from '../xml/characters.ts'
import type { Name } from '../xml/name.ts'
import { XMLWriter } from '../xml/write.ts'
import { NotUnderstood, type FaultDetail, type SOAPFault } from './fault.ts'
import { soapVersions, type SOAPVersion } from './version.ts'

export function writeFault(version: SOAPVersion, fault: SOAPFault): string {
  const writer = new XMLWriter('1c').start('soap:Envelope').attribute('xmlns:soap', version.namespace)
  if (version.name === '1.2') writeHeader(writer, fault)
  writer.start('soap:Body').start('soap:Fault')
  if (version.name === '1.1') write11(writer, fault, version)
  else write12(writer, fault, version)
  return writer.end().end().end().finish()
}

/**
 * All children of a 1.1 fault are in no namespace (R1001). `detail` says that the body was at fault; a header's fault has none (SOAP 1.1,
 * 4.4).
 */
function write11(writer: XMLWriter, fault: SOAPFault, version: SOAPVersion): void {
  writer.leaf('faultcode', `soap:${version.codes[fault.code]}`).leaf('faultstring', legal(fault.message))
  if (fault.code === 'MustUnderstand' || fault.code === 'VersionMismatch') return
  writer.start('detail')
  writeDetail(writer, fault.Detail)
  writer.end()
}

function write12(writer: XMLWriter, fault: SOAPFault, version: SOAPVersion): void {
  writer.start('soap:Code').leaf('soap:Value', `soap:${version.codes[fault.code]}`)
  fault.Subcodes.forEach((one, index) => {
    writer.start('soap:Subcode').start('soap:Value').attribute(`xmlns:s${index}`, one.namespace).text(`s${index}:${one.local}`).end()
  })
  for (const _ of fault.Subcodes) writer.end()
  writer.end().start('soap:Reason').start('soap:Text').attribute('xml:lang', 'ru').text(legal(fault.message)).end().end()
  if (fault.Detail.length === 0) return
  writer.start('soap:Detail')
  writeDetail(writer, fault.Detail)
  writer.end()
}

/** Upgrade and NotUnderstood (SOAP 1.2 part 1, 5.4.7 and 5.4.8). */
function writeHeader(writer: XMLWriter, fault: SOAPFault): void {
  const named = (local: string, name: Name): unknown =>
    writer.start(`soap:${local}`).attribute('qname', `q:${name.local}`).attribute('xmlns:q', name.namespace).end()
  if (fault.code === 'VersionMismatch') {
    writer.start('soap:Header').start('soap:Upgrade')
    for (const { namespace } of soapVersions) named('SupportedEnvelope', { namespace, local: 'Envelope' })
    writer.end().end()
  } else if (fault instanceof NotUnderstood) {
    writer.start('soap:Header')
    for (const one of fault.blocks) named('NotUnderstood', one)
    writer.end()
  }
}

function writeDetail(writer: XMLWriter, detail: readonly FaultDetail[], inherited = ''): void {
  for (const { namespace, local, content } of detail) {
    writer.start(isNCName(local) ? local : 'detail')
    if (namespace !== inherited) writer.attribute('xmlns', namespace)
    if (typeof content === 'string') writer.text(legal(content))
    else writeDetail(writer, content, namespace)
    writer.end()
  }
}

/** An exception's text may hold anything: what XML cannot carry becomes U+FFFD. */
const legal = (text: string): string =>
  illegalCharacter(text) < 0 ? text : Array.from(text, (one) => (illegalCharacter(one) < 0 ? one : '\uFFFD')).join('')
