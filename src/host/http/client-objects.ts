/** All that programs need to call other servers in 1C's words: re-exports only. */
export { HTTPConnection } from './connection.ts'
export { HTTPRequest } from '../../http/objects/request.ts'
export { InternetProxy } from '../../http/objects/proxy.ts'
export { CryptoProSecureConnection, OpenSSLSecureConnection, TLSRevocationCheck } from '../../http/objects/secure.ts'
export * from '../../http/objects/certificates.ts'
export { OutgoingError } from '../../exchange/outgoing/error.ts'
