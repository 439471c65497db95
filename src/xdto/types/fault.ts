/** The faults of a document or a value, each with its path. */
import type { Said } from '../../diagnostics/said.ts'
import { StandinError } from '../../diagnostics/standin-error.ts'

/** What does not fit a type, with its path. */
export interface XDTOFault {
  /** `/Order/Lines[3]/Sum`, `/Order/@Number`: names of properties, items counted from 1. */
  readonly path: string
  /** The message in English. */
  readonly message: string
  /** The message in Russian. */
  readonly messageRu: string
  /** 1-based place in the document that was read; absent when writing. */
  readonly line?: number
  /** 1-based; absent when writing. */
  readonly column?: number
}

/** Thrown when a document does not fit its type, or a value its type: carries every fault that was found. */
export class XDTOError extends StandinError {
  override readonly name = 'XDTOError'
  override readonly code = 'xdto/does-not-fit'
  /** All faults that were found, at most 100. */
  readonly faults: readonly XDTOFault[]
  /** The message in Russian. */
  readonly messageRu: string
  constructor(faults: readonly XDTOFault[]) {
    super(faults.map((one) => `${one.path}: ${one.message}`).join('\n'))
    this.faults = faults
    this.messageRu = faults.map((one) => `${one.path}: ${one.messageRu}`).join('\n')
  }
}

/** So many faults are reported; the rest of what is wrong is likely to follow from them. */
export const FAULT_LIMIT = 100

/** Elements within elements that typed reading and writing follow, whatever the XML reader would allow: each costs stack. */
export const DEPTH_LIMIT = 500

/** The steps to where a reader or writer is, and the faults found so far. */
export class FaultTrail {
  readonly faults: XDTOFault[] = []
  readonly #names: string[] = []
  readonly #indexes: number[] = []
  #level = 0

  /** `index` counts from 0; -1 where there is no list. */
  enter(name: string, index: number): void {
    this.#names[this.#level] = name
    this.#indexes[this.#level++] = index
  }

  leave(): void {
    this.#level--
  }

  get path(): string {
    let path = ''
    for (let at = 0; at < this.#level; at++) path += `/${this.#names[at]}${this.#indexes[at]! < 0 ? '' : `[${this.#indexes[at]! + 1}]`}`
    return path === '' ? '/' : path
  }

  /** @throws XDTOError when there are too many. */
  add({ en, ru }: Said, line?: number, column?: number): void {
    this.faults.push({ path: this.path, message: en, messageRu: ru, ...(line !== undefined && column !== undefined && { line, column }) })
    if (this.faults.length >= FAULT_LIMIT) throw new XDTOError(this.faults)
  }

  /** @throws XDTOError when there are any. */
  settle(): void {
    if (this.faults.length > 0) throw new XDTOError(this.faults)
  }
}
