/** The folder of recordings: files written whole or not at all; the folder is made when the first of them comes. */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWhole } from '../host/machine/whole-file.ts'
import type { RecordingFiles } from '../standin/relay/recorder.ts'

export const recordingFiles = (folder: string): RecordingFiles => ({
  async create(file, text) {
    await mkdir(folder, { recursive: true })
    await writeWhole(join(folder, file), text, { fresh: true })
  },
  async replace(file, text) {
    // The folder may be cleared while calls are recorded.
    await mkdir(folder, { recursive: true })
    await writeWhole(join(folder, file), text)
  },
})
