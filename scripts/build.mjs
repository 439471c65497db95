// Compiles src/ to build/ (one module a source file) and types to dist/, then joins the modules to the few files of dist/ that users load:
// node takes a quarter of a millisecond for each file it imports, and `standin serve` is to be ready in less (docs/performance.md).
import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const at = (...path) => join(root, ...path)
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')
const entries = ['index', 'cli/main', 'testing/index', 'testing/vitest', 'testing/playwright']

for (const folder of ['build', 'dist']) rmSync(at(folder), { recursive: true, force: true })
execFileSync(process.execPath, [tsc, '-p', at('tsconfig.build.json')], { stdio: 'inherit' })

const modules = await rolldown({
  input: Object.fromEntries(entries.map((name) => [name, at('build', `${name}.js`)])),
  external: (name) => !name.startsWith('.') && !name.startsWith('/'),
  platform: 'node',
})
await modules.write({ dir: at('dist'), format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' })
await modules.close()
chmodSync(at('dist', 'cli', 'main.js'), 0o755)
