/** A compressed tree of characters over paths whose parts are literal texts, parameters and tails; it is grown here and walked by its users. */

/** `Leaf` is what a path leads to. A node stands for the place behind its `text` in a path. */
export interface PathNode<Leaf> {
  /** Characters from the parent's place to this one, `longestText` at most; they may span several segments, or end within one. */
  text: string
  /** Nodes that go on with literal text, by their first character code; no two begin with one character. */
  readonly children: Map<number, PathNode<Leaf>>
  /** Where a whole segment taken by a parameter leads; only at places behind a slash. */
  parameter: PathNode<Leaf> | undefined
  /** What a path that ends here leads to, and a path that goes on here with any number of segments. */
  end: Leaf | undefined
  rest: Leaf | undefined
}

/** V8 copies a cut of up to 12 characters and compares it by words; a longer cut is a view, five times slower to compare (bench/router.mjs). */
const longestText = 12

export const newPathNode = <Leaf>(text = ''): PathNode<Leaf> => ({ text, children: new Map(), parameter: undefined, end: undefined, rest: undefined })

/** The place behind `text` below `node`, made where it was not there yet. */
export function grow<Leaf>(node: PathNode<Leaf>, text: string): PathNode<Leaf> {
  if (text === '') return node
  const first = text.charCodeAt(0)
  const child = node.children.get(first)
  if (child === undefined) {
    const next = newPathNode<Leaf>(text.slice(0, longestText))
    node.children.set(first, next)
    return grow(next, text.slice(longestText))
  }
  const common = commonLength(child.text, text)
  return grow(common === child.text.length ? child : split(node, child, common), text.slice(common))
}

function split<Leaf>(node: PathNode<Leaf>, child: PathNode<Leaf>, at: number): PathNode<Leaf> {
  const upper = newPathNode<Leaf>(child.text.slice(0, at))
  node.children.set(upper.text.charCodeAt(0), upper)
  child.text = child.text.slice(at)
  upper.children.set(child.text.charCodeAt(0), child)
  return upper
}

function commonLength(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}

/** The child with whose text `path` goes on at `at`. */
export function literalChild<Leaf>(node: PathNode<Leaf>, path: string, at: number): PathNode<Leaf> | undefined {
  const child = node.children.get(path.charCodeAt(at))
  return child !== undefined && path.slice(at, at + child.text.length) === child.text ? child : undefined
}
