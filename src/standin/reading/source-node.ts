/** The source of a stub as one kind of node: a YAML or JSON file, with the place of every value, or a value of a program, without. */
import { joined, said, type Said } from '../../diagnostics/said.ts'

/** Characters of a file, from 0. */
export interface Span {
  readonly offset: number
  readonly length: number
}

export type SourceNode = ScalarNode | ListNode | MapNode

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly value: string | number | boolean | null
  /** As it was written: `007` where the value is 7. */
  readonly text: string
  readonly at?: Span
}

interface ListNode {
  readonly kind: 'list'
  readonly items: readonly SourceNode[]
  readonly at?: Span
}

export interface MapNode {
  readonly kind: 'map'
  /** In the order of writing; no name twice. */
  readonly entries: readonly MapEntry[]
  readonly at?: Span
}

export interface MapEntry {
  readonly key: string
  readonly keyAt?: Span
  readonly value: SourceNode
}

const kinds: Readonly<Record<string, Said>> = { number: said('the number', 'число'), boolean: said('the boolean', 'логическое') }

/** What a node is, in a message. */
export const kindOf = (node: SourceNode): Said =>
  node.kind === 'list'
    ? said('a list', 'список')
    : node.kind === 'map'
      ? said('a mapping', 'соответствие')
      : node.value === null
        ? said('nothing', 'ничего')
        : joined(
            [
              typeof node.value === 'string' ? said('the text', 'строка') : kinds[typeof node.value]!,
              typeof node.value === 'number' ? node.text : JSON.stringify(node.value),
            ],
            ' ',
          )

/** The node as JSON text: numbers as they were written, keys in their order. `textOf` draws strings. */
export function jsonOf(node: SourceNode, textOf: (text: string) => string = (text) => JSON.stringify(text)): string {
  if (node.kind === 'list') return `[${node.items.map((one) => jsonOf(one, textOf)).join(',')}]`
  if (node.kind === 'map') return `{${node.entries.map(({ key, value }) => `${JSON.stringify(key)}:${jsonOf(value, textOf)}`).join(',')}}`
  if (typeof node.value === 'string') return textOf(node.value)
  return typeof node.value === 'number' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(node.text)
    ? node.text
    : JSON.stringify(node.value)
}
