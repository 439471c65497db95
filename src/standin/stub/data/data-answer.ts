/** The answer of a stub with data: items as JSON, saved under the names of their fields, by pages. */
import { saidBy } from '../../../diagnostics/said-by.ts'
import { SaidError } from '../../../diagnostics/said-error.ts'
import { said, type Said } from '../../../diagnostics/said.ts'
import type { HTTPServiceRequest } from '../../../hs/message/request.ts'
import { HTTPServiceResponse } from '../../../hs/message/response.ts'
import { DataError } from '../../../infobase/data-error.ts'
import { dataKinds } from '../../../infobase/definition/data-kinds.ts'
import type { Infobase } from '../../../infobase/infobase.ts'
import type { AnyModelObject } from '../../../infobase/model/model.ts'
import { isUUID, Reference } from '../../../infobase/values/reference.ts'
import type { Value } from '../../../infobase/values/value.ts'
import type { Call } from '../../../session/call.ts'
import { parsedJSON } from '../../calls/criteria.ts'
import { notAnObject } from '../../calls/not-an-object.ts'
import { errorOf } from '../step-response.ts'
import { plainJSON, valuesOfJSON } from './data-json.ts'
import { storeOf, type Row, type Store } from './data-store.ts'
import type { DataStub } from './data-stub.ts'

interface Asked {
  readonly stub: DataStub
  readonly request: HTTPServiceRequest
  readonly infobase: Infobase
  readonly object: AnyModelObject
  readonly store: Store
}

export async function answerWithData(stub: DataStub, request: HTTPServiceRequest, call: Call): Promise<HTTPServiceResponse> {
  const { infobase } = call
  const object = infobase.model.find(stub.kind, stub.Name) as AnyModelObject | undefined
  if (object === undefined)
    return refused(500, said(`there is no ${stub.kind}.${stub.Name} in the configuration`, `в конфигурации нет ${stub.kind}.${stub.Name}`))
  const asked: Asked = { stub, request, infobase, object, store: storeOf(infobase, object, dataKinds[stub.kind]) }
  try {
    return await answers[stub.action](asked)
  } catch (error) {
    if (error instanceof DataError || error instanceof BadValue) return refused(400, saidBy(error))
    throw error
  }
}

/** A value of a request that says nothing of the infobase. */
class BadValue extends SaidError {}

const refused = (status: number, words: Said): HTTPServiceResponse => json(status, errorOf(words))

const answers: { readonly [A in DataStub['action']]: (asked: Asked) => Promise<HTTPServiceResponse> } = {
  async save(asked) {
    const { request, store } = asked
    const text = await request.GetBodyAsString()
    const body = valuesOfJSON(parsedJSON(text)?.value)
    if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new BadValue(notAnObject(text))
    const key = await keyOf(asked)
    const found = Object.keys(key).length === 0 ? undefined : await store.first(key)
    const values = { ...key, ...(await valuesOf(asked, body as Readonly<Record<string, unknown>>)) }
    const saved = await store.save(found, values)
    return json(found === undefined ? 201 : 200, await shown(asked, saved))
  },
  async find(asked) {
    const found = await asked.store.first(await keyOf(asked))
    return found === undefined ? missing(asked) : json(200, await shown(asked, found))
  },
  async list(asked) {
    const { stub, request, store } = asked
    const number = (name: string, usual: number): number => {
      const text = request.QueryOptions.get(name) ?? request.QueryOptions.get(`$${name}`)
      if (text !== undefined && !/^\d{1,9}$/.test(text))
        throw new BadValue(said(`${name} is "${text}"; expected a whole number`, `${name} – «${text}»; ожидается целое число`))
      return text === undefined ? usual : globalThis.Number(text)
    }
    const [top, skip] = [number('top', stub.top), number('skip', 0)]
    const where = { ...(await keyOf(asked)), ...(await filterOf(asked)) }
    const { rows, total } = await store.page(where, { order: stub.order, top, skip })
    return json(200, { items: await Promise.all(rows.map((row) => shown(asked, row))), total, top, skip })
  },
  async delete(asked) {
    const found = await asked.store.first(await keyOf(asked))
    if (found === undefined) return missing(asked)
    await asked.store.delete(found)
    return new HTTPServiceResponse(204)
  },
}

