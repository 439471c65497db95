/** `standin init`: finds what there is, and writes what is missing. */
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Language } from '../../diagnostics/print.ts'
import { said } from '../../diagnostics/said.ts'
import { writeWhole } from '../../host/machine/whole-file.ts'
import { projectFilesIn } from '../../load/project/find.ts'
import { CommandError } from '../shared/command-error.ts'
import type { Exit } from '../shared/exit-codes.ts'
import { out, say } from '../shared/terminal.ts'
import { isThere, writing } from '../shared/write-output.ts'
import { ciFile, includedByHand } from './ci-file.ts'
import { answered, firstStub } from './first-stub.ts'
import { commandOf, firstTest } from './first-test.ts'
import { findAround, type Found } from './found.ts'
import { projectFile } from './project-file.ts'
import { standinOf } from './standin-command.ts'
import { subjectOf, type Subject } from './subject.ts'
import type { WrittenFile } from './written-file.ts'

export interface InitArguments {
  readonly lang: Language
  readonly dryRun?: true
}

export async function initCommand({ lang, dryRun }: InitArguments): Promise<Exit> {
  const [project] = projectFilesIn('.')
  if (project !== undefined)
    throw new CommandError(
      'exists',
      said(
        `nothing is written: ${project} is there already; \`standin check\` says what it serves`,
        `ничего не записано: ${project} уже есть; что он отдает, покажет \`standin check\``,
      ),
    )
  const found = findAround()
  const subject = await subjectOf(found)
  sayFound(found, subject, lang)
  const files = filesOf(found, subject, lang)
  if (dryRun) {
    for (const { file, text } of files) out(`--- ${file}${existsSync(file) ? alreadyThere[lang] : ''}\n${text}`)
    return 'ok'
  }
  for (const one of files) await write(one, lang)
  sayNext(found, files, lang)
  return 'ok'
}

function filesOf(found: Found, subject: Subject | undefined, lang: Language): readonly WrittenFile[] {
  if (subject === undefined) return [projectFile(found, false), ciFile(found)]
  const expected = found.users === undefined ? { status: 200, body: answered(subject) } : { status: 401, body: undefined }
  return [projectFile(found, true), firstStub(subject, found), firstTest(subject, found, expected, lang), ciFile(found)]
}

const alreadyThere = { en: ' (is there already, and stays)', ru: ' (уже есть и останется)' } as const

/** One that is there, or comes to be there meanwhile, stays as it is. */
async function write({ file, text }: WrittenFile, lang: Language): Promise<void> {
  const kept = (): void => say(`${file}${alreadyThere[lang]}`)
  if (existsSync(file)) return kept()
  await writing(file, async () => {
    await mkdir(dirname(file), { recursive: true })
    await writeWhole(file, text, { fresh: true }).then(
      () => out(file),
      (error: unknown) => {
        if (!isThere(error)) throw error
        kept()
      },
    )
  })
}

function sayNext(found: Found, files: readonly WrittenFile[], lang: Language): void {
  const english = lang === 'en'
  if (files.some(({ file }) => file === includedByHand))
    say(`.gitlab-ci.yml: ${english ? 'include it' : 'подключите'}: include: [{ local: ${includedByHand} }]`)
  const install = found.install === undefined || found.installed ? '' : '`npm install --save-dev onec-standin`, '
  const [test, serve] = [`\`${commandOf(found)}\``, `\`${standinOf(found)} serve\``]
  say(english ? `next: ${install}${test} runs the test, ${serve} serves` : `дальше: ${install}${test} – тест, ${serve} – сервер`)
}

function sayFound({ paths, vrd, users, runner, ci }: Found, subject: Subject | undefined, lang: Language): void {
  const files = [...paths, ...[vrd, users].filter((one) => one !== undefined)].join(', ')
  const program = { vitest: 'vitest', jest: 'Jest', phpunit: 'PHPUnit', pytest: 'pytest', php: 'PHP', node: 'node --test' }[runner]
  const pipeline = { github: 'GitHub Actions', gitlab: 'GitLab CI' }[ci]
  if (lang === 'en') say(`found: ${files === '' ? 'nothing to serve yet' : files}; tests by ${program}; ${pipeline}`)
  else say(`найдено: ${files === '' ? 'пока ничего' : files}; тесты: ${program}; ${pipeline}`)
  if (subject !== undefined) return
  say(
    lang === 'en'
      ? `no stub and no test: ${vrd} publishes no HTTP service that was found`
      : `без заглушки и теста: ${vrd} не публикует найденных HTTP-сервисов`,
  )
}
