/**
 * The small part of XPath that stubs need: `/Order/Lines/Line[1]/@sku`, `//Number`, `*`. A bare name is in any namespace, `{urn:shop}Order`
 * and `s:Order` in that one, `{}Order` in none. Prefixes are those of the stub, whichever the message has.
 */
import { XMLError } from '../../../xml/error.ts'
import { elementsOf, readTree, textOf, type XMLElement } from '../../../xml/tree.ts'
import type { Matched } from '../matched.ts'

interface XMLStep {
  readonly deep: boolean
  readonly isAttribute: boolean
  /** `undefined`: any. */
  readonly namespace: string | undefined
  readonly local: string | undefined
  /** From 1; from the end below 0. */
  readonly place: number | undefined
}

export interface XMLPath {
  readonly text: string
  readonly steps: readonly XMLStep[]
}

const step =
  /(\/\/?)(@)?(?:\{([^{}]*)\}|([\p{L}_][\p{L}\p{M}\p{N}_.-]*):)?([\p{L}_][\p{L}\p{M}\p{N}_.-]*|\*)(?:\[(-?[1-9]\d*|last\(\))\])?/uy

/** The path; or the place (0-based) where the text stops being one, or the prefix that no namespace is given for. */
export function parseXMLPath(
  text: string,
  namespaces: ReadonlyMap<string, string>,
): XMLPath | { readonly wrongAt: number } | { readonly prefix: string } {
  const steps: XMLStep[] = []
  let at = 0
  while (at < text.length) {
    step.lastIndex = at
    const found = step.exec(text)
    if (found === null || steps.at(-1)?.isAttribute === true) return { wrongAt: at }
    const [, slashes, sign, namespace, prefix, local, place] = found
    if (prefix !== undefined && !namespaces.has(prefix)) return { prefix }
    steps.push({
      deep: slashes === '//',
      isAttribute: sign !== undefined,
      namespace: prefix === undefined ? namespace : namespaces.get(prefix),
      local: local === '*' ? undefined : local,
      place: place === undefined ? undefined : place === 'last()' ? -1 : Number(place),
    })
    at = step.lastIndex
  }
  return steps.length === 0 ? { wrongAt: 0 } : { text, steps }
}

const documents = new WeakMap<object, { readonly root: XMLElement | undefined }>()

function documentOf(request: Matched): XMLElement | undefined {
  const known = documents.get(request.origin ?? request)
  if (known !== undefined) return known.root
  let root: XMLElement | undefined
  try {
    root = request.text === undefined ? undefined : readTree(request.text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
  }
  documents.set(request.origin ?? request, { root })
  return root
}

/** The texts of all elements and attributes that the path leads to; none where the body is not XML. */
export function xmlTexts({ steps }: XMLPath, request: Matched): readonly string[] {
  const root = documentOf(request)
  if (root === undefined) return []
  let nodes: readonly (XMLElement | string)[] = []
  steps.forEach((one, at) => {
    const from = at === 0 ? [undefined] : nodes.filter((node) => typeof node !== 'string')
    nodes = from.flatMap((node) => into(node, root, one))
  })
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node)))
}

/** `from`: `undefined` for the document. */
function into(from: XMLElement | undefined, root: XMLElement, one: XMLStep): readonly (XMLElement | string)[] {
  const near = from === undefined ? [root] : one.isAttribute ? [from] : elementsOf(from)
  const among = one.deep ? (from === undefined ? [root] : elementsOf(from)).flatMap(withDescendants) : near
  const found: (XMLElement | string)[] = one.isAttribute
    ? (one.deep && from !== undefined ? [from, ...among] : among).flatMap((node) =>
        node.attributes.filter((each) => named(each, one)).map(({ value }) => value),
      )
    : among.filter((node) => named(node, one))
  if (one.place === undefined) return found
  const placed = found.at(one.place > 0 ? one.place - 1 : one.place)
  return placed === undefined ? [] : [placed]
}

const named = ({ namespace, local }: { readonly namespace: string; readonly local: string }, one: XMLStep): boolean =>
  (one.local === undefined || one.local === local) && (one.namespace === undefined || one.namespace === namespace)

const withDescendants = (element: XMLElement): readonly XMLElement[] => [element, ...elementsOf(element).flatMap(withDescendants)]
