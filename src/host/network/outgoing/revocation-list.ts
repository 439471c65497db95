/** Lists of revoked certificates (RFC 5280, 5), and of a certificate what they are compared with: read from DER or PEM. */
import { inBoth } from '../../../diagnostics/said-error.ts'
import { readAll, readOne, type Element } from './der.ts'

export interface RevocationList {
  /** The issuer's name as its DER in hexadecimal. */
  readonly issuer: string
  /** The part that is signed. */
  readonly signed: Uint8Array
  /** Of node's cryptography; `undefined` for an algorithm that is not known here, which makes the list worth nothing. */
  readonly digest: string | undefined
  readonly signature: Uint8Array
  /** Milliseconds since 1970. */
  readonly from: number
  readonly until: number | undefined
  /** Serial numbers in hexadecimal. */
  readonly serials: ReadonlySet<string>
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** Algorithms by the DER of their object identifiers. */
const digests: Readonly<Record<string, string>> = {
  '2a864886f70d010105': 'sha1',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
}

/** The lists of one file. Throws for what is not one. */
export function readRevocationLists(file: Uint8Array): readonly RevocationList[] {
  const text = Buffer.from(file).toString('latin1')
  const framed = [...text.matchAll(/-----BEGIN X509 CRL-----([^-]*)-----END X509 CRL-----/g)]
  const lists = framed.length > 0 ? framed.map(([, base64]) => new Uint8Array(Buffer.from(base64!, 'base64'))) : [file]
  return lists.map(readList)
}

function readList(bytes: Uint8Array): RevocationList {
  const [list, algorithm, signature] = readAll(readOne(bytes).content)
  if (list === undefined || algorithm === undefined || signature === undefined)
    throw inBoth(new Error('not a list of revoked certificates'), 'это не список отозванных сертификатов')
  const parts = readAll(list.content)
  // The version comes first where there is one.
  const [, issuer, from, ...rest] = parts[0]?.tag === INTEGER ? parts.slice(1) : parts
  if (issuer === undefined || from === undefined)
    throw inBoth(new Error('not a list of revoked certificates'), 'это не список отозванных сертификатов')
  const until = rest[0] !== undefined && isTime(rest[0]) ? rest.shift() : undefined
  const entries = rest[0]?.tag === SEQUENCE ? readAll(rest[0].content) : []
  return {
    issuer: hex(issuer.bytes),
    signed: list.bytes,
    digest: digests[hex(readOne(algorithm.content).content)],
    // A bit string: its first byte says how many bits of the last are not used.
    signature: signature.content.subarray(1),
    from: timeOf(from),
    until: until && timeOf(until),
    serials: new Set(entries.map((one) => hex(readOne(one.content).content))),
  }
}

const INTEGER = 0x02
const SEQUENCE = 0x30
const UTC_TIME = 0x17
const GENERALIZED_TIME = 0x18

const isTime = ({ tag }: Element): boolean => tag === UTC_TIME || tag === GENERALIZED_TIME

/** `250131120000Z`, `20250131120000Z`. */
function timeOf({ tag, content }: Element): number {
  const text = Buffer.from(content).toString('latin1')
  const full = tag === GENERALIZED_TIME ? text : `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`
  return Date.parse(full.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*$/, '$1-$2-$3T$4:$5:$6Z'))
}

/** Issuer and serial number of a certificate (RFC 5280, 4.1). */
export function readCertificate(bytes: Uint8Array): { readonly issuer: string; readonly serial: string } {
  const parts = readAll(readOne(readOne(bytes).content).content)
  const [serial, , issuer] = parts[0]?.tag === INTEGER ? parts : parts.slice(1)
  if (serial === undefined || issuer === undefined) throw inBoth(new Error('not a certificate'), 'это не сертификат')
  return { issuer: hex(issuer.bytes), serial: hex(serial.content) }
}
