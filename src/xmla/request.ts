/** The messages that go to an analytic server: Discover and Execute, with the header of the session (XML for Analysis 1.1). */
import { soap11 } from '../soap/version.ts'
import { XMLWriter } from '../xml/write.ts'

export const XMLA = 'urn:schemas-microsoft-com:xml-analysis'

/** Asks for a rowset of metadata. */
interface DiscoverRequest {
  readonly method: 'Discover'
  /** `MDSCHEMA_CUBES` and the like. */
  readonly requestType: string
  /** Columns that must have the value. */
  readonly restrictions: Readonly<Record<string, string>>
}

/** Runs a query in MDX. */
interface ExecuteRequest {
  readonly method: 'Execute'
  readonly statement: string
  /** Whether cells with their axes are wanted, or one flat table. */
  readonly format: 'Multidimensional' | 'Tabular'
}

/** `begin` asks for a session, `id` goes on with it, `end` ends it. */
export type SessionHeader = { readonly begin: true } | { readonly id: string } | { readonly end: string }

/** Ends the session, and asks for nothing. */
interface EmptyRequest {
  readonly method: 'Execute'
  readonly statement: ''
}

export type XMLARequest = DiscoverRequest | ExecuteRequest | EmptyRequest

/** `SOAPAction`, with its quotes. */
export const actionOf = ({ method }: XMLARequest): string => `"${XMLA}:${method}"`

/** The whole message. `properties`: those of the connection, in their order. */
export function writeRequest(
  request: XMLARequest,
  properties: Readonly<Record<string, string>>,
  session: SessionHeader | undefined,
): string {
  const writer = new XMLWriter('compact').declaration().start('soap:Envelope').attribute('xmlns:soap', soap11.namespace)
  if (session !== undefined) writeSession(writer.start('soap:Header'), session).end()
  writer.start('soap:Body').start(request.method).attribute('xmlns', XMLA)
  if ('requestType' in request) {
    writer.leaf('RequestType', request.requestType).start('Restrictions').start('RestrictionList')
    for (const [name, value] of Object.entries(request.restrictions)) writer.leaf(name, value)
    writer.end().end()
  } else writer.start('Command').leaf('Statement', request.statement).end()
  writer.start('Properties').start('PropertyList')
  for (const [name, value] of Object.entries(propertiesOf(request, properties))) writer.leaf(name, value)
  return writer.end().end().end().end().end().finish()
}

function propertiesOf(request: XMLARequest, properties: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  if ('requestType' in request) return { ...properties, Format: 'Tabular', Content: 'SchemaData' }
  if (!('format' in request)) return properties
  return {
    ...properties,
    Format: request.format,
    Content: 'SchemaData',
    ...(request.format === 'Multidimensional' && { AxisFormat: 'TupleFormat' }),
  }
}

function writeSession(writer: XMLWriter, session: SessionHeader): XMLWriter {
  const name = 'begin' in session ? 'BeginSession' : 'id' in session ? 'Session' : 'EndSession'
  writer.start(name).attribute('xmlns', XMLA).attribute('soap:mustUnderstand', '1')
  const id = 'id' in session ? session.id : 'end' in session ? session.end : undefined
  if (id !== undefined) writer.attribute('SessionId', id)
  return writer.end()
}
