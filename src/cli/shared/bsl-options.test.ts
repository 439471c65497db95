/** Options of modules that would do nothing are refused. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { bslOptionsOf, checkRevocationLists, type BSLArguments } from './bsl-options.ts'

const place = fileURLToPath(new URL('.', import.meta.url))
const file = fileURLToPath(import.meta.url)

describe('bslOptionsOf', () => {
  test.each<[string, BSLArguments, string]>([
    ['--files without --bsl', { files: [place] }, '--files needs --bsl'],
    ['--handler-timeout without --bsl', { handlerTimeout: 1 }, '--handler-timeout needs --bsl'],
    ['--crl without --bsl', { crl: [file] }, '--crl needs --bsl'],
    ['a list that is not there', { bsl: true, crl: [file, `${place}no`] }, `--crl: ${place}no is not a file`],
    ['a folder that is not there', { bsl: true, files: [`${place}no`] }, `--files: ${place}no is not a folder`],
    ['a file', { bsl: true, files: [place, file] }, `--files: ${file} is not a folder`],
  ])('refuses %s', (_, given, message) => {
    expect(() => bslOptionsOf(given)).toThrow(message)
  })

  test('gives what --bsl was given, and nothing without it', () => {
    expect(bslOptionsOf({})).toBeUndefined()
    expect(bslOptionsOf({ bsl: true, files: [place], handlerTimeout: 5, crl: [file] })).toMatchObject({
      files: [place],
      handlerTimeout: 5000,
      crl: [file],
    })
  })
})

describe('checkRevocationLists', () => {
  const sequence = (...parts: readonly string[]): string =>
    `30${(parts.join('').length / 2).toString(16).padStart(2, '0')}${parts.join('')}`
  const time = `170d${Buffer.from('260101000000Z').toString('hex')}`
  /** Issuer and times, the algorithm, a signature. */
  const list = (algorithm: string): Buffer =>
    Buffer.from(sequence(sequence(sequence(), time, time), sequence(`0609${algorithm}`), '030200ff'), 'hex')
  const [rsa, md5] = ['2a864886f70d01010b', '2a864886f70d010104'].map(list) as [Buffer, Buffer]
  const pem = (bytes: Buffer): string => `-----BEGIN X509 CRL-----\r\n${bytes.toString('base64')}\r\n-----END X509 CRL-----\r\n`

  test.each<readonly [what: string, bytes: Buffer | string, words: readonly [string, string] | undefined]>([
    ['DER', rsa, undefined],
    ['PEM', pem(rsa), undefined],
    ['a text', 'hello', ['holds no list of revoked certificates; PEM', 'нет списка отозванных сертификатов; ожидается PEM']],
    ['nothing', '', ['holds no list', 'нет списка']],
    ['a certificate', pem(rsa).replaceAll('X509 CRL', 'CERTIFICATE'), ['holds no list', 'нет списка']],
    ['an algorithm of no use', md5, ['is signed by an algorithm that is not known here', 'подписан неизвестным здесь алгоритмом']],
  ])('a file with %s', async (_, bytes, words) => {
    const crl = join(temporaryFolder(), 'a.crl')
    writeFileSync(crl, bytes)
    const checked = checkRevocationLists({ bsl: true, crl: [crl] })
    if (words === undefined) await expect(checked).resolves.toBeUndefined()
    else
      await expect(checked).rejects.toMatchObject({
        message: expect.stringContaining(words[0]) as unknown,
        messageRu: expect.stringContaining(words[1]) as unknown,
      })
  })
})
