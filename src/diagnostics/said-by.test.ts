/** Errors in words: those of the system by their code, our own in both languages. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { dataError } from '../infobase/data-error.ts'
import { XMLPullReader } from '../xml/pull.ts'
import { saidBy } from './said-by.ts'

const thrown = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error
  }
}

test.each<[what: string, error: unknown, en: string, ru: string]>([
  ['a file that is not there', thrown(() => readFileSync('none')), 'there is no such file or folder', 'нет такого файла или папки'],
  ['a folder in place of a file', thrown(() => readFileSync('.')), 'it is a folder, not a file', 'это папка, а не файл'],
  [
    'a host of several addresses that refuse',
    new AggregateError([Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })], ''),
    'nothing listens there (ECONNREFUSED)',
    'там никто не слушает (ECONNREFUSED)',
  ],
  [
    'what fetch hides',
    new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: 'ENOTFOUND' }) }),
    'there is no such host (ENOTFOUND)',
    'нет такого узла (ENOTFOUND)',
  ],
  [
    'a slip in a module',
    thrown(() => (undefined as unknown as { a: object }).a),
    "Cannot read properties of undefined (reading 'a')",
    'у undefined нет свойства «a»',
  ],
  ['a name that there is not', new ReferenceError('Склад is not defined'), 'Склад is not defined', 'имя Склад не определено'],
  ['what it says otherwise', new TypeError('другое'), 'другое', 'другое'],
  ['an error of ours', thrown(() => new XMLPullReader('').next()), 'the document has no element', 'в документе нет элемента'],
  [
    "an error of data, whose own message is 1C's",
    dataError('lock-timeout', { seconds: 20 }),
    'lock conflict: another transaction was open for more than 20 s',
    dataError('lock-timeout', { seconds: 20 }).message,
  ],
  ['any other error', new Error('torn'), 'torn', 'torn'],
  ['no error at all', 5, '5', '5'],
])('%s is said in words of both languages', (_what, error, en, ru) => {
  expect(saidBy(error)).toEqual({ en, ru })
})
