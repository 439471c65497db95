/** Files written into a folder, whole or not at all; the folder is made when the first of them comes. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../host/machine/whole-file.ts'

export const writeInto =
  (folder: string) =>
  async (file: string, text: string): Promise<void> => {
    await mkdir(folder, { recursive: true })
    await writeWhole(join(folder, file), text)
  }
