/** A compressed tree of characters over paths whose parts are literal texts, parameters and tails; it is grown here and walked by its users. */

/** `Leaf` is what a path leads to. A node stands for the place behind its `text` in a path. */
export interface PathNode<Leaf> {
  /** Characters from the parent's place to this one, `longestText` at most; they may span several segments, or end within one. */
  text: string
  /** Code of the first of them; -1 without any. */
  code: number
  /** The nodes that go on with literal text, each at the low bits of its `code`: as many places, a power of two, as no two of them share one. */
  children: readonly (PathNode<Leaf> | undefined)[]
  /** Where a whole segment taken by a parameter leads; only at places behind a slash. */
  parameter: PathNode<Leaf> | undefined
  /** What a path that ends here leads to. */
  end: Leaf | undefined
  /** What every path leads to that goes on here, or ends before the slash behind which this place is. */
  rest: Leaf | undefined
}

/** V8 copies a cut of up to 12 characters and compares it by words; a longer cut is a view, five times slower to compare (bench/router.mjs). */
const longestText = 12

const none: readonly undefined[] = [undefined]

export const newPathNode = <Leaf>(text = ''): PathNode<Leaf> =>
  ({ text, code: text === '' ? -1 : text.charCodeAt(0), children: none, parameter: undefined, end: undefined, rest: undefined })

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
  link(upper, child)
  return upper
}

/** Puts the child in, in the place of another that begins with the same character. */
function link<Leaf>(node: PathNode<Leaf>, child: PathNode<Leaf>): void {
  const all = [...node.children.filter((one) => one !== undefined && one.code !== child.code), child]
  let size = node.children.length
  while (new Set(all.map((one) => one!.code & (size - 1))).size < all.length) size *= 2
  const children = Array.from<PathNode<Leaf> | undefined>({ length: size }).fill(undefined)
  for (const one of all) children[one!.code & (size - 1)] = one
  node.children = children
}

function commonLength(one: string, other: string): number {
  let at = 0
  while (at < one.length && at < other.length && one.charCodeAt(at) === other.charCodeAt(at)) at++
  return at
}
