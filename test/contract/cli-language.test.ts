/** The language of the command: that of `--lang`, then of the project file, then of the environment; for help and usage errors as well. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { exitCodes } from '../../src/cli/shared/exit-codes.ts'
import { run, runProcess, start } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

afterEach(() => {
  vi.unstubAllEnvs()
})

const russianLocale = (): void => void vi.stubEnv('LC_ALL', 'ru_RU.UTF-8')

const english = 'Usage: standin check'
const russian = 'Использование: standin check'

describe('the language of help', () => {
  test.each<readonly [what: string, args: string, locale: 'C.UTF-8' | 'ru_RU.UTF-8', project: string | undefined, help: string]>([
    ['nothing said', 'check --help', 'C.UTF-8', undefined, english],
    ['a Russian environment', 'check --help', 'ru_RU.UTF-8', undefined, russian],
    ['the project file before the environment', 'check --help', 'C.UTF-8', 'ru', russian],
    ['the project file before a Russian environment', 'help check', 'ru_RU.UTF-8', 'en', english],
    ['the option before the project file', 'check --help --lang en', 'C.UTF-8', 'ru', english],
    ['the option before the environment', '--lang ru check --help', 'C.UTF-8', undefined, russian],
    ['no project file wanted', 'check --help --no-config', 'C.UTF-8', 'ru', english],
  ])('%s', async (_, args, locale, lang, help) => {
    vi.stubEnv('LC_ALL', locale)
    const folder = temporaryFolder(lang === undefined ? {} : { 'standin.config.json': JSON.stringify({ lang }) })
    const { code, stdout } = await run(args.split(' '), folder)
    expect([code, stdout.slice(0, help.length)]).toEqual([0, help])
  })

  test('a project file that cannot be read leaves it to the environment', async () => {
    russianLocale()
    const { stdout } = await run(['check', '--help'], temporaryFolder({ 'standin.config.json': '{' }))
    expect(stdout).toContain(russian)
  })

  test('of a process of its own, without an option', async () => {
    russianLocale()
    const { stdout } = await runProcess(['--help'])
    expect(stdout).toContain('\nКоманды:\n  serve [параметры] [ПУТЬ...]')
  })
})

/** A wrong command line with what is said of it in Russian, and in English. */
const usage: readonly (readonly [args: string, ru: string, en: string])[] = [
  ['sarve', 'нет команды «sarve»\n(возможно, имелось в виду serve?)', "unknown command 'sarve'\n(Did you mean serve?)"],
  ['zzz', 'нет команды «zzz»', "unknown command 'zzz'"],
  ['serve --prot 1', 'нет параметра --prot\n(возможно, имелось в виду --port?)', "unknown option '--prot'\n(Did you mean --port?)"],
  ['serve --zzzzzz', 'нет параметра --zzzzzz', "unknown option '--zzzzzz'"],
  ['serve --port', 'у параметра --port <число> нет значения', "option '--port <number>' argument missing"],
  [
    'serve --port 65536',
    'параметр --port: недопустимое значение «65536». Порт – число от 0 до 65535.',
    "option '--port <number>' argument '65536' is invalid. A port is a number from 0 to 65535.",
  ],
  [
    'serve --wsdl x',
    'параметр --wsdl <форма>: недопустимое значение «x». Допустимо: onec, valid.',
    "option '--wsdl <form>' argument 'x' is invalid. Allowed choices are onec, valid.",
  ],
  ['serve --lang de', 'параметр --lang <язык>: недопустимое значение «de». Допустимо: en, ru.', 'Allowed choices are en, ru.'],
  ['wsdl', 'не указан обязательный аргумент ИМЯ', "missing required argument 'NAME'"],
  ['init a b', 'слишком много аргументов у команды init: допустимо 0, указано 2', "too many arguments for 'init'. Expected 0 arguments"],
  [
    'data seed --data a --out b',
    'параметры --data <файл> и --out <файл> вместе не используются',
    "option '--data <file>' cannot be used with option '--out <file>'",
  ],
  ['data load a.yaml', 'не указан обязательный параметр --data', "required option '--data <file>' not specified"],
  ['routes --explain GET', 'Нужны два значения, метод и URL', 'Two values are expected'],
  ['data', 'укажите команду', 'name a command'],
]

describe.each(usage)('standin %s is refused', (args, ru, en) => {
  test.each([
    ['in English', 'C.UTF-8', undefined, en],
    ['in Russian, by the environment', 'ru_RU.UTF-8', undefined, ru],
    ['in Russian, by the project file', 'C.UTF-8', 'ru', ru],
  ] as const)('%s', async (_, locale, lang, message) => {
    vi.stubEnv('LC_ALL', locale)
    const folder = temporaryFolder(lang === undefined ? {} : { 'standin.config.json': JSON.stringify({ lang }) })
    const { code, stderr } = await run(args.split(' '), folder)
    expect(code).toBe(exitCodes.usage.code)
    expect(stderr).toContain(`standin: `)
    expect(stderr).toContain(message)
  })
})

