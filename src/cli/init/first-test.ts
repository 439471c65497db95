/** The first test, in the language that the project tests in, and the command that runs it. */
import { existsSync } from 'node:fs'
import type { Language } from '../../diagnostics/print.ts'
import type { Found, Runner } from './found.ts'
import { standinOf } from './standin-command.ts'
import type { Subject } from './subject.ts'
import type { WrittenFile } from './written-file.ts'

/** What the test expects of the call: the stub's answer, or that a call without a name is refused. */
export interface Expected {
  readonly status: number
  readonly body: Readonly<Record<string, string>> | undefined
}

export function firstTest(subject: Subject, { runner }: Found, expected: Expected, lang: Language): WrittenFile {
  const folder = runner === 'phpunit' || runner === 'pytest' || runner === 'php' ? 'tests' : ofScripts()
  const { name, text } = tests[runner]
  return { file: `${folder}/${name}`, text: text(subject, expected, (en, ru) => (lang === 'ru' ? ru : en)) }
}

const ofScripts = (): string => ['test', 'tests', '__tests__'].find((one) => existsSync(one)) ?? 'test'

/** Of the project, in its folder. */
export function commandOf(found: Found): string {
  const through = `${standinOf(found)} exec --`
  const commands: Readonly<Record<Runner, string>> = {
    vitest: 'npx vitest run',
    node: 'node --test',
    jest: `${through} npx jest`,
    phpunit: `${through} ${existsSync('composer.json') ? 'vendor/bin/' : ''}phpunit tests`,
    php: `${through} php tests/standin.php`,
    pytest: `${through} python3 -m pytest tests`,
  }
  return commands[found.runner]
}

type Say = (en: string, ru: string) => string
type TextOf = (subject: Subject, expected: Expected, say: Say) => string

const answers = (say: Say): string => say('1C answers', '1С отвечает')

/** `serves`: the command that the test runs under. */
const runBy = (serves: string, say: Say): string =>
  say(`Run by \`${serves}\`, which serves and sets STANDIN_URL.`, `Запуск: \`${serves}\` запускает сервисы и задаёт STANDIN_URL.`)

const request = ({ url, method }: Subject, base: string): string =>
  method === 'GET' ? `fetch(\`\${${base}}${url}\`)` : `fetch(\`\${${base}}${url}\`, { method: '${method}' })`

const javascript = (body: Expected['body']): string =>
  `{ ${Object.entries(body ?? {})
    .map(([key, value]) => `${key}: '${value}'`)
    .join(', ')} }`

const php = (body: Expected['body']): string =>
  `[${Object.entries(body ?? {})
    .map(([key, value]) => `'${key}' => '${value}'`)
    .join(', ')}]`

const onlyIf = (condition: boolean, text: string): string => (condition ? text : '')

const imported = (names: string, from: string): string => `import ${names} from '${from}'`

const servers = (say: Say): string =>
  say(
    'What is served is in standin.config.ts; each test has a server of its own.',
    'Что запускать, сказано в standin.config.ts; у каждого теста свой сервер.',
  )

const vitest: TextOf = (subject, { status, body }, say) => `${imported('{ expect }', 'vitest')}
${imported('{ standinTest }', 'onec-standin/vitest')}

// ${servers(say)}
const test = standinTest(${onlyIf(status !== 200, '{ strict: false }')})

test('${answers(say)}', async ({ standin }) => {
  const response = await ${request(subject, 'standin.url')}
  expect(response.status).toBe(${status})
${onlyIf(body !== undefined, `  expect(await response.json()).toEqual(${javascript(body)})\n`)}})
`

const node: TextOf = (subject, { status, body }, say) => `${imported('assert', 'node:assert/strict')}
${imported('{ test }', 'node:test')}
${imported('{ startStandin }', 'onec-standin/testing')}

// ${say('What is served is in the project file, standin.config.*.', 'Что запускать, сказано в файле проекта standin.config.*.')}
test('${answers(say)}', async (t) => {
  const standin = await startStandin(${onlyIf(status !== 200, '{ strict: false }')})
  t.after(() => standin.close())
  const response = await ${request(subject, 'standin.url')}
  assert.equal(response.status, ${status})
${onlyIf(body !== undefined, `  assert.deepEqual(await response.json(), ${javascript(body)})\n`)}})
`

const jest: TextOf = (subject, { status, body }, say) => `// ${runBy('standin exec -- npx jest', say)}
test('${answers(say)}', async () => {
  const response = await ${request(subject, 'process.env.STANDIN_URL')}
  expect(response.status).toBe(${status})
${onlyIf(body !== undefined, `  expect(await response.json()).toEqual(${javascript(body)})\n`)}})
`

const phpCall = ({
  url,
  method,
}: Subject): string => `stream_context_create(['http' => ['method' => '${method}', 'ignore_errors' => true]]);
    $text = file_get_contents(getenv('STANDIN_URL') . '${url}', false, $context);
    $status = (int) explode(' ', $http_response_header[0])[1];`

const phpunit: TextOf = (subject, { status, body }, say) => `<?php
// ${runBy('standin exec -- vendor/bin/phpunit tests', say)}
declare(strict_types=1);

use PHPUnit\\Framework\\TestCase;

final class StandinTest extends TestCase
{
  function testOneCAnswers(): void
  {
    $context = ${phpCall(subject)}
    self::assertSame(${status}, $status);
${onlyIf(body !== undefined, `    self::assertSame(${php(body)}, json_decode($text, true));\n`)}  }
}
`

const plainPHP: TextOf = (subject, { status, body }, say) => `<?php
// ${runBy('standin exec -- php tests/standin.php', say)}
function check(string $what, mixed $expected, mixed $found): void
{
  if ($expected === $found) return;
  fwrite(STDERR, "$what: ${say('expected', 'ожидалось')} " . json_encode($expected));
  fwrite(STDERR, ', ${say('found', 'получено')} ' . json_encode($found) . "\\n");
  exit(1);
}

$context = ${phpCall(subject).replace(/\n {4}/g, '\n')}
check('${say('the status', 'код состояния')}', ${status}, $status);
${onlyIf(body !== undefined, `check('${say('the answer', 'ответ')}', ${php(body)}, json_decode($text, true));\n`)}echo "${answers(say)}\\n";
`

const pytest: TextOf = ({ url, method }, { status, body }, say) => `# ${runBy('standin exec -- python3 -m pytest tests', say)}
import json
import os
import urllib.error
import urllib.request


def ask(method, path):
    try:
        with urllib.request.urlopen(urllib.request.Request(os.environ["STANDIN_URL"] + path, method=method)) as response:
            return response.status, response.read()
    except urllib.error.HTTPError as error:
        return error.code, error.read()


def test_1c_answers():
    status, text = ask("${method}", "${url}")
    assert status == ${status}
${onlyIf(body !== undefined, `    assert json.loads(text) == ${JSON.stringify(body)}\n`)}`

const tests: Readonly<Record<Runner, { readonly name: string; readonly text: TextOf }>> = {
  vitest: { name: 'standin.test.ts', text: vitest },
  node: { name: 'standin.test.mjs', text: node },
  jest: { name: 'standin.test.js', text: jest },
  phpunit: { name: 'StandinTest.php', text: phpunit },
  php: { name: 'standin.php', text: plainPHP },
  pytest: { name: 'test_standin.py', text: pytest },
}
