/** The door to yaml: the text of a stub file (YAML 1.2, of which JSON is a part) to source nodes that know their places. */
import { isAlias, isMap, isScalar, isSeq, parseDocument, stringify, visit, type Alias, type Document, type Node, type Range } from 'yaml'
import { said, type Said } from '../../diagnostics/said.ts'
import { markedJSON } from '../calls/exact-json.ts'
import type { MapEntry, SourceNode, Span } from './source-node.ts'
import { yamlTrouble } from './yaml-words.ts'

/** A text that is not YAML: the first complaint of the parser. */
export interface YAMLProblem {
  readonly reason: Said
  readonly at: Span
}

/** Nodes that a file may have once aliases are followed: a small file must not grow without end. */
const MAX_NODES = 100_000

export function parseYAML(text: string, most = MAX_NODES): SourceNode | YAMLProblem {
  if (isTooDeep(text))
    return { reason: said(`values are nested deeper than ${DEEPEST}`, `значения вложены глубже ${DEEPEST}`), at: spanOf(undefined) }
  const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, version: '1.2', merge: false })
  const error = document.errors[0]
  if (error !== undefined)
    return {
      reason: yamlTrouble(error.code, error.message.replace(/ at line \d+, column \d+:?[\s\S]*$/, '')),
      at: { offset: error.pos[0], length: Math.max(1, error.pos[1] - error.pos[0]) },
    }
  try {
    // What is written itself is not counted: each value takes two characters at least.
    return nodeOf(document.contents, { left: most + text.length / 2, most, targets: targetsOf(document) })
  } catch (thrown) {
    if (thrown instanceof Unreadable) return { reason: thrown.said, at: thrown.at }
    // An alias of the list that holds it, which the parser follows without end.
    if (thrown instanceof RangeError)
      return {
        reason: said('values hold themselves, or are nested too deep', 'значения содержат сами себя или вложены слишком глубоко'),
        at: spanOf(undefined),
      }
    throw thrown
  }
}

const DEEPEST = 200

/** Brackets alone: indentation of that depth makes lines that are at least as long as deep. */
function isTooDeep(text: string): boolean {
  let depth = 0
  const sign = /["'[\]{}]/g
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    const one = found[0]
    if (one === '[' || one === '{') {
      if (++depth > DEEPEST) return true
    } else if (one === ']' || one === '}') depth = Math.max(0, depth - 1)
    else sign.lastIndex = one === '"' ? behindQuoted(text, sign.lastIndex) : behindPlain(text, sign.lastIndex)
  }
  return false
}

/** Behind the closing quote, or at the end of the line. */
function behindQuoted(text: string, from: number): number {
  const sign = /["\\\n]/g
  sign.lastIndex = from
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    if (found[0] === '"') return sign.lastIndex
    if (found[0] === '\n' || text[sign.lastIndex] === '\n') return found.index
    sign.lastIndex++
  }
  return text.length
}

/** Behind an apostrophe of the same line; where there is none, it is not a quote. */
function behindPlain(text: string, from: number): number {
  const sign = /['\n]/g
  sign.lastIndex = from
  const found = sign.exec(text)
  return found?.[0] === "'" ? sign.lastIndex : from
}

/** A value as YAML, for files that are written: long texts unfolded, nothing by reference, exact numbers as they were written. */
export const printYAML = (value: unknown): string =>
  stringify(JSON.parse(markedJSON(value)), { lineWidth: 0, aliasDuplicateObjects: false }).replace(
    /(?<!\\)"\\0number (-?\d[\d.eE+-]*)"/g,
    '$1',
  )

class Unreadable extends Error {
  readonly at: Span
  readonly said: Said
  constructor(words: Said, at: Span) {
    super(words.en)
    this.said = words
    this.at = at
  }
}

interface Budget {
  left: number
  readonly most: number
  readonly targets: ReadonlyMap<Alias, Node>
}

/** What each alias refers to: the last such anchor before it. The parser's own search goes through the document for each alias. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>()
  const targets = new Map<Alias, Node>()
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source)
        if (target !== undefined) targets.set(node, target)
      } else if (node.anchor !== undefined && node.anchor !== '') anchors.set(node.anchor, node)
    },
  })
  return targets
}

function nodeOf(node: unknown, budget: Budget): SourceNode {
  const at = spanOf((node as Node | null)?.range)
  if (--budget.left < 0)
    throw new Unreadable(
      said(
        `more than ${budget.most} values once the aliases (*name) are followed`,
        `после подстановки ссылок (*имя) значений больше ${budget.most}`,
      ),
      at,
    )
  if (isAlias(node)) {
    const target = budget.targets.get(node)
    if (target === undefined)
      throw new Unreadable(
        said(
          `the alias *${node.source} has no anchor (&${node.source}) before it`,
          `перед ссылкой *${node.source} нет якоря (&${node.source})`,
        ),
        at,
      )
    return { ...nodeOf(target, budget), at }
  }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((one) => nodeOf(one, budget)), at }
  if (isMap(node)) {
    checkKeys(node.items.map(({ key }) => key))
    return {
      kind: 'map',
      at,
      entries: node.items.map(({ key, value }): MapEntry => ({
        key: keyOf(key),
        keyAt: spanOf((key as Node | null)?.range),
        value: nodeOf(value, budget),
      })),
    }
  }
  const value: unknown = isScalar(node) ? node.value : node
  const plain =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
      ? value
      : value === null || value === undefined
        ? null
        : String(value)
  return { kind: 'scalar', value: plain, text: isScalar(node) && node.source !== undefined ? node.source : String(plain ?? ''), at }
}

function checkKeys(keys: readonly unknown[]): void {
  const known = new Set<string>()
  for (const key of keys) {
    if (!isScalar(key)) continue
    const name = `${typeof key.value} ${String(key.value)}`
    if (known.has(name))
      throw new Unreadable(said('the key is written twice; keep one', 'ключ указан дважды; оставьте один'), spanOf(key.range))
    known.add(name)
  }
}

const keyOf = (key: unknown): string => (isScalar(key) ? (key.source ?? String(key.value)) : String(key))

const spanOf = (range: Range | null | undefined): Span =>
  range ? { offset: range[0], length: Math.max(1, range[1] - range[0]) } : { offset: 0, length: 1 }
