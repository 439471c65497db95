/** Memory that is written over at once, such as that of a long answer. */

/** Chunks above this glibc takes from the system one by one, at first (mallopt(3), M_MMAP_THRESHOLD). */
const LARGE = 128 * 1024
const LARGEST = 8 * 1024 * 1024

let isKept = false

/** Its content is not known. */
export function unfilled(length: number): Uint8Array<ArrayBuffer> {
  if (length > LARGE && !isKept) keepFreedMemory()
  return new Uint8Array(Buffer.allocUnsafeSlow(length).buffer)
}

/**
 * Memory that is given back to the system has to be asked for again, page by page: two thirds of a long answer's CPU. Of the size of the
 * largest chunk that was taken by itself and freed, glibc makes the bound below which it does not do that, and keeps as much as two such at
 * the end of its heap (mallopt(3), the dynamic threshold). One chunk of that size is therefore taken and left to the collector; as nobody
 * writes to it, it never takes memory. Other libraries of C have no such bound, and lose nothing.
 */
function keepFreedMemory(): void {
  isKept = true
  Buffer.allocUnsafeSlow(LARGEST)
}
