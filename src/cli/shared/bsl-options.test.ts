/** Options of modules that would do nothing are refused. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bslOptionsOf, type BSLArguments } from './bsl-options.ts'

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
