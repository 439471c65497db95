/** Files written into a folder, which is made when the first of them comes. */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

export const writeInto =
  (folder: string) =>
  async (file: string, text: string): Promise<void> => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, file), text)
  }
