/** The project file that `init` writes: what was found, and the folder of the first stub. */
import type { Found } from './found.ts'
import type { WrittenFile } from './written-file.ts'

/** TypeScript beside a package.json, else JSON, which asks for no other tool. */
export function projectFile({ paths, vrd, users, install }: Found, stubbed: boolean): WrittenFile {
  const own = paths.includes('.') || !stubbed ? [] : ['stubs']
  const config = {
    paths: [...paths, ...own].map(relative),
    ...(vrd !== undefined && { vrd: relative(vrd) }),
    ...(users !== undefined && { users: relative(users) }),
  }
  if (install === undefined) return { file: 'standin.config.json', text: `${JSON.stringify(config, undefined, 2)}\n` }
  const members = Object.entries(config).map(([key, value]) => `  ${key}: ${inCode(value)},\n`)
  return {
    file: 'standin.config.ts',
    text: `import { defineConfig } from 'onec-standin'\n\nexport default defineConfig({\n${members.join('')}})\n`,
  }
}

const relative = (path: string): string => (path === '.' || path.startsWith('/') ? path : `./${path}`)

const inCode = (value: string | readonly string[]): string =>
  typeof value === 'string' ? quoted(value) : `[${value.map(quoted).join(', ')}]`

const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
