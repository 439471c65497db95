/**
 * The node and the message that SelectChanges and NotifyChangesReceived are about:
 * `?DataExchangePoint='http://host/base/odata/standard.odata/ ExchangePlan_Обмен(guid'…')'&MessageNo=34`.
 */
import { joined, said } from '../../diagnostics/said.ts'
import { requireRight } from '../../infobase/objects/base.ts'
import type { Reference } from '../../infobase/values/reference.ts'
import { odataRefusal } from '../errors.ts'
import { bindKey } from '../plan/key.ts'
import { readEntity } from '../read/entity.ts'
import { select } from '../read/selection.ts'
import { onlyMethod, type Request } from '../request.ts'
import { isQuoted } from '../syntax/arguments.ts'

export interface Point {
  readonly node: Reference
  readonly messageNo: bigint
}

const arguments_ = ['DataExchangePoint', 'MessageNo']

/** Refuses what is no node of a published plan, and the node of the infobase itself. */
export async function pointOf(request: Request): Promise<Point> {
  onlyMethod(request, 'POST')
  const { options, model, source, infobase } = request
  for (const name of options.rest.keys()) if (!arguments_.includes(name)) throw odataRefusal('argument-unknown', [name], expected)
  const [set, inner] = addressIn(argument(request, 'DataExchangePoint'))
  const entity = model.set(set)
  if (entity?.object.kind !== 'ExchangePlan')
    throw odataRefusal('set', [set], said(`${set} is no exchange plan of the composition`, `${set} – не план обмена из состава`))
  const key = bindKey(entity, inner, model)
  const messageNo = numberIn(argument(request, 'MessageNo'))
  requireRight(infobase.base, entity.object, 'Read')
  const selection = select(model, entity, new Map([['ThisNode', new Map()]]))
  const item = await readEntity(source, entity, key, selection)
  if (item.value(entity.field('ThisNode')!) === true)
    throw odataRefusal(
      'exception',
      [THIS_NODE],
      said('changes are registered for the nodes of other infobases', 'изменения регистрируются для узлов других баз'),
    )
  return { node: key.values[0]![1] as Reference, messageNo }
}

const THIS_NODE = 'Недопустимый узел плана обмена: узел соответствует этой информационной базе'
const expected = said(
  "DataExchangePoint='<address of the node>' and MessageNo=<number> are expected behind ?",
  "после ? ожидается DataExchangePoint='<адрес узла>' и MessageNo=<номер>",
)

function argument({ options }: Request, name: string): string {
  const found = options.rest.get(name)?.trim()
  if (found === undefined || found === '') throw odataRefusal('argument-missing', [name], expected)
  return found
}

/** The set and the key behind the last slash; whatever host the client calls this one by. Quotes inside may be doubled. */
function addressIn(text: string): readonly [set: string, key: string] {
  const bare = isQuoted(text) ? text.slice(1, -1) : text
  const address = bare.includes("''") ? bare.replaceAll("''", "'") : bare
  const found = /(?:^|\/)([\p{L}_][\p{L}\p{N}_]*)\(([^/]*)\)$/u.exec(address)
  if (found === null)
    throw odataRefusal(
      'address',
      [],
      joined([said('DataExchangePoint is the address of a node: ', 'DataExchangePoint – адрес узла: '), expected]),
    )
  return [found[1]!, found[2]!]
}

function numberIn(text: string): bigint {
  const number = /^(\d{1,15})L?$/.exec(text)?.[1]
  if (number === undefined)
    throw odataRefusal('literal', [text, 'Edm.Int64'], said('MessageNo is a whole number', 'MessageNo – целое число'))
  if (BigInt(number) === 0n)
    throw odataRefusal('property-value', ['MessageNo'], said('messages are numbered from 1', 'сообщения нумеруются с 1'))
  return BigInt(number)
}
