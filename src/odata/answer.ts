/** One request of the interface answered: who it is for is decided here, by its first segment and its method. */
import { said } from '../diagnostics/said.ts'
import { bytesReply, type Reply } from '../exchange/reply.ts'
import { notifyChangesReceived } from './changes/notify.ts'
import { selectChanges } from './changes/select.ts'
import { odataRefusal } from './errors.ts'
import { writeMetadata } from './format/metadata.ts'
import { readSet, serviceDocument } from './get.ts'
import type { PublishedModel } from './model/entity.ts'
import { onlyMethod, type Request } from './request.ts'
import { refuseUnknown } from './syntax/options.ts'
import type { Segment } from './syntax/segments.ts'
import { writeSet } from './write/write.ts'

/** Throws what it refuses at once; the caller awaits it in its own try. */
export function answer(request: Request): Reply | Promise<Reply> {
  const [first, ...rest] = request.segments
  const { method } = request.arrival
  if (first === undefined) {
    onlyMethod(request, 'GET')
    return serviceDocument(request)
  }
  if (first.name === '$metadata') return metadata(request, rest)
  if (first.name === '$batch') throw odataRefusal('no-batch')
  if (first.name === 'SelectChanges') return selectChanges(request)
  if (first.name === 'NotifyChangesReceived') return notifyChangesReceived(request)
  const entity = request.model.set(first.name)
  if (entity === undefined)
    throw odataRefusal(
      'set',
      [first.name],
      said(
        `"standin routes" lists the sets; is ${first.name} in the composition?`,
        `наборы перечисляет \`standin routes\`; входит ли ${first.name} в состав?`,
      ),
    )
  refuseUnknown(request.options)
  if (method === 'GET') return readSet(request, entity, first, rest)
  if (method !== 'POST' && method !== 'PATCH' && method !== 'PUT' && method !== 'DELETE')
    throw odataRefusal(
      'http-method',
      [method],
      said('GET, POST, PATCH, PUT and DELETE are known', 'известны GET, POST, PATCH, PUT и DELETE'),
    )
  return writeSet(request, entity, first, rest)
}

/** Written once of a model and kept as bytes: that of a large configuration has 15 MB. */
const written = new WeakMap<PublishedModel, Uint8Array>()

function metadata(request: Request, [more]: readonly Segment[]): Reply {
  onlyMethod(request, 'GET')
  if (more !== undefined)
    throw odataRefusal('segment', [more.name], said('nothing comes behind $metadata', 'после $metadata ничего не бывает'))
  const { format } = request.options
  if (format !== undefined && format.includes('json'))
    throw odataRefusal('representation', [format], said('$metadata is XML only', '$metadata бывает только в XML'))
  let bytes = written.get(request.model)
  if (bytes === undefined) written.set(request.model, (bytes = request.model.document ?? writeMetadata(request.model)))
  return {
    ...bytesReply(200, 'application/xml;charset=utf-8', bytes),
    headers: ['Content-Type', 'application/xml;charset=utf-8', 'DataServiceVersion', '3.0', 'Content-Length', String(bytes.length)],
  }
}
