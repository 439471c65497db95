// Compiles src/ to build/ (one module a source file) and types to dist/, then joins the modules to the few files of dist/ that users load:
// node takes a quarter of a millisecond for each file it imports, and `standin serve` is to be ready in less (docs/performance.md).
import { execFileSync } from 'node:child_process'
import { appendFileSync, chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'
import { chunkGroups } from './chunks.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...path) => join(root, ...path)
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
/** Packages that the build joins in: one file loads in half the time of many. Their licences go with them. */
const joined = JSON.parse(readFileSync(at('scripts', 'joined.json'), 'utf8'))
const entries = ['index', 'host/server/hono', 'cli/main', 'library/index', 'testing/index', 'testing/vitest', 'testing/playwright']

for (const folder of ['build', 'dist']) rmSync(at(folder), { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', at('tsconfig.build.json')], { stdio: 'inherit' })
// TypeScript before 5.7 knows no parameters of Uint8Array; to later ones both mean the same.
for (const file of readdirSync(at('dist'), { recursive: true }).filter((name) => name.endsWith('.d.ts'))) {
  const text = readFileSync(at('dist', file), 'utf8')
  if (text.includes('Uint8Array<')) writeFileSync(at('dist', file), text.replaceAll(/\bUint8Array<ArrayBuffer(?:Like)?>/g, 'Uint8Array'))
}

const modules = await rolldown({
  input: Object.fromEntries(entries.map((name) => [name, at('build', `${name}.js`)])),
  external: (name) => !name.startsWith('.') && !name.startsWith('/') && !joined.includes(name),
  platform: 'node',
  // Of the same sources; its form for node is a hundred modules of CommonJS, which take twice as long to load.
  resolve: { alias: { yaml: at('node_modules', 'yaml', 'browser', 'dist', 'index.js') } },
  // A group may hold what somebody else imports lazily.
  checks: { ineffectiveDynamicImport: false },
})
await modules.write({
  dir: at('dist'),
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
  codeSplitting: { groups: chunkGroups(at('build')) },
  comments: { legal: true, annotation: true, jsdoc: false },
})
await modules.close()
for (const name of ['jest.cjs', 'jest.d.cts']) copyFileSync(at('scripts', 'jest-entry', name), at('dist', 'testing', name))
await nameJestExports()
await buildPage()
chmodSync(at('dist', 'cli', 'main.js'), 0o755)
writeFileSync(at('dist', 'LICENSES.txt'), joined.map(licenceOf).join('\n\n'))

/** The page of the admin surface: one script for browsers, with the page and its style sheet beside it. */
async function buildPage() {
  const script = await rolldown({ input: at('src', 'page', 'main.ts'), platform: 'browser' })
  await script.write({ file: at('dist', 'page', 'page.js'), format: 'esm', minify: true })
  await script.close()
  for (const name of ['page.html', 'page.css']) copyFileSync(at('src', 'page', name), at('dist', 'page', name))
}

/** Node finds the names of a CommonJS module by reading its text, so an `import` of the entry for Jest finds those written here only. */
async function nameJestExports() {
  const names = new Set()
  for (const file of ['index.js', 'testing/index.js']) for (const name of Object.keys(await import(at('dist', file)))) names.add(name)
  appendFileSync(at('dist', 'testing', 'jest.cjs'), `0 && (module.exports = { ${[...names].toSorted().join(', ')} })\n`)
}

function licenceOf(name) {
  const folder = at('node_modules', name)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one))
  return `${name} ${version}\n\n${readFileSync(join(folder, file), 'utf8').trim()}\n`
}
