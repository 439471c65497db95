/** Many sorted lists as one sorted sequence, that is taken from the front of all of them: nothing is sorted anew. */

/** A list and where it is read from next; never at its end. */
interface Run<T> {
  readonly items: readonly T[]
  at: number
}

/** Equal items come in the order of their lists' places in the heap; who needs an order says all of it in `compare`. */
export function* mergedRuns<T>(lists: readonly (readonly T[])[], compare: (a: T, b: T) => number): Generator<T> {
  const heap = lists.filter((items) => items.length > 0).map((items): Run<T> => ({ items, at: 0 }))
  const isBefore = (a: Run<T>, b: Run<T>): boolean => compare(a.items[a.at]!, b.items[b.at]!) < 0
  for (let at = (heap.length >> 1) - 1; at >= 0; at--) sink(heap, at, isBefore)
  while (heap.length > 0) {
    const first = heap[0]!
    yield first.items[first.at]!
    first.at++
    if (first.at === first.items.length) {
      const last = heap.pop()!
      if (heap.length > 0) heap[0] = last
    }
    sink(heap, 0, isBefore)
  }
}

/** Moves an element of the heap down to its place. */
function sink<T>(heap: T[], start: number, isBefore: (a: T, b: T) => boolean): void {
  for (let at = start; ;) {
    const left = 2 * at + 1
    const right = left + 1
    let least = at
    if (left < heap.length && isBefore(heap[left]!, heap[least]!)) least = left
    if (right < heap.length && isBefore(heap[right]!, heap[least]!)) least = right
    if (least === at) return
    const moved = heap[at]!
    heap[at] = heap[least]!
    heap[least] = moved
    at = least
  }
}