const missing = ({ object, request }: Asked): HTTPServiceResponse =>
  json(404, {
    error: `${object.FullName}: ${Object.entries(request.URLParameters)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ')}`,
  })

function json(status: number, value: unknown): HTTPServiceResponse {
  const response = new HTTPServiceResponse(status)
  response.Headers.set('Content-Type', 'application/json; charset=utf-8')
  response.SetBodyFromString(JSON.stringify(value))
  return response
}

/** The field of a name in JSON or in a URL: as the stub says, or the field of that name. */
const fieldNamed = ({ stub }: Asked, name: string): string => stub.fields.find(([shown]) => shown === name)?.[1] ?? name

/** URL parameters that are fields; `Ref` is the UUID of an item. */
const keyOf = (asked: Asked): Promise<Row> => known(asked, Object.entries(asked.request.URLParameters as Readonly<Record<string, string>>))
/** Options of the query that are fields. */
const filterOf = (asked: Asked): Promise<Row> => known(asked, [...asked.request.QueryOptions])

async function known(asked: Asked, pairs: readonly (readonly [name: string, text: string])[]): Promise<Row> {
  const values: Record<string, Value> = {}
  for (const [name, text] of pairs) {
    const field = asked.object.field(fieldNamed(asked, name))
    if (field !== undefined) values[field.Name] = (await valueOf(asked, field.Name, text)) as Value
  }
  return values
}

async function valuesOf(asked: Asked, body: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(body)) {
    const field = fieldNamed(asked, name)
    if (field === 'Ref' || field === 'Posted') continue
    values[field] = Array.isArray(value)
      ? await Promise.all(value.map((row) => rowOf(asked, field, row as Readonly<Record<string, unknown>>)))
      : await valueOf(asked, field, value)
  }
  return values
}

async function rowOf(asked: Asked, section: string, row: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const table = asked.object.tables.find((one) => one.Name === section || one.russianName === section)
  const values: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(row))
    if (name !== 'LineNumber') values[name] = await referenceIn(asked, table?.fields.find((one) => one.Name === name)?.Types ?? [], value)
  return values
}

const valueOf = ({ object, ...asked }: Asked, name: string, value: unknown): Promise<unknown> =>
  referenceIn({ object, ...asked }, object.field(name)?.Types ?? [], value)

/** A text in place of a reference is a UUID, or a code, number or description of what is meant. */
async function referenceIn({ infobase }: Asked, types: AnyModelObject['fields'][number]['Types'], value: unknown): Promise<unknown> {
  if (typeof value !== 'string') return value
  if (types.some((one) => one.kind === 'Date') && /^\d{4}-\d\d-\d\d$/.test(value)) return `${value}T00:00:00`
  for (const type of types) {
    if (type.kind !== 'Reference' || type.of === 'Enum' || type.of === 'BusinessProcessRoutePoint') continue
    if (isUUID(value)) return new Reference(`${type.of}Ref.${type.Name}`, value.toLowerCase())
    const target = infobase.model.find(type.of, type.Name) as AnyModelObject | undefined
    const found = target && (await storeOf(infobase, target, dataKinds[type.of]).byText(value))
    if (found !== undefined) return found
    if (types.length === 1)
      throw new BadValue(
        said(
          `there is no ${type.of}.${type.Name} with "${value}" as code, number or description`,
          `нет ${type.of}.${type.Name} с кодом, номером или наименованием «${value}»`,
        ),
      )
  }
  return value
}

async function shown({ stub, object, store }: Asked, row: Row): Promise<unknown> {
  const whole = { ...plainJSON(row), ...(await store.sections(row)) }
  if (stub.fields.length === 0) return whole
  return Object.fromEntries(stub.fields.map(([name, field]) => [name, whole[object.field(field)?.Name ?? field] ?? null]))
}
