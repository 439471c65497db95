/** Compiles service modules as a strict project of a user would, against the types of this package. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { toItsEnd } from './to-its-end.ts'

const repository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What `tsc --strict` says of every module below the folder, and its exit code. `types`: packages whose global types there are. */
export function compile(folder: string, types: readonly string[] = ['node']): readonly [output: string, status: number | null] {
  const compilerOptions = {
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
    skipLibCheck: true,
    target: 'es2023',
    lib: ['es2023'],
    module: 'nodenext',
    allowImportingTsExtensions: true,
    types,
    typeRoots: [repository('node_modules/@types')],
    paths: {
      'onec-standin': [repository('dist/index.d.ts')],
      'onec-standin/hono': [repository('dist/host/server/hono.d.ts')],
      'onec-standin/bsl': [repository('dist/library/index.d.ts')],
      'onec-standin/testing': [repository('dist/testing/index.d.ts')],
      'onec-standin/vitest': [repository('dist/testing/vitest.d.ts')],
      'onec-standin/playwright': [repository('dist/testing/playwright.d.ts')],
    },
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['**/*.ts'] }))
  const { stdout, stderr, status } = spawnSync(process.execPath, [repository('node_modules/typescript/bin/tsc'), '-p', folder], {
    ...toItsEnd,
  })
  return [stdout + stderr, status]
}
