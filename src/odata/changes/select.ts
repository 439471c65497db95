/** SelectChanges: what is registered for a node as a feed, streamed, so that a message of any size takes little memory. */
import { said } from '../../diagnostics/said.ts'
import { textReply, type Reply } from '../../exchange/reply.ts'
import { changedKeys } from '../../infobase/objects/changed-data.ts'
import { odataRefusal } from '../errors.ts'
import { changesHead, feedTail } from '../format/atom.ts'
import { jsonEnvelope, type Level } from '../format/json.ts'
import { VERSION } from '../read/answer.ts'
import { requireRead, type Request } from '../request.ts'
import { changeWriter } from './changed.ts'
import { pointOf } from './point.ts'

/** Entries of an answer that is one text with its length. */
const AT_ONCE = 200

export async function selectChanges(request: Request): Promise<Reply> {
  const { node, messageNo } = await pointOf(request)
  const { infobase, model, settings, writing } = request
  const { registration, transactions } = infobase.base
  for (const { object } of registration.contentOf(node)) {
    const entity = model.ofObject(object.FullName)
    if (entity === undefined) continue
    requireRead(request, entity)
    // A message without what the user may not read would tell the other infobase that it is up to date.
    if (request.source.restriction?.(object) !== undefined)
      throw odataRefusal(
        'rights',
        [],
        said(
          `a message is read whole: the right to read ${object.FullName} is restricted by row`,
          `сообщение читается целиком, а право чтения ${object.FullName} ограничено по строкам`,
        ),
      )
  }
  await transactions.run(() => registration.stamp(node, messageNo))
  const changes = changedKeys(infobase.base, node, messageNo, settings.selectChanges === 'unconfirmed' ? 'unconfirmed' : 'message')
  const isJson = writing.representation !== 'atom'
  const { root, updated } = writing
  const [head, tail] = isJson
    ? jsonEnvelope('SelectChanges', undefined, { model, level: writing.representation as Level, root })
    : [changesHead({ model, root, updated }), feedTail(undefined)]
  const type = isJson ? 'application/json;charset=utf-8' : 'application/atom+xml;type=feed;charset=utf-8'
  const texts = joined(entriesOf(request, changes), isJson ? ',' : '')
  let text = head
  let count = 0
  for (;;) {
    const next = await texts.next()
    if (next.done === true) return textReply(200, type, text + tail, VERSION)
    text += next.value.text
    count += next.value.count
    if (count >= AT_ONCE) break
  }
  const stream = async function* (): AsyncGenerator<Uint8Array> {
    const utf8 = new TextEncoder()
    yield utf8.encode(text)
    for await (const more of texts) yield utf8.encode(more.text)
    yield utf8.encode(tail)
  }
  return { status: 200, headers: ['Content-Type', type, ...VERSION], body: { stream } }
}

type Changes = ReturnType<typeof changedKeys>

async function* entriesOf(request: Request, changes: Changes): AsyncGenerator<readonly string[]> {
  const write = changeWriter(request)
  for await (const { table, keys } of changes) yield await write(table, keys)
}

interface Text {
  readonly text: string
  readonly count: number
}

async function* joined(all: AsyncGenerator<readonly string[]>, between: string): AsyncGenerator<Text> {
  let isFirst = true
  for await (const entries of all) {
    if (entries.length === 0) continue
    yield { text: (isFirst ? '' : between) + entries.join(between), count: entries.length }
    isFirst = false
  }
}
