/** ЗащищенноеСоединениеOpenSSL and the certificates that it takes; files of certificates are read as the run may read files. */
import {
  AuthorityCertificates,
  ClientCertificate,
  CryptoCertificate,
  FileCertificationAuthorityCertificates,
  FileClientCertificate,
  OSCertificationAuthorityCertificates,
  OSClientCertificate,
} from '../../../http/objects/certificates.ts'
import { CryptoProSecureConnection, OpenSSLSecureConnection, type TLSRevocationCheck } from '../../../http/objects/secure.ts'
import { Enumeration, EnumerationValue } from '../../dictionary/library.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { bytesOf } from '../binary/data.ts'
import { givenText, isGiven } from './given.ts'

export const revocationCheck = new Enumeration('РежимПроверкиОтзываTLSСертификатаСервера|TLSServerCertificateRevocationCheckMode', [
  'Авто|Auto',
  'Строгий|Strict',
  'Нестрогий|Soft',
  'НеПроверять|DontCheck',
])

/** A certificate, or a source of them. */
class Certificate<T> extends BslObject {
  readonly type: ObjectType
  readonly held: T

  constructor(type: ObjectType, held: T) {
    super()
    this.type = type
    this.held = held
  }
}

const typeOf = <T>(names: string, kinds: string, make: (run: Run, ...args: unknown[]) => T): ObjectType => {
  const type: ObjectType = new ObjectType(names, {
    create: { kinds, make: (run: Run, ...args: unknown[]) => new Certificate(type, make(run, ...args)) },
  })
  return type
}

const content = (run: Run, source: unknown): Uint8Array => (typeof source === 'string' ? run.files.read(source) : bytesOf(source, 1))

const certificateTypes = [
  typeOf(
    'СертификатКлиентаФайл|FileClientCertificate',
    'sa?',
    (run, path, password) => new FileClientCertificate(content(run, path), givenText(password)),
  ),
  typeOf('СертификатКриптографии|CryptoCertificate', 'a', (run, source) => new CryptoCertificate(content(run, source))),
  ...[
    'СертификатКлиентаОС|OSClientCertificate',
    'СертификатКлиентаWindows|WindowsClientCertificate',
    'СертификатКлиентаMacOS|MacOSClientCertificate',
  ].map((names) => typeOf(names, 'a*', () => new OSClientCertificate())),
  typeOf(
    'СертификатыУдостоверяющихЦентровФайл|FileCertificationAuthorityCertificates',
    'sa?',
    (run, path) => new FileCertificationAuthorityCertificates(content(run, path)),
  ),
  ...['ОС|OS', 'Linux|Linux', 'Windows|Windows', 'MacOS|MacOS'].map((one) => {
    const [russian = '', english = ''] = one.split('|')
    const names = `СертификатыУдостоверяющихЦентров${russian}|${english}CertificationAuthorityCertificates`
    return typeOf(names, '', () => new OSCertificationAuthorityCertificates())
  }),
]

export class SecureObject extends BslObject {
  readonly type = secureType
  readonly secure: OpenSSLSecureConnection
  readonly client: unknown
  readonly authorities: unknown
  readonly revocation: EnumerationValue

  constructor(client: unknown = null, authorities: unknown = null, revocation: unknown = null) {
    super()
    this.client = client
    this.authorities = authorities
    this.revocation = modeOf(revocation)
    this.secure = new OpenSSLSecureConnection(
      heldBy(client, ClientCertificate, 1),
      heldBy(authorities, AuthorityCertificates, 2),
      this.revocation.english as keyof typeof TLSRevocationCheck,
    )
  }
}

function heldBy<T>(value: unknown, type: abstract new (...args: never[]) => T, position: number): T | undefined {
  if (!isGiven(value)) return undefined
  if (value instanceof Certificate && value.held instanceof type) return value.held
  throw errors.mismatch(position)
}

function modeOf(value: unknown): EnumerationValue {
  if (!isGiven(value)) return revocationCheck.of('Auto')
  if (value instanceof EnumerationValue && revocationCheck.values.includes(value)) return value
  throw errors.mismatch(3)
}

const secureType: ObjectType = new ObjectType('ЗащищенноеСоединениеOpenSSL|OpenSSLSecureConnection', {
  create: {
    kinds: 'a?a?a?',
    make: (_run, client?: unknown, authorities?: unknown, revocation?: unknown) => new SecureObject(client, authorities, revocation),
  },
  properties: {
    'СертификатКлиента|ClientCertificate': { get: (self: SecureObject) => self.client },
    'СертификатыУдостоверяющихЦентров|CertificationAuthorityCertificates': { get: (self: SecureObject) => self.authorities },
    'РежимПроверкиОтзываTLSСертификатаСервера|TLSRevocationCheck': { get: (self: SecureObject) => self.revocation },
  },
})

/** Making one ends in a text that says why. */
const cryptoProType: ObjectType = new ObjectType('ЗащищенноеСоединениеКриптоПро|CryptoProSecureConnection', {
  create: { kinds: 'a*', make: () => new CryptoProSecureConnection() },
})

export const secureTypes = [secureType, cryptoProType, ...certificateTypes]
