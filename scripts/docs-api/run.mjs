// The API reference as pages in build/api, and a gate: members without a sentence may become fewer, never more.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '..', '..')
const limit = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).undocumented

if (!existsSync(join(here, 'node_modules')))
  execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: here, stdio: 'inherit' })
const { Application } = await import('typedoc')

const application = await Application.bootstrapWithPlugins({
  entryPoints: ['index', 'host/server/hono', 'library/index', 'testing/index', 'testing/vitest', 'testing/playwright'].map((entry) =>
    join(root, 'src', `${entry}.ts`),
  ),
  tsconfig: join(root, 'tsconfig.build.json'),
  readme: join(root, 'README.md'),
  name: 'onec-standin',
  excludeInternal: true,
  excludePrivate: true,
  disableGit: true,
  sourceLinkTemplate: '{path}',
  validation: { notExported: false, invalidLink: true, notDocumented: true },
})
const undocumented = []
const { warn } = application.logger
application.logger.warn = function (text, ...rest) {
  // The name of an error and the kind of a value say nothing more.
  if (/\.(?:kind|name) \(Property\).*does not have any documentation/.test(text)) return
  if (/does not have any documentation/.test(text)) undocumented.push(text)
  else warn.call(this, text, ...rest)
}

const project = await application.convert()
if (project === undefined) process.exit(1)
application.validate(project)
await application.generateDocs(project, join(root, 'build', 'api'))

console.log(`${undocumented.length} members without a sentence, at most ${limit}`)
if (process.argv.includes('--list')) console.log(undocumented.join('\n'))
if (undocumented.length > limit) console.error('Document what you have added, or list all with: npm run docs:api -- --list')
else if (undocumented.length < limit) console.log('Fewer than the limit: lower "undocumented" in scripts/docs-api/package.json.')
process.exitCode = undocumented.length > limit || application.logger.hasErrors() ? 1 : 0