test('what a command prints follows the environment, and --no-lang takes back what the project file says', async () => {
  const folder = temporaryFolder({ 'standin.config.json': '{ "lang": "ru" }', 'a/hs/A.ts': 'export default 1\n' })
  expect((await run(['check', 'a'], folder)).stderr).toContain('1 ошибка')
  expect((await run(['check', 'a', '--no-lang'], folder)).stderr).toContain('1 error')
  russianLocale()
  expect((await run(['check', 'a', '--no-lang'], folder)).stderr).toContain('1 ошибка')
  expect((await run(['check', 'a', '--lang', 'en'], folder)).stderr).toContain('1 error')
})

test.each([
  ['serve --prot 1', 'параметры покажет standin serve --help'],
  ['serve --port x', 'параметры покажет standin serve --help'],
  ['sarve', 'команды и параметры покажет standin --help'],
])('standin %s names the help that helps', async (args, message) => {
  expect((await run([...args.split(' '), '--lang', 'ru'])).stderr.trimEnd().split('\n').at(-1)).toBe(message)
})

test('every command takes --lang', async () => {
  const { stdout } = await run(['--help'])
  const names = stdout
    .split('\nCommands:\n')[1]!
    .match(/^ {2}[a-z]+/gm)!
    .map((one) => one.trim())
  const groups: Readonly<Record<string, readonly string[]>> = {
    stub: ['init'],
    data: ['load', 'dump', 'reset', 'seed', 'diff'],
    odata: ['compose'],
    vrd: ['init'],
    user: ['add'],
  }
  const commands = names.filter((name) => name !== 'help').flatMap((name) => groups[name]?.map((one) => [name, one]) ?? [[name]])
  for (const command of commands) {
    const help = await run([...command, '--help', '--lang', 'ru'])
    expect([command.join(' '), help.stdout.includes('--lang <язык>')]).toEqual([command.join(' '), true])
  }
})

test('a stop is announced in the language', async () => {
  const running = start(['serve', fixture('configuration-edt'), '--port', '0', '--lang', 'ru'], '.')
  await running.says('Ctrl+C')
  running.signal('SIGTERM')
  const { code, stderr } = await running.ended
  expect([code, stderr]).toEqual([0, expect.stringContaining('остановка после текущих запросов; второй сигнал остановит сразу')])
})

describe('files that a command writes have their comments in the language', () => {
  const texts = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')

  test('stub init', async () => {
    const folder = temporaryFolder()
    const paths = [fixture('configuration-edt'), fixture('warehouse-designer')]
    expect((await run(['stub', 'init', ...paths, '--lang', 'ru'], folder)).code).toBe(0)
    expect(texts(folder, 'stubs/Заказы.stub.yaml')).toContain('# HTTP-сервис Заказы, /hs/orders\n')
    expect(texts(folder, 'stubs/Catalog_Товары.stub.yaml')).toContain('  # одна сущность, с любым ключом;')
    const comments = readdirSync(join(folder, 'stubs')).flatMap(
      (name) => texts(folder, `stubs/${name}`).match(/^ *# (?!yaml-language).*/gm) ?? [],
    )
    expect(comments.length).toBeGreaterThan(10)
    expect(comments.filter((line) => !/[а-яё]/i.test(line))).toEqual([])
  })

  test.each([
    ['package.json', '{ "devDependencies": { "vitest": "*" } }', 'test/standin.test.ts', 'у каждого теста свой сервер'],
    ['package.json', '{}', 'test/standin.test.mjs', 'Что запускать, сказано в файле проекта'],
    ['package.json', '{ "devDependencies": { "jest": "30" } }', 'test/standin.test.js', 'Запуск: `standin exec -- npx jest`'],
    ['composer.json', '{}', 'tests/standin.php', 'Запуск: `standin exec -- php tests/standin.php`'],
    ['phpunit.xml', '<phpunit/>', 'tests/StandinTest.php', 'Запуск: `standin exec -- vendor/bin/phpunit tests`'],
    ['pytest.ini', '', 'tests/test_standin.py', 'Запуск: `standin exec -- python3 -m pytest tests`'],
  ])('init beside %s %s', async (name, text, file, comment) => {
    const folder = temporaryFolder({ [name]: text })
    expect((await run(['init', '--lang', 'ru'], folder)).stderr).toContain('дальше: ')
    expect(texts(folder, file)).toContain(comment)
  })

  test('reports of exec', async () => {
    const folder = temporaryFolder()
    const command = ['--', process.execPath, '-e', "fetch(process.env.STANDIN_URL + '/hs/orders')"]
    await run(['exec', fixture('configuration-edt'), '--lang', 'ru', '--report', 'r.html', 'r.xml', ...command], folder)
    expect(texts(folder, 'r.html')).toMatch(
      /<html lang="ru">[^]*<h1>Покрытие контракта: 1 из \d+<\/h1>[^]*<th>Метод и шаблон<\/th><th>Вызовов<\/th>/,
    )
    expect(texts(folder, 'r.xml')).toMatch(/<skipped message="не вызывался"\/>[^]*вызовов: 1</)
  })
})

test('user add says in the language where the user is', async () => {
  const folder = temporaryFolder()
  const ended = await run(['user', 'add', 'Иван', '--lang', 'ru'], folder, { input: 'п\n' })
  expect([ended.code, ended.stderr]).toEqual([
    0,
    'пользователь «Иван» добавлен в users.json; с `standin serve --users users.json` нужен пароль\n',
  ])
})
