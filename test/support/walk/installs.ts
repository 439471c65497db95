/** What `npm install` made in a project, for the next page that types the same: links in place of a minute of installing. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const parts = ['node_modules', 'package.json', 'package-lock.json']

export class Installs {
  readonly #folder = mkdtempSync(join(tmpdir(), 'standin-installs-'))
  readonly #kept = new Map<string, string>()

  /** False where that was not typed before. */
  restore(command: string, project: string): boolean {
    const kept = this.#kept.get(command)
    if (kept !== undefined) link(kept, project)
    return kept !== undefined
  }

  keep(command: string, project: string): void {
    const kept = join(this.#folder, String(this.#kept.size))
    mkdirSync(kept)
    link(project, kept)
    this.#kept.set(command, kept)
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

function link(from: string, into: string): void {
  for (const part of parts.filter((one) => existsSync(join(from, one))))
    spawnSync('cp', [part === 'node_modules' ? '-al' : '-af', join(from, part), into])
}
