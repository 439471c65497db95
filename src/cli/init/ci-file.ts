/** The pipeline that `init` writes, for GitHub or GitLab. */
import { existsSync } from 'node:fs'
import { commandOf } from './first-test.ts'
import type { Found, Runner } from './found.ts'
import { standinOf } from './standin-command.ts'
import type { WrittenFile } from './written-file.ts'

/** A pipeline of GitLab that is there has to include the file, which is then another one. */
export const includedByHand = '.gitlab/standin.yml'

/** Checks what is served and runs the test at each push. */
export function ciFile(found: Found): WrittenFile {
  const steps = [...(found.install === undefined ? [] : [found.install]), `${standinOf(found)} check`, commandOf(found)]
  if (found.ci === 'github') return { file: '.github/workflows/standin.yml', text: githubText(found.runner, steps) }
  return { file: existsSync('.gitlab-ci.yml') ? includedByHand : '.gitlab-ci.yml', text: gitlabText(found.runner, steps) }
}

const onGitHub: Readonly<Partial<Record<Runner, string>>> = {
  phpunit: '      - run: composer install\n',
  pytest: `      - uses: actions/setup-python@v6
        with:
          python-version: '3.13'
      - run: pip install pytest
`,
}

const githubText = (runner: Runner, steps: readonly string[]): string => `name: standin
on: [push, pull_request]
permissions:
  contents: read
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: actions/setup-node@v5
        with:
          node-version: 22
${onGitHub[runner] ?? ''}${steps.map((one) => `      - run: ${one}\n`).join('')}`

/** The image has node only. */
const onGitLab: Readonly<Partial<Record<Runner, readonly string[]>>> = {
  php: ['apt-get update && apt-get install -y php-cli'],
  phpunit: ['apt-get update && apt-get install -y php-cli php-xml php-mbstring composer', 'composer install'],
  pytest: ['apt-get update && apt-get install -y python3-pytest'],
}

const gitlabText = (runner: Runner, steps: readonly string[]): string => `standin:
  image: node:22
  script:
${[...(onGitLab[runner] ?? []), ...steps].map((one) => `    - ${one}\n`).join('')}`
