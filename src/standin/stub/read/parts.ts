/** Parts of a stub that are written alike in every channel: its scenario, its replies in turn, and what it does beside its answer. */
import { said } from '../../../diagnostics/said.ts'
import { isHeaderName } from '../../../exchange/headers.ts'
import { httpMethods } from '../../../hs/service/method.ts'
import { needsBody, needsBytes, type Criteria } from '../../calls/criteria.ts'
import type { Matched } from '../../calls/matched.ts'
import { withPath } from '../../calls/more-criteria.ts'
import type { CollectionStep } from '../../keep/step.ts'
import { requestKeys } from '../../reading/criteria.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { readExpression, templatedText } from '../../reading/expressions.ts'
import { duration, type Misplaced, type Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import { more } from '../../value/expression.ts'
import { render } from '../../value/render.ts'
import type { NeedOfBody, Source } from '../../value/sources.ts'
import { requestValues } from '../../value/values.ts'
import type { BesideFile } from '../form.ts'
import type { CallbackTemplate, Scenario, StubMore } from '../stub.ts'
import { checkIdle } from './idle.ts'
import { readReply, replyKeys } from './reply.ts'
import { keepActions, readStep, stepIn } from './step.ts'

/** Keys of every stub but for what it answers and which calls it means. */
export const besideKeys = ['capture', 'seed', 'callback', 'missing', ...keepActions] as const
export const scenarioKeys = ['name', 'state', 'next', 'keep'] as const
export const callbackKeys = ['url', 'method', 'Headers', 'text', 'json', 'base64', 'delay'] as const

type Fields = ReadonlyMap<string, SourceNode>

/** Keys of a stub that belong into one of its parts. */
export const misplaced: Misplaced = new Map([
  ...[...replyKeys, 'xdto', 'fault', 'response', 'entities', 'entity', 'sample', 'error', 'count'].map((key) => [key, 'reply'] as const),
  ...requestKeys.filter((key) => key !== 'Headers').map((key) => [key, 'request'] as const),
  ['state', 'scenario'],
  ['next', 'scenario'],
  ['url', 'callback'],
])

/** `criteria`: of the stub, whose path has values for the name. */
export function readScenario(reading: Reading, node: SourceNode | undefined, criteria: Criteria): Scenario | undefined {
  if (node === undefined) return undefined
  const fields = reading.fields(node, things.scenario, scenarioKeys)
  const name = reading.text(fields.get('name'), 'scenario.name')
  if (name === undefined)
    return void reading.tell(
      reportStub(
        'missing',
        { what: things.scenario, key: 'name', example: 'scenario: { name: upload, state: Started, next: Uploaded }' },
        reading.place(node.at),
      ),
    )
  const text = name.includes('{{') ? templatedText(reading, fields.get('name')!, name) : undefined
  const valuesOf = (request: Matched) => requestValues((criteria.more && withPath(criteria.more, request)) ?? request)
  return {
    name,
    ...(text && { nameOf: (request: Matched) => render(text, valuesOf(request)) }),
    needs: text?.needs ?? 'nothing',
    keep: readNamed(reading, fields.get('keep'), 'scenario.keep'),
    state: reading.text(fields.get('state'), 'scenario.state'),
    next: reading.text(fields.get('next'), 'scenario.next'),
  }
}

function readNamed(reading: Reading, node: SourceNode | undefined, what: string): readonly (readonly [string, Source])[] {
  return (node === undefined ? [] : (reading.map(node, what)?.entries ?? [])).flatMap(({ key, value }): (readonly [string, Source])[] => {
    const found = readExpression(reading, value, `${what}.${key}`)
    return found === undefined ? [] : [[key, found]]
  })
}

/**
 * `reply`, or `replies` in turn; both, or neither where no step answers, is reported. `example`: what could be written.
 */
export function replyNodes(
  reading: Reading,
  stub: SourceNode,
  fields: Fields,
  example: string,
  answersItself = false,
): readonly SourceNode[] {
  const [reply, replies] = [fields.get('reply'), fields.get('replies')]
  if (reply !== undefined && replies !== undefined)
    reading.tell(reportStub('more-than-one', { what: things.stub, found: 'reply, replies' }, reading.place(stub.at)))
  const nodes = replies === undefined ? (reply === undefined ? [] : [reply]) : reading.list(replies, 'replies')
  if (nodes.length === 0 && (!answersItself || replies !== undefined))
    reading.tell(reportStub('missing', { what: things.stub, key: 'reply', example }, reading.place(stub.at)))
  return nodes
}

/** What the stub does beside its answer; `undefined` where it is nothing. */
export function readBeside(
  reading: Reading,
  node: SourceNode,
  fields: Fields,
  { criteria, scenario }: { readonly criteria: Criteria; readonly scenario: Scenario | undefined },
  beside: BesideFile | undefined,
): StubMore | undefined {
  checkIdle(reading, node, fields)
  const action = stepIn(fields)
  const actions = keepActions.filter((one) => fields.has(one))
  if (actions.length > 1)
    reading.tell(reportStub('more-than-one', { what: things.stub, found: actions.join(', ') }, reading.place(node.at)))
  const step = action === undefined ? undefined : readStep(reading, fields, action)
  const capture = readNamed(reading, fields.get('capture'), 'capture')
  const callbacks = readCallbacks(reading, fields.get('callback'), beside)
  const seed = reading.number(fields.get('seed'), 'seed', [0, 4_294_967_295])
  const keep = scenario?.keep ?? []
  const isPlain = step === undefined && capture.length + callbacks.length + keep.length === 0 && seed === undefined
  if (isPlain && criteria.more?.path === undefined && !usesMore(node)) return undefined
  const own: NeedOfBody = needsBytes(criteria) ? 'bytes' : needsBody(criteria) ? 'text' : 'nothing'
  const needs = [own, stepNeeds(step), ...[...capture, ...keep].map(([, { needs: of }]) => of), ...callbacks.map(callbackNeeds)]
  return { needs: needs.reduce(more, 'nothing'), seed: seed ?? 1, capture, step, callbacks }
}

/** Whether a text has a value that a request alone does not give. */
function usesMore(node: SourceNode): boolean {
  if (node.kind === 'scalar')
    return typeof node.value === 'string' && node.value.includes('{{') && /\{\{[^{}]*\b(?:random|captures|scenario)\b/.test(node.value)
  if (node.kind === 'list') return node.items.some(usesMore)
  return node.entries.some(({ key, value }) => key === '$sample' || key === 'sample' || usesMore(value))
}

/** The body is what is kept where the stub does not say what. */
function stepNeeds(step: CollectionStep | undefined): NeedOfBody {
  if (step === undefined) return 'nothing'
  const { id, item, where = [], page, action } = step
  const sources = [id, page.top, page.skip, page.page, ...where.map(([, value]) => value)]
  const whole: NeedOfBody = item?.needs ?? (action === 'save' || action === 'keep' ? 'text' : 'nothing')
  return sources.map((one) => one?.needs ?? 'nothing').reduce(more, whole)
}

const callbackNeeds = ({ url, Headers, body }: CallbackTemplate): NeedOfBody =>
  [url.needs, ...Headers.map(([, { needs }]) => needs), body.kind === 'text' ? body.text.needs : 'nothing'].reduce<NeedOfBody>(
    more,
    'nothing',
  )

function readCallbacks(reading: Reading, node: SourceNode | undefined, beside: BesideFile | undefined): readonly CallbackTemplate[] {
  if (node === undefined) return []
  return (node.kind === 'list' ? node.items : [node]).flatMap((one) => readCallback(reading, one, beside) ?? [])
}

function readCallback(reading: Reading, node: SourceNode, beside: BesideFile | undefined): CallbackTemplate | undefined {
  const fields = reading.fields(node, things.callback, callbackKeys)
  const url = fields.get('url')
  const address = reading.text(url, 'callback.url')
  if (address === undefined)
    return void reading.tell(
      reportStub(
        'missing',
        { what: things.callback, key: 'url', example: 'callback: { url: https://shop.example/paid }' },
        reading.place(node.at),
      ),
    )
  if (!/^https?:\/\/[^/]/i.test(address) && !address.startsWith('{{'))
    reading.wrong(url!, 'callback.url', said('an address, such as https://shop.example/paid', 'адрес, например https://shop.example/paid'))
  const method = (reading.text(fields.get('method'), 'callback.method') ?? 'POST').toUpperCase()
  if (!isHeaderName(method))
    reading.wrong(
      fields.get('method')!,
      'callback.method',
      said(`a method, such as ${httpMethods[0]}`, `метод, например ${httpMethods[0]}`),
    )
  const own = ['Headers', 'text', 'json', 'base64'] as const
  const entries = own.flatMap((key) => (fields.has(key) ? [{ key, value: fields.get(key)! }] : []))
  const { Headers, body } = readReply(reading, { kind: 'map', entries, ...(node.at && { at: node.at }) }, beside)
  return {
    method,
    url: templatedText(reading, url!, address),
    Headers,
    body,
    delay: duration(reading, fields.get('delay'), 'callback.delay') ?? 0,
  }
}
