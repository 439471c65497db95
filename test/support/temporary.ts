/** Folders for one test: written from a record of paths and texts, removed when it ends. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

export type Texts = Readonly<Record<string, string>>

export function temporaryFolder(texts: Texts = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'standin-')))
  // A folder with packages installed takes its time.
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }), 300_000)
  writeTexts(folder, texts)
  return folder
}

export function writeTexts(folder: string, texts: Texts): void {
  for (const [path, text] of Object.entries(texts)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}
