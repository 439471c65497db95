/** What a stub says that can never come to be: captures that nothing takes, values of a step or a scenario that it does not have. */
import { didYouMean, itHas } from '../../../diagnostics/near.ts'
import { said, type Fragment } from '../../../diagnostics/said.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { dataActions } from '../data/data-stub.ts'
import { stepIn } from './step.ts'

type Fields = ReadonlyMap<string, SourceNode>

const noStep = said(
  'the stub has no keep, save, find, list or delete of a collection',
  'у заглушки нет keep, save, find, list или delete для набора',
)
const noScenario = said('the stub has no `scenario`', 'у заглушки нет `scenario`')
const besideData = said(
  'a stub that keeps objects of the infobase answers by itself; keep a collection, such as orders, or write a handler',
  'заглушка с объектами базы отвечает сама; храните набор, например orders, или напишите обработчик',
)
const dataElsewhere = said(
  'objects of the infobase are kept by stubs of HTTP services alone; name a collection, such as orders',
  'объекты базы хранят только заглушки HTTP-сервисов; назовите набор, например orders',
)

/** `node`: the stub. Reports its keys and its values that are never used. */
export function checkIdle(reading: Reading, node: SourceNode, fields: Fields): void {
  const hasStep = stepIn(fields) !== undefined
  if (!hasStep) {
    tellKeys(reading, fields, ['missing'], noStep)
    tellKeys(reading, fields, dataActions, dataElsewhere)
  }
  const captured = capturedBy(fields)
  const variables = new Set(textsIn(node).flatMap(variablesIn))
  for (const one of textsIn(node)) {
    for (const { root, name, whole } of valuesIn(one.text)) {
      const place = reading.place(one.at)
      if (variables.has(root)) continue
      if (root === 'captures' && !captured.includes(name)) {
        const meant = didYouMean(name, captured, captured.length === 0 ? '' : itHas(captured))
        reading.tell(reportStub('unknown-capture', { found: name, meant }, place))
      }
      if (root === 'scenario' && !fields.has('scenario')) reading.tell(reportStub('idle', { found: whole, reason: noScenario }, place))
      if (/^(?:items?|total)$/.test(root) && !hasStep) reading.tell(reportStub('idle', { found: whole, reason: noStep }, place))
    }
  }
}

/** Of a stub that keeps objects of the infobase. `isHost`: it answers calls that go out. */
export function checkBesideData(reading: Reading, fields: Fields, isHost: boolean): void {
  if (isHost) tellKeys(reading, fields, dataActions, dataElsewhere)
  tellKeys(reading, fields, ['missing', 'callback', 'capture', 'seed'], besideData)
}

function tellKeys(reading: Reading, fields: Fields, keys: readonly string[], reason: Fragment): void {
  for (const found of keys) {
    const node = fields.get(found)
    if (node !== undefined) reading.tell(reportStub('idle', { found, reason }, reading.place(node.at)))
  }
}

/** Names of `capture`, and of groups in the conditions. */
function capturedBy(fields: Fields): readonly string[] {
  const capture = fields.get('capture')
  const request = fields.get('request')
  const groups = request === undefined ? [] : textsIn(request).flatMap(({ text }) => [...text.matchAll(/\(\?<([^=!>][^>]*)>/g)])
  return [...(capture?.kind === 'map' ? capture.entries.map(({ key }) => key) : []), ...groups.map(([, name]) => name!)]
}

interface Text {
  readonly text: string
  readonly key: string
  readonly at: SourceNode['at']
}

function textsIn(node: SourceNode, key = ''): readonly Text[] {
  if (node.kind === 'list') return node.items.flatMap((one) => textsIn(one, key))
  if (node.kind === 'map') return node.entries.flatMap((one) => textsIn(one.value, one.key))
  return typeof node.value === 'string' ? [{ text: node.value, key, at: node.at }] : []
}

/** Names of loops. */
const variablesIn = ({ text, key }: Text): readonly string[] =>
  key === '$as' ? [text] : Array.from(text.matchAll(/\{\{\s*#each\b[^{}]*\bas\s\s*([^\s{}][^\s{}]*)\s*\}\}/g), ([, name]) => name!)

/** Values in braces by the first word and the name behind it; quoted arguments of filters are none. */
function* valuesIn(text: string): Iterable<{ readonly root: string; readonly name: string; readonly whole: string }> {
  for (const [, inner] of text.matchAll(/(?<!\\)\{\{([^{}]*)\}\}/g)) {
    for (const [whole, root, name = ''] of withoutQuoted(inner!).matchAll(
      /(?<![\p{L}\p{N}_.$/@:\-[])(captures|scenario|items?|total)(?:\.([\p{L}_][\p{L}\p{N}_-]{0,999}))?(?![\p{L}\p{N}_-])/gu,
    ))
      yield { root: root!, name, whole: `{{${whole}}}` }
  }
}

/** A quote that does not close stays. */
function withoutQuoted(text: string): string {
  const quote = /['"]/g
  let kept = ''
  let at = 0
  for (let found = quote.exec(text); found !== null; found = quote.exec(text)) {
    const end = closing(text, found.index + 1, found[0])
    if (end < 0) continue
    kept += text.slice(at, found.index)
    quote.lastIndex = at = end + 1
  }
  return kept + text.slice(at)
}

/** The first such quote without a backslash before it; -1 without any. */
function closing(text: string, from: number, quote: string): number {
  const sign = /['"\\]/g
  sign.lastIndex = from
  for (let found = sign.exec(text); found !== null; found = sign.exec(text)) {
    if (found[0] === quote) return found.index
    if (found[0] === '\\') sign.lastIndex++
  }
  return -1
}
