/**
 * Which process works with a data file: its number in a file beside it, with when it was started, so that a number that was given anew is
 * no owner. A process that was killed leaves the file behind; it is taken over.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { kill, pid } from 'node:process'
import { saidBy } from '../../diagnostics/said-by.ts'
import { dataError } from '../../infobase/data-error.ts'

/** Gives what removes it again. @throws DataError `file-busy` where another process is there */
export function ownFile(file: string): () => void {
  const path = `${file}.pid`
  const own = `${pid} ${startOf(pid)}`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(path, own, { flag: 'wx' })
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw dataError('disk-full', { why: saidBy(error) }, error)
      if (isAlive(path)) throw dataError('file-busy', { file })
      rmSync(path, { force: true })
    }
  }
  throw dataError('file-busy', { file })
}

function isAlive(path: string): boolean {
  const [number = '', start = ''] = read(path).split(' ')
  const owner = Number(number)
  // A number of ours is left over from a process that had it before, as in a container; so is one that was started at another time.
  if (!Number.isInteger(owner) || owner <= 0 || (owner === pid && start !== startOf(pid))) return false
  try {
    kill(owner, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  return start === '' || startOf(owner) === '' || start === startOf(owner)
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** When a process was started, as Linux counts it; `''` where that is not known. */
function startOf(process: number): string {
  const stat = read(`/proc/${process}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
