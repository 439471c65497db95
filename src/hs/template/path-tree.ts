/**
 * A compressed tree of characters over paths whose parts are literal texts, parameters and tails; it is grown here and walked by its users.
 */

/**
 * `Leaf` is what a path leads to. A node is the place behind its `text` in a path. What a walk looks at in every node comes first: it lies
 * together in memory.
 */
export interface PathNode<Leaf> {
  /** Code of the first character of `text`, -1 without any; and how many there are. */
  code: number
  length: number
  /**
   * The nodes that go on with literal text, each at the low bits of its `code`: as many places, a power of two, as no two of them share
   * one.
   */
  children: (PathNode<Leaf> | undefined)[]
  /** Where a whole segment taken by a parameter leads; only at places behind a slash. */
  parameter: PathNode<Leaf> | undefined
  /** What every path leads to that goes on here, or ends before the slash behind which this place is. */
  rest: Leaf | undefined
  /** What a path that ends here leads to. */
  end: Leaf | undefined
  /** Characters from the parent's place to this one, `longestText` at most; they may span several segments, or end within one. */
  text: string
}

/**
 * V8 copies a cut of up to 12 characters and compares it by words; a longer cut is a view, five times slower to compare (bench/router.mjs).
 */
const longestText = 12

/** Of a node without children; never written to. */
const none: undefined[] = [undefined]

export const newPathNode = <Leaf>(text = ''): PathNode<Leaf> => ({
  code: text === '' ? -1 : text.charCodeAt(0),
  length: text.length,
  children: none,
  parameter: undefined,
  rest: undefined,
  end: undefined,
  text,
})

/** The child that begins with the character, if any does. */
export function childAt<Leaf>({ children }: PathNode<Leaf>, code: number): PathNode<Leaf> | undefined {
  const child = children[code & (children.length - 1)]
  return child !== undefined && child.code === code ? child : undefined
}

/** The place behind `text` below `node`, made where it was not there yet. */
export function grow<Leaf>(node: PathNode<Leaf>, text: string): PathNode<Leaf> {
  if (text === '') return node
  const child = childAt(node, text.charCodeAt(0))
  if (child === undefined) {
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
  child.code = child.text.charCodeAt(0)
  child.length = child.text.length
  link(upper, child)
  return upper
}

/** Puts the child in, in the place of another that begins with the same character. */
function link<Leaf>(node: PathNode<Leaf>, child: PathNode<Leaf>): void {
  if (node.children === none) node.children = [undefined]
  while (!isPlaceFor(child, node.children)) node.children = widened(node.children)
  node.children[child.code & (node.children.length - 1)] = child
}

function isPlaceFor<Leaf>(child: PathNode<Leaf>, children: PathNode<Leaf>['children']): boolean {
  const there = children[child.code & (children.length - 1)]
  return there === undefined || there.code === child.code
}

/**
 * The same nodes at twice as many places: two that shared their low bits never come together again, as there is one more to tell them
 * apart.
 */
function widened<Leaf>(children: PathNode<Leaf>['children']): PathNode<Leaf>['children'] {
  const wide: PathNode<Leaf>['children'] = [...children, ...children].fill(undefined)
  for (const one of children) if (one !== undefined) wide[one.code & (wide.length - 1)] = one
  return wide
}

function commonLength(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}
