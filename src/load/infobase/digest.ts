/**
 * Keeps what was read of a configuration's data objects, by a hash of every byte of its files, so that the next start need not parse them.
 * What is kept is only ever what was read without a fault; a file that is damaged or of another version is as good as none.
 */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { keepNewest } from '../../host/machine/cache-folder.ts'
import type { ReadData } from '../../metadata/data/read-data.ts'
import type { Files } from '../../metadata/format/files.ts'
import { folderOf, type ObjectKind } from '../../metadata/format/format.ts'
import type { ConfigurationRoot } from '../../metadata/format/recognise.ts'

/** Raised when the definitions get another shape. */
const version = 3
/** How many are kept; the one that was not used for the longest time goes first. */
const atMost = 16

/** The name under which these files are kept. Reads them all, which is a tenth of what parsing them takes. */
export function digestOf(files: Files, at: ConfigurationRoot, kinds: readonly ObjectKind[]): string {
  const hash = createHash('sha256').update(`${version} ${at.kind} ${at.root}\n`)
  for (const kind of kinds) addFolder(files, files.join(at.root, folderOf[kind]), hash)
  return hash.digest('hex')
}

/** Descriptions and what lies in `Ext`; forms, templates and modules are not read and do not count. */
function addFolder(files: Files, folder: string, hash: ReturnType<typeof createHash>): void {
  for (const entry of (files.list(folder) ?? []).toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = files.join(folder, entry.name)
    if (entry.isFolder) {
      if (!/^(?:Forms|Templates|Commands)$/.test(entry.name)) addFolder(files, path, hash)
    } else if (/\.(?:xml|mdo|rights|scheme)$/.test(entry.name)) hash.update(`${path}\n`).update(files.read(path) ?? '')
  }
}

export function readDigest(folder: string | undefined, key: string): ReadData | undefined {
  if (folder === undefined) return undefined
  const path = pathOf(folder, key)
  try {
    const kept = JSON.parse(readFileSync(path, 'utf8')) as { readonly version?: number; readonly data?: ReadData }
    utimesSync(path, new Date(), new Date())
    return kept.version === version ? kept.data : undefined
  } catch {
    return undefined
  }
}

/** Written beside and renamed, so that a crash leaves the old one or the new one. A folder that cannot be written to keeps nothing. */
export function writeDigest(folder: string | undefined, key: string, data: ReadData): void {
  if (folder === undefined) return
  const path = pathOf(folder, key)
  const beside = `${path}.${process.pid}`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(beside, JSON.stringify({ version, data }))
    renameSync(beside, path)
    keepNewest(folder, 'model-', atMost)
  } catch {
    removeIfThere(beside)
  }
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // There is no such folder: nothing is left behind.
  }
}

const pathOf = (folder: string, key: string): string => join(folder, `model-${key.slice(0, 32)}.json`)
