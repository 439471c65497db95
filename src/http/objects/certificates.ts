/** Certificates of an OpenSSLSecureConnection: of the client, and of the authorities that its servers are checked by (chapter 17.3.1.3). */
import { said } from '../../diagnostics/said.ts'
import { outgoingError, type OutgoingError } from '../../exchange/outgoing/error.ts'
import type { OutgoingCertificate, OutgoingFile, OutgoingTLS } from '../../exchange/outgoing/request.ts'

/** What a client may show: one of the classes below. */
export abstract class ClientCertificate {
  /** For the transport. @throws OutgoingError where its store is not there */
  abstract source(): OutgoingCertificate
}

/** `СертификатКлиентаФайл`. A certificate with its key in a file: PEM, or PKCS #12. */
export class FileClientCertificate extends ClientCertificate {
  readonly #file: OutgoingFile
  readonly #password: string | undefined

  /** A path, or the content. */
  constructor(file: string | Uint8Array, password?: string) {
    super()
    this.#file = fileOf(file)
    this.#password = password
  }

  /** For the transport. */
  source(): OutgoingCertificate {
    return { file: this.#file, password: this.#password }
  }
}

/** `СертификатКриптографии`. A certificate with its key as bytes, or in a file. */
export class CryptoCertificate extends FileClientCertificate {}

/** `СертификатКлиентаОС`. From the store of the operating system, which is not read here: a call with it is refused. */
export class OSClientCertificate extends ClientCertificate {
  /** Refused. @throws OutgoingError */
  source(): never {
    throw noStore(
      'a client certificate of the operating system; give a FileClientCertificate',
      'СертификатКлиентаОС; есть СертификатКлиентаФайл',
    )
  }
}

/** `СертификатКлиентаWindows`. As OSClientCertificate. */
export class WindowsClientCertificate extends OSClientCertificate {}

/** `СертификатКлиентаMacOS`. As OSClientCertificate. */
export class MacOSClientCertificate extends OSClientCertificate {}

/** Where authorities come from: one of the classes below. */
export abstract class AuthorityCertificates {
  /** For the transport. */
  abstract source(): OutgoingTLS['authorities']
}

/** `СертификатыУдостоверяющихЦентровФайл`. Authorities of a PEM file. */
export class FileCertificationAuthorityCertificates extends AuthorityCertificates {
  readonly #file: OutgoingFile

  /** A path, or the content. */
  constructor(file: string | Uint8Array) {
    super()
    this.#file = fileOf(file)
  }

  /** For the transport. */
  source(): OutgoingTLS['authorities'] {
    return this.#file
  }
}

/** `СертификатыУдостоверяющихЦентровОС`. Authorities that the machine trusts. */
export class OSCertificationAuthorityCertificates extends AuthorityCertificates {
  /** For the transport. */
  source(): OutgoingTLS['authorities'] {
    return 'system'
  }
}

/** `СертификатыУдостоверяющихЦентровLinux`. As OSCertificationAuthorityCertificates, on each machine. */
export class LinuxCertificationAuthorityCertificates extends OSCertificationAuthorityCertificates {}

/** `СертификатыУдостоверяющихЦентровMacOS`. As OSCertificationAuthorityCertificates, on each machine. */
export class MacOSCertificationAuthorityCertificates extends OSCertificationAuthorityCertificates {}

/** `СертификатыУдостоверяющихЦентровWindows`. As OSCertificationAuthorityCertificates, on each machine. */
export class WindowsCertificationAuthorityCertificates extends OSCertificationAuthorityCertificates {}

const fileOf = (file: string | Uint8Array): OutgoingFile => (typeof file === 'string' ? { path: file } : file)

const noStore = (en: string, ru: string): OutgoingError => outgoingError('not-supported', { what: said(en, ru) })
