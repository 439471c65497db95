/** What a newcomer gives wrongly is answered in words, with place and remedy, in the language that is asked for and in no other. */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { inputs } from '../support/wrong-inputs.ts'

/** Sections of a file: a line `### what: exit code`, then all that is said. */
function answersIn(language: 'en' | 'ru'): ReadonlyMap<string, string> {
  const text = readFileSync(new URL(`../fixtures/wrong-inputs/${language}.txt`, import.meta.url), 'utf8')
  return new Map(
    text
      .split(/^### /m)
      .slice(1)
      .map((section): [string, string] => [section.slice(0, section.indexOf(':')), section]),
  )
}

const answers = { en: answersIn('en'), ru: answersIn('ru') }

async function answered(what: string, language: 'en' | 'ru', port: number): Promise<string> {
  const { args, files } = inputs[what]!
  const words = args.map((one) => (one === 'BUSY' ? String(port) : one))
  const end = words.includes('--') ? words.indexOf('--') : words.length
  const ended = await run([...words.slice(0, end), '--lang', language, ...words.slice(end)], temporaryFolder(files))
  return `${what}: ${ended.code}\n${ended.stdout}${ended.stderr}\n`.replaceAll(String(port), 'BUSY')
}

/** Words that every sentence of English has. */
const english =
  /\b(?:the|a|an|is|are|was|of|no|not|must|with|there|and|or|cannot|which|that|be|has|have|it|its|from|than|only|but|here|such)\b/

/** Without frames of code, and what is quoted. */
const plain = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^ +\d* \| /.test(line))
    .join('\n')
    .replace(/`[^`]*`|"[^"]*"|«[^»]*»|\([^()А-Яа-яё]*\)|\S*[./-]\S*/g, '')

test.each(Object.keys(inputs))('%s', async (what) => {
  const busy = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => busy.once('listening', resolve))
  const { port } = busy.address() as { readonly port: number }
  try {
    const [en, ru] = [await answered(what, 'en', port), await answered(what, 'ru', port)]
    expect(en).toBe(answers.en.get(what))
    expect(ru).toBe(answers.ru.get(what))
    expect(/[А-Яа-яЁё]/.test(plain(en)), en).toBe(false)
    expect(english.exec(plain(ru.slice(what.length)))).toBe(null)
  } finally {
    busy.close()
  }
})

test('there are twenty of them and more, each answered in both languages', () => {
  expect(Object.keys(inputs).length).toBeGreaterThan(20)
  expect([...answers.en.keys()]).toEqual(Object.keys(inputs))
  expect([...answers.ru.keys()]).toEqual(Object.keys(inputs))
})
