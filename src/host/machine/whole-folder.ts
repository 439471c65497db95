/** Many files that are written all or none: beside the folder first, then moved into it, one by one moved back where one cannot be. */
import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'
import { locked, written } from './whole-file.ts'

export interface FileText {
  /** Below the folder. */
  readonly file: string
  readonly text: string
}

/** `before`: looks once more, while no other writes into the folder. Rejects as the file system does, and then nothing is changed. */
export async function writeAll(folder: string, files: readonly FileText[], before: () => void = () => {}): Promise<void> {
  await mkdir(dirname(folder), { recursive: true })
  await locked(folder, async () => {
    before()
    const beside = join(dirname(folder), `.${basename(folder)}.${randomUUID()}.new`)
    try {
      await mkdir(beside)
      for (const { file, text } of files) {
        await mkdir(dirname(join(beside, relative(folder, file))), { recursive: true })
        await written(join(beside, relative(folder, file)), text)
      }
      // A folder that is new appears at once.
      if (await isMoved(beside, folder)) return
      await intoPlace(files, folder, beside)
    } finally {
      await rm(beside, { recursive: true, force: true })
    }
  })
}

const isMoved = (beside: string, folder: string): Promise<boolean> =>
  rename(beside, folder).then(
    () => true,
    () => false,
  )

async function intoPlace(files: readonly FileText[], folder: string, beside: string): Promise<void> {
  const done: { readonly file: string; readonly old: string | undefined }[] = []
  try {
    for (const { file } of files) {
      const old = join(beside, `${relative(folder, file)}.old`)
      await mkdir(dirname(file), { recursive: true })
      const had = await isMoved(file, old)
      done.push({ file, old: had ? old : undefined })
      await rename(join(beside, relative(folder, file)), file)
    }
  } catch (error) {
    for (const { file, old } of done.reverse()) {
      await rm(file, { force: true })
      if (old !== undefined) await rename(old, file)
    }
    throw error
  }
}
