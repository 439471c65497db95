/**
 * Actions of entities, called by POST: `Document_X(guid'…')/Post?PostingModeOperational=false`, `/Unpost`,
 * `BusinessProcess_X(guid'…')/Start`, `Task_X(guid'…')/ExecuteTask`. Their parameters are in the query, or in parentheses.
 */
import { said } from '../../diagnostics/said.ts'
import type { Reply } from '../../exchange/reply.ts'
import type { DocumentObject } from '../../infobase/objects/item/document-object.ts'
import type { BusinessProcessObject, TaskObject } from '../../infobase/objects/process/process-object.ts'
import type { Reference } from '../../infobase/values/reference.ts'
import { odataRefusal } from '../errors.ts'
import type { EntityType, FunctionImport } from '../model/entity.ts'
import type { BoundKey } from '../plan/key.ts'
import { VERSION } from '../read/answer.ts'
import { readEntity } from '../read/entity.ts'
import { select } from '../read/selection.ts'
import type { Request } from '../request.ts'
import { isQuoted, readArguments } from '../syntax/arguments.ts'
import type { Segment } from '../syntax/segments.ts'
import { objectOf } from './objects.ts'

type Arguments = ReadonlyMap<string, string>

/** `more`: what follows the action in the address. */
export async function callAction(
  request: Request,
  entity: EntityType,
  key: BoundKey,
  action: Segment,
  more: readonly Segment[],
): Promise<Reply> {
  const { infobase, source, model } = request
  const found = entity.functions.find(({ name, isAction }) => isAction && name === action.name)
  if (found === undefined || more.length > 0)
    throw odataRefusal(
      'no-action',
      [action.name],
      said(
        `actions of ${entity.name}: ${entity.functions.map(({ name }) => name).join(', ') || 'none'}`,
        `действия ${entity.name}: ${entity.functions.map(({ name }) => name).join(', ') || 'нет'}`,
      ),
    )
  if (request.arrival.method !== 'POST')
    throw odataRefusal(
      'http-method',
      [request.arrival.method],
      said(`${action.name} is called by POST`, `${action.name} вызывается методом POST`),
    )
  const given = argumentsOf(request, found, action)
  // What is in another area is not there for this request.
  if (source.area.size > 0) await readEntity(source, entity, key, select(model, entity, new Map()))
  const object: unknown = await objectOf(infobase, entity, key.values[0]![1] as Reference)
  await calls[found.name]!(object, given)
  return { status: 200, headers: [...VERSION, 'Content-Length', '0'] }
}

const calls: Readonly<Record<string, (object: unknown, given: Arguments) => Promise<void>>> = {
  Post: (object, given) => (object as DocumentObject).Write('Posting', isOperational(given) ? 'RealTime' : 'Regular'),
  Unpost(object, given) {
    isOperational(given)
    return (object as DocumentObject).Write('UndoPosting')
  },
  Start(object, given) {
    const point = given.get('RoutePoint')
    return (object as BusinessProcessObject).Start(point === '' ? undefined : point)
  },
  ExecuteTask: (object) => (object as TaskObject).ExecuteTask(),
}

function argumentsOf({ options }: Request, { name, parameters }: FunctionImport, { inner = '' }: Segment): Arguments {
  const read = readArguments(inner)
  if (read === undefined)
    throw odataRefusal(
      'address',
      [],
      said(
        `(${inner}) is no list of parameters: Name=value, … is expected`,
        `(${inner}) – не список параметров: ожидается Имя=значение, …`,
      ),
    )
  const inside = [...read].map(([key, { text }]) => [key, text] as const)
  const given = new Map([...options.rest, ...inside].map(([key, text]) => [key, isQuoted(text) ? text.slice(1, -1) : text]))
  const known = parameters.map(([one]) => one)
  for (const key of given.keys())
    if (!known.includes(key))
      throw odataRefusal(
        'argument-unknown',
        [key],
        said(`parameters of ${name}: ${known.join(', ') || 'none'}`, `параметры ${name}: ${known.join(', ') || 'нет'}`),
      )
  return given
}

function isOperational(given: Arguments): boolean {
  const text = given.get('PostingModeOperational') ?? 'false'
  if (text !== 'true' && text !== 'false')
    throw odataRefusal(
      'literal',
      [text, 'Edm.Boolean'],
      said('PostingModeOperational is true or false', 'PostingModeOperational – true или false'),
    )
  return text === 'true'
}
