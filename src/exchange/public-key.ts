/**
 * The forms in which a public key comes as text: PEM, PEM whose line ends are lost, and the DER of one as bare base64, which must never
 * pass for a secret.
 */
import { fromBase64, toBase64 } from './base64.ts'

/**
 * PEM texts that `key` may represent, to be tried in order: one where it is PEM, several where it is a bare DER, whose label is not known.
 * `undefined` when it is neither; only then may it be the secret of a symmetric algorithm (RFC 8725, 2.1).
 */
export function publicKeyTexts(key: string): readonly string[] | undefined {
  if (key.includes('-----BEGIN')) return [restoreLines(key)]
  const bytes = bareBytes(key)
  if (bytes === undefined) return undefined
  if (isSequence(bytes)) return ['PUBLIC KEY', 'CERTIFICATE', 'RSA PUBLIC KEY'].map((label) => pem(label, toBase64(bytes)))
  const inner = new TextDecoder().decode(bytes)
  return inner.includes('-----BEGIN') ? [restoreLines(inner)] : undefined
}

/** Whether a PEM text can be a public key or a certificate at all: by its label, and by what its base64 holds. */
export function looksLikePublicKey(text: string): boolean {
  const [, label, body] = framed.exec(text) ?? []
  const bytes = body === undefined ? undefined : bareBytes(body)
  return bytes !== undefined && isSequence(bytes) && (label === 'PUBLIC KEY' || label === 'RSA PUBLIC KEY' || label === 'CERTIFICATE')
}

const framed = /-----BEGIN ([A-Z ]+)-----([\s\S]*?)-----END [A-Z ]+-----/

const pem = (label: string, body: string): string =>
  `-----BEGIN ${label}-----\n${body.replace(/\s+/g, '').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END ${label}-----\n`

/** In an attribute the line ends of a PEM text are gone (source 33): XML makes spaces of them. */
const restoreLines = (text: string): string => text.replace(framed, (_whole, label: string, body: string) => pem(label, body))

/**
 * Base64 in either alphabet, with or without its padding and with spaces anywhere: more forms than the key itself may have, since these are
 * to be distinguished from secrets.
 */
function bareBytes(text: string): Uint8Array | undefined {
  const plain = text
    .replace(/[\s=]+/g, '')
    .replaceAll('-', '+')
    .replaceAll('_', '/')
  return plain === '' ? undefined : fromBase64(plain + '='.repeat((4 - (plain.length % 4)) % 4))
}

/** One DER sequence from the first byte to the last, beginning with a sequence or a number: a key, or a certificate. */
function isSequence(bytes: Uint8Array): boolean {
  const short = bytes[1] ?? 0
  const size = short < 0x80 ? 0 : short - 0x80
  if (bytes[0] !== 0x30 || size > 3) return false
  const length = size === 0 ? short : bytes.subarray(2, 2 + size).reduce((all, one) => all * 256 + one, 0)
  return bytes.length === 2 + size + length && (bytes[2 + size] === 0x30 || bytes[2 + size] === 0x02)
}
