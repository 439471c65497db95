/** A compressed tree of characters over paths whose parts are literal texts, parameters and tails; it is grown here and walked by its users. */

/** `Leaf` is what a path leads to. A node stands for the place behind its `text` in a path. */
export interface PathNode<Leaf> {
  /** Characters from the parent's place to this one, `longestText` at most; they may span several segments, or end within one. */
  text: string
  /** The node that goes on with literal text, while there is one only. */
  only: PathNode<Leaf> | undefined
  /** The nodes that go on with literal text, once there are more, by their first character code; no two begin with one character. */
  children: Map<number, PathNode<Leaf>> | undefined
  /** Where a whole segment taken by a parameter leads; only at places behind a slash. */
  parameter: PathNode<Leaf> | undefined
  /** What a path that ends here leads to, and a path that goes on here with any number of segments. */
  end: Leaf | undefined
  rest: Leaf | undefined
}

/** V8 copies a cut of up to 12 characters and compares it by words; a longer cut is a view, five times slower to compare (bench/router.mjs). */
const longestText = 12

export const newPathNode = <Leaf>(text = ''): PathNode<Leaf> => ({ text, only: undefined, children: undefined, parameter: undefined, end: undefined, rest: undefined })

/** The place behind `text` below `node`, made where it was not there yet. */
export function grow<Leaf>(node: PathNode<Leaf>, text: string): PathNode<Leaf> {
  if (text === '') return node
  const first = text.charCodeAt(0)
  const child = childAt(node, first)
  if (child === undefined || child.text.charCodeAt(0) !== first) {
    const next = newPathNode<Leaf>(text.slice(0, longestText))
    link(node, next)
    return grow(next, text.slice(longestText))
  }
  const common = commonLength(child.text, text)
  return grow(common === child.text.length ? child : split(node, child, common), text.slice(common))
}

function split<Leaf>(node: PathNode<Leaf>, child: PathNode<Leaf>, at: number): PathNode<Leaf> {
  const upper = newPathNode<Leaf>(child.text.slice(0, at))
  link(node, upper)
  child.text = child.text.slice(at)
  link(upper, child)
  return upper
}

/** The child that begins with the character, and perhaps, where there is one only, one that begins with another. */
export const childAt = <Leaf>(node: PathNode<Leaf>, code: number): PathNode<Leaf> | undefined =>
  node.children === undefined ? node.only : node.children.get(code)

/** Puts the child in, in the place of another that begins with the same character. */
function link<Leaf>(node: PathNode<Leaf>, child: PathNode<Leaf>): void {
  const code = child.text.charCodeAt(0)
  if (node.children !== undefined) node.children.set(code, child)
  else if (node.only === undefined || node.only.text.charCodeAt(0) === code) node.only = child
  else node.children = new Map([[node.only.text.charCodeAt(0), node.only], [code, child]])
}

function commonLength(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}
