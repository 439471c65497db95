/**
 * Keeps transformed modules, those of 1C's language too, in the user's folder of caches, by a hash of text, path and versions, so that the
 * next start need not transform them. A file that is damaged is as good as none; a folder that cannot be written to keeps nothing.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder, keepNewest } from '../../host/machine/cache-folder.ts'
import type { Transformed } from './transformed.ts'

/** Raised with sucrase, jiti, or the rules of hazards. */
const version = 'sucrase 3.35.1, jiti 2.7.0, 3'
/** Files that are kept, the newest. */
const AT_MOST = 4000
/** One in so many writes counts the files: counting costs as much as a hundred writes. */
const COUNTED = 50

interface KeptModules {
  keyOf(source: string, file: string): string
  read(key: string): Transformed | undefined
  write(key: string, transformed: Transformed): void
}

export function createKeptModules(folder: string | undefined, atMost = AT_MOST): KeptModules {
  let written = 0
  const pathOf = (key: string): string => join(folder!, `module-${key}.js`)
  return {
    keyOf: (source, file) => digest(`${version}\n${file}\n${source}`),
    read(key) {
      if (folder === undefined) return undefined
      try {
        return parsed(readFileSync(pathOf(key), 'utf8'))
      } catch {
        return undefined
      }
    },
    write(key, { code, awaits }) {
      if (folder === undefined) return
      const beside = join(folder, `module-${key}.${process.pid}.part`)
      try {
        if (written === 0) mkdirSync(folder, { recursive: true, mode: 0o700 })
        writeFileSync(beside, `${digest(code)} ${awaits ? 'awaits' : 'requires'}\n${code}`)
        renameSync(beside, pathOf(key))
        if (written++ % COUNTED === 0) keepNewest(folder, 'module-', atMost)
      } catch {
        // Nothing is kept; what was written in part has a name that is never read.
      }
    },
  }
}

export const keptModules = createKeptModules(cacheFolder(process.env))

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40)

function parsed(text: string): Transformed | undefined {
  const end = text.indexOf('\n')
  const code = text.slice(end + 1)
  const [hash, imports] = text.slice(0, end).split(' ')
  return hash === digest(code) ? { code, awaits: imports === 'awaits' } : undefined
}
