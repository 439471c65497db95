/** `OpenSSLSecureConnection` (ЗащищенноеСоединениеOpenSSL): how an HTTPConnection speaks TLS (chapter 17.3.1.3). */
import { inBoth } from '../../diagnostics/said-error.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { outgoingError } from '../../exchange/outgoing/error.ts'
import type { OutgoingFile, OutgoingTLS, RevocationCheck } from '../../exchange/outgoing/request.ts'
import { inRussian } from '../../names/bilingual.ts'
import { memberNames } from '../../names/members.ts'
import { AuthorityCertificates, ClientCertificate } from './certificates.ts'

/** `РежимПроверкиОтзываTLSСертификатаСервера`: what is done where it cannot be checked whether a certificate is revoked. */
export const TLSRevocationCheck = {
  /** `Авто`. As Soft. */
  Auto: 'Auto',
  /** `Строгий`. The call is refused. */
  Strict: 'Strict',
  /** `Нестрогий`. The call goes on; a certificate that a list names is refused. */
  Soft: 'Soft',
  /** `НеПроверять`. Nothing is checked. */
  DontCheck: 'DontCheck',
} as const satisfies { readonly [Name in RevocationCheck]: Name }

/** TLS by OpenSSL. Without authorities the server's certificate is _not checked_, as in 1C. */
export class OpenSSLSecureConnection {
  /** `СертификатКлиента`. The certificate that the client shows; none by default. */
  readonly ClientCertificate: ClientCertificate | undefined
  /** `СертификатыУдостоверяющихЦентров`. By which the server's certificate is checked; not at all when `undefined`. */
  readonly CertificationAuthorityCertificates: AuthorityCertificates | undefined
  /** `РежимПроверкиОтзываTLSСертификатаСервера`. `Auto` is `Soft`, the default of conf.cfg. */
  readonly TLSRevocationCheck: RevocationCheck
  /** Lists of revoked certificates, PEM or DER (ours: 1C fetches them by itself). */
  readonly RevokedCertificates: readonly OutgoingFile[]

  constructor(
    ClientCertificate?: ClientCertificate,
    CertificationAuthorityCertificates?: AuthorityCertificates,
    TLSRevocationCheck: RevocationCheck = 'Auto',
    RevokedCertificates: readonly OutgoingFile[] = [],
  ) {
    this.ClientCertificate = checked(ClientCertificate, clientKind, 1)
    this.CertificationAuthorityCertificates = checked(CertificationAuthorityCertificates, authorityKind, 2)
    this.TLSRevocationCheck = TLSRevocationCheck
    this.RevokedCertificates = RevokedCertificates
  }

  // The same by their Russian names.
  /** `ClientCertificate`. */
  declare readonly СертификатКлиента: this['ClientCertificate']
  /** `CertificationAuthorityCertificates`. */
  declare readonly СертификатыУдостоверяющихЦентров: this['CertificationAuthorityCertificates']
  /** `TLSRevocationCheck`. */
  declare readonly РежимПроверкиОтзываTLSСертификатаСервера: this['TLSRevocationCheck']
}

inRussian(OpenSSLSecureConnection, memberNames.OpenSSLSecureConnection)

interface Kind<T> {
  readonly type: abstract new (...args: never[]) => T
  readonly name: Said
}

const clientKind: Kind<ClientCertificate> = {
  type: ClientCertificate,
  name: said(
    'a client certificate, such as new FileClientCertificate(path)',
    'сертификат клиента, например new FileClientCertificate(path)',
  ),
}
const authorityKind: Kind<AuthorityCertificates> = {
  type: AuthorityCertificates,
  name: said(
    'certificates of authorities, such as new OSCertificationAuthorityCertificates()',
    'сертификаты удостоверяющих центров, например new OSCertificationAuthorityCertificates()',
  ),
}

function checked<T>(value: T | undefined, { type, name }: Kind<T>, position: number): T | undefined {
  if (value === undefined || value instanceof type) return value
  throw inBoth(
    new TypeError(`OpenSSLSecureConnection: argument ${position} is ${name.en}`),
    `ЗащищенноеСоединениеOpenSSL (OpenSSLSecureConnection): параметр ${position} – ${name.ru}`,
  )
}

/** `ЗащищенноеСоединениеКриптоПро` needs the provider, which there is for Windows alone: making one is refused. */
export class CryptoProSecureConnection {
  constructor() {
    throw outgoingError('not-supported', {
      what: said(
        'CryptoProSecureConnection: it needs the CryptoPro provider; use OpenSSLSecureConnection',
        'ЗащищенноеСоединениеКриптоПро: нужен криптопровайдер КриптоПро; есть ЗащищенноеСоединениеOpenSSL',
      ),
    })
  }
}

/** The secure connection as the transport takes it. */
export const tlsOf = (secure: OpenSSLSecureConnection): OutgoingTLS => ({
  authorities: secure.CertificationAuthorityCertificates?.source() ?? 'unchecked',
  certificate: secure.ClientCertificate?.source(),
  revocation: secure.TLSRevocationCheck,
  revoked: secure.RevokedCertificates,
})
