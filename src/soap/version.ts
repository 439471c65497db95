/** SOAP 1.1 and SOAP 1.2 as one table of their differences; nothing else asks which of the two it has before it. */

/** The fault codes of SOAP 1.2 (part 1, 5.4.6), which name those of 1.1 as well. */
export type FaultCode = 'VersionMismatch' | 'MustUnderstand' | 'DataEncodingUnknown' | 'Sender' | 'Receiver'

export interface SOAPVersion {
  readonly name: '1.1' | '1.2'
  readonly namespace: string
  /** Media type of its messages. */
  readonly mediaType: 'text/xml' | 'application/soap+xml'
  /** Local names of the fault codes. */
  readonly codes: Readonly<Record<FaultCode, string>>
  /** HTTP status of a fault (1.1: R1126; 1.2: part 2, table 20). */
  readonly statuses: Readonly<Record<FaultCode, number>>
  /** The attribute by which a header block says for whom it is. */
  readonly roleAttribute: 'actor' | 'role'
  /** Roles that this node plays; `''` is that of a block which names none: the ultimate receiver's. */
  readonly roles: ReadonlySet<string>
  /** How `mustUnderstand` may be written (1.1: R1013). */
  readonly flags: ReadonlyMap<string, boolean>
  /**
   * Whether `encodingStyle` is refused where it is not allowed. 1.1 tolerates it: suds sends it with literal calls (R1005-R1007 bind the
   * sender).
   */
  readonly checksEncodingStyle: boolean
  /** Values of `encodingStyle` that claim nothing. */
  readonly plainEncodings: ReadonlySet<string>
}

const NAMESPACE_11 = 'http://schemas.xmlsoap.org/soap/envelope/'
const NAMESPACE_12 = 'http://www.w3.org/2003/05/soap-envelope'

export const soap11: SOAPVersion = {
  name: '1.1',
  namespace: NAMESPACE_11,
  mediaType: 'text/xml',
  codes: {
    VersionMismatch: 'VersionMismatch',
    MustUnderstand: 'MustUnderstand',
    DataEncodingUnknown: 'Client',
    Sender: 'Client',
    Receiver: 'Server',
  },
  statuses: { VersionMismatch: 500, MustUnderstand: 500, DataEncodingUnknown: 500, Sender: 500, Receiver: 500 },
  roleAttribute: 'actor',
  roles: new Set(['', 'http://schemas.xmlsoap.org/soap/actor/next']),
  flags: new Map([
    ['1', true],
    ['0', false],
  ]),
  checksEncodingStyle: false,
  plainEncodings: new Set(),
}

export const soap12: SOAPVersion = {
  name: '1.2',
  namespace: NAMESPACE_12,
  mediaType: 'application/soap+xml',
  codes: {
    VersionMismatch: 'VersionMismatch',
    MustUnderstand: 'MustUnderstand',
    DataEncodingUnknown: 'DataEncodingUnknown',
    Sender: 'Sender',
    Receiver: 'Receiver',
  },
  statuses: { VersionMismatch: 500, MustUnderstand: 500, DataEncodingUnknown: 500, Sender: 400, Receiver: 500 },
  roleAttribute: 'role',
  roles: new Set(['', `${NAMESPACE_12}/role/next`, `${NAMESPACE_12}/role/ultimateReceiver`]),
  flags: new Map([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ]),
  checksEncodingStyle: true,
  plainEncodings: new Set([`${NAMESPACE_12}/encoding/none`]),
}

/** The newer one first, as the Upgrade header lists them. */
export const soapVersions: readonly SOAPVersion[] = [soap12, soap11]

export const versionOf = (namespace: string): SOAPVersion | undefined => soapVersions.find((one) => one.namespace === namespace)
