/** Schemas that descriptions import and that seldom lie beside them: known by their namespace, without a file or a network. */
import { isKnownNamespace } from './built-in.ts'
import { parseDocument, type AnyImport, type ImportOutcome } from './outcome.ts'

interface WellKnown {
  readonly location: string
  readonly text: string
}

const uri = '<xs:anyAttribute namespace="##other" processContents="lax"/></xs:extension></xs:simpleContent></xs:complexType>'
const open = '<xs:sequence><xs:any namespace="##any" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>'
const simple = (name: string, base: string, attributes = ''): string =>
  `<xs:complexType name="${name}"><xs:simpleContent><xs:extension base="${base}">${attributes}${uri}`
const element = (name: string, type: string): string => `<xs:element name="${name}" type="${type}"/>`
const bag = (name: string): string =>
  `<xs:complexType name="${name}">${open}<xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType>`

/** The components of WS-Addressing 1.0, Core 2.1 and 3.1 and SOAP Binding 6.4, as its schema declares them. */
const addressing = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/2005/08/addressing"
  targetNamespace="http://www.w3.org/2005/08/addressing" elementFormDefault="qualified">
${element('EndpointReference', 'EndpointReferenceType')}
<xs:complexType name="EndpointReferenceType"><xs:sequence>${element('Address', 'AttributedURIType')}
<xs:element ref="ReferenceParameters" minOccurs="0"/><xs:element ref="Metadata" minOccurs="0"/>
<xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
<xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType>
${element('ReferenceParameters', 'ReferenceParametersType')}
${bag('ReferenceParametersType')}
${element('Metadata', 'MetadataType')}
${bag('MetadataType')}
${element('MessageID', 'AttributedURIType')}
${element('RelatesTo', 'RelatesToType')}
${simple('RelatesToType', 'xs:anyURI', '<xs:attribute name="RelationshipType" type="xs:anyURI"/>')}
${['ReplyTo', 'From', 'FaultTo'].map((name) => element(name, 'EndpointReferenceType')).join('\n')}
${['To', 'Action', 'ProblemIRI'].map((name) => element(name, 'AttributedURIType')).join('\n')}
${simple('AttributedURIType', 'xs:anyURI')}
<xs:attribute name="IsReferenceParameter" type="xs:boolean"/>
${element('RetryAfter', 'AttributedUnsignedLongType')}
${simple('AttributedUnsignedLongType', 'xs:unsignedLong')}
${element('ProblemHeaderQName', 'AttributedQNameType')}
${simple('AttributedQNameType', 'xs:QName')}
${element('ProblemAction', 'ProblemActionType')}
<xs:complexType name="ProblemActionType"><xs:sequence><xs:element ref="Action" minOccurs="0"/>
<xs:element name="SoapAction" type="xs:anyURI" minOccurs="0"/></xs:sequence>
<xs:anyAttribute namespace="##other" processContents="lax"/></xs:complexType>
</xs:schema>`

/** "Describing Media Content of Binary Data in XML", section 3. */
const media = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="http://www.w3.org/2005/05/xmlmime"
  targetNamespace="http://www.w3.org/2005/05/xmlmime">
<xs:attribute name="contentType" type="xs:string"/><xs:attribute name="expectedContentTypes" type="xs:string"/>
<xs:complexType name="base64Binary"><xs:simpleContent><xs:extension base="xs:base64Binary"><xs:attribute ref="contentType"/>
</xs:extension></xs:simpleContent></xs:complexType>
<xs:complexType name="hexBinary"><xs:simpleContent><xs:extension base="xs:hexBinary"><xs:attribute ref="contentType"/>
</xs:extension></xs:simpleContent></xs:complexType>
</xs:schema>`

const known: ReadonlyMap<string, WellKnown> = new Map([
  ['http://www.w3.org/2005/08/addressing', { location: 'standin:ws-addressing.xsd', text: addressing }],
  ['http://www.w3.org/2005/05/xmlmime', { location: 'standin:xmlmime.xsd', text: media }],
])

const texts: ReadonlyMap<string, string> = new Map([...known.values()].map((one) => [one.location, one.text]))

/** The text of a schema that was supplied, by its location. */
export const wellKnownText = (location: string): string | undefined => texts.get(location)

/**
 * Supplies what imports of well-known namespaces did not bring, because they name no location or what they name cannot be had. A schema
 * that is there goes before: in the description itself, at its location, or from the caller.
 */
export function supplyWellKnown(outcomes: Map<AnyImport, ImportOutcome>, loaded: ReadonlySet<string>): void {
  const parsed = new Map<string, ImportOutcome>()
  for (const [one, outcome] of outcomes) {
    if (!('kind' in one) || one.kind !== 'import' || one.namespace === undefined) continue
    if (outcome.is !== 'nothing' && (outcome.is !== 'failed' || outcome.place !== undefined)) continue
    const supplied = known.get(one.namespace)
    if (isKnownNamespace(one.namespace)) outcomes.set(one, { is: 'nothing' })
    else if (supplied && !loaded.has(one.namespace)) {
      const schema = parsed.get(one.namespace) ?? parseDocument(new TextEncoder().encode(supplied.text), supplied.location)
      parsed.set(one.namespace, schema)
      outcomes.set(one, schema)
    }
  }
}
