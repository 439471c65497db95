/** Bodies in files: read when a request goes out, and written beside until the answer is whole. */
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { saidBy } from '../../diagnostics/said-by.ts'
import { OutgoingError, outgoingError } from '../../exchange/outgoing/error.ts'
import type { BodyFiles } from '../../http/objects/body.ts'
import { system } from '../machine/system.ts'

export const bodyFiles: BodyFiles = {
  open: (path) => system.openFile(path).catch((error: unknown) => Promise.reject(fileError(path, error))),
  async save(path, pieces) {
    const beside = `${path}.${randomUUID().slice(0, 8)}.part`
    try {
      await pipeline(Readable.from(pieces, { objectMode: false }), createWriteStream(beside))
      await rename(beside, path)
    } catch (error) {
      await rm(beside, { force: true })
      throw error instanceof OutgoingError ? error : fileError(path, error)
    }
  },
}

const fileError = (path: string, error: unknown): OutgoingError => outgoingError('file', { path, why: saidBy(error) }, error)
