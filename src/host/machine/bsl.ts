/** The parts of the machine that 1C's language needs: compiled code in this process, digests, local time. */
import { createHash, randomBytes } from 'node:crypto'
import { Script } from 'node:vm'
import { inflateRawSync } from 'node:zlib'
import type { RunPorts } from '../../bsl/modules/run-ports.ts'

/** Runs code under a name that stacks and the inspector show. */
export const evaluate = (code: string, file: string): unknown => new Script(code, { filename: file }).runInThisContext()

export const encodeMap = (text: string): string => Buffer.from(text).toString('base64')

/** Bytes; a few that were deflated may stand for very many. */
const mostInflated = 256 * 1024 * 1024

export const machinePorts = (): Pick<RunPorts, 'now' | 'ticks' | 'randomBytes' | 'digest' | 'inflate' | 'later' | 'zone'> => ({
  now: Date.now,
  ticks: () => performance.now(),
  randomBytes: (length) => randomBytes(length),
  later: (work) => void setTimeout(work, 0),
  inflate: (bytes) => inflateRawSync(bytes, { maxOutputLength: mostInflated }),
  digest: (way, bytes) => createHash(way).update(bytes).digest(),
  zone: -new Date().getTimezoneOffset(),
})
