/** Files of a run of 1C's language: only its own temporary folder and the folders named by the user; all else is refused by its path. */
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve, sep } from 'node:path'
import { BslError } from '../../bsl/run/error.ts'
import type { RunFiles } from '../../bsl/run/run.ts'
import { saidBy } from '../../diagnostics/said-by.ts'

export interface ConfinedFiles extends RunFiles {
  /** Removes the temporary folder. */
  close(): void
}

/** `folders`: those of `--files`. The temporary folder is made when it is asked for. */
export function confinedFiles(folders: readonly string[]): ConfinedFiles {
  let own: string | undefined
  const temporary = (): string => (own ??= fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'standin-'))))
  const allowed = folders.map((one) => realPath(resolve(one)))
  const inside = (path: string): string => {
    const full = realPath(resolve(path))
    const roots = own === undefined ? allowed : [...allowed, own]
    if (roots.some((root) => full === root || full.startsWith(root.endsWith(sep) ? root : root + sep))) return full
    throw refused(path)
  }
  return {
    read: (path) => checked(path, () => new Uint8Array(fs.readFileSync(inside(path)))),
    write: (path, bytes) => checked(path, () => fs.writeFileSync(inside(path), bytes)),
    append: (path, bytes) => checked(path, () => fs.appendFileSync(inside(path), bytes)),
    stat: (path) => statOf(inside(path)),
    list: (folder) => checked(folder, () => fs.readdirSync(inside(folder)).toSorted()),
    makeFolder: (path) => checked(path, () => void fs.mkdirSync(inside(path), { recursive: true })),
    remove: (path) => {
      const full = inside(path)
      if (allowed.includes(full)) throw refused(path)
      checked(path, () => fs.rmSync(full, { recursive: true, force: true }))
    },
    move: (from, to) => checked(from, () => fs.renameSync(inside(from), inside(to))),
    copy: (from, to) => checked(from, () => fs.copyFileSync(inside(from), inside(to))),
    temporaryFolder: () => temporary() + sep,
    close: () => {
      if (own !== undefined) fs.rmSync(own, { recursive: true, force: true })
      own = undefined
    },
  }
}

/** Links followed as far as the path exists. */
function realPath(path: string): string {
  try {
    return fs.realpathSync(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPath(parent), path.slice(parent.length))
  }
}

function statOf(path: string): { isFolder: boolean; size: number; modified: number } | undefined {
  const found = fs.statSync(path, { throwIfNoEntry: false })
  return found && { isFolder: found.isDirectory(), size: found.size, modified: found.mtimeMs }
}

const refused = (path: string): BslError =>
  new BslError(
    `onec-standin: доступ к "${path}" закрыт: разрешены только временные файлы вызова и папки --files`,
    `onec-standin: access to "${path}" is refused: only temporary files of the call and folders of --files are allowed`,
  )

/** What node says of a file as an exception of the language. */
function checked<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof BslError) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT') throw new BslError(`Файл не обнаружен '${path}'`, `File not found '${path}'`)
    const why = saidBy(error)
    throw new BslError(`Ошибка доступа к файлу '${path}': ${why.ru}`, `File access error '${path}': ${why.en}`)
  }
}
