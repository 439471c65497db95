/**
 * An analytic server of our own for tests: answers in the shapes that the specification and public recordings of other servers have (XML
 * for Analysis 1.1). It judges our client only as far as we have read them rightly: no real server is within reach.
 */
import type { Outgoing, OutgoingAnswer, OutgoingRequest } from '../../src/exchange/outgoing/request.ts'
import { hierarchies, measures, members, type Member } from './cube.ts'
import { cellOf, evaluate, MDXError, type Evaluated } from './mdx.ts'

const XMLA = 'urn:schemas-microsoft-com:xml-analysis'
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'

export interface XMLAServer {
  readonly outgoing: Outgoing
  /** Whole messages that came, the oldest first. */
  readonly messages: string[]
  /** Their heads, names in small letters. */
  readonly heads: ReadonlyMap<string, string>[]
  /** Sessions that are open. */
  readonly sessions: Set<string>
}

export interface XMLAServerSettings {
  /** Gives no sessions. */
  readonly stateless?: boolean
  /** Answers in place of the server, once each. */
  readonly answers?: ((message: string) => OutgoingAnswer | undefined)[]
}

export function createXMLAServer({ stateless = false, answers = [] }: XMLAServerSettings = {}): XMLAServer {
  const [messages, heads, sessions]: [string[], Map<string, string>[], Set<string>] = [[], [], new Set()]
  const outgoing: Outgoing = async (request) => {
    const message = textOf(request)
    messages.push(message)
    heads.push(headOf(request))
    const given = answers.shift()?.(message)
    if (given !== undefined) return given
    const id = /<Session [^>]*SessionId="([^"]+)"/.exec(message)?.[1]
    if (id !== undefined && !sessions.has(id)) return fault(`The session ${id} cannot be found`)
    let session = id
    if (message.includes('<BeginSession ') && !stateless) sessions.add((session = `S-${sessions.size + messages.length}`))
    const ended = /<EndSession [^>]*SessionId="([^"]+)"/.exec(message)?.[1]
    if (ended !== undefined) {
      sessions.delete(ended)
      return envelope(`<ExecuteResponse xmlns="${XMLA}"><return><root xmlns="${XMLA}:empty"/></return></ExecuteResponse>`)
    }
    try {
      return answer(message, session)
    } catch (error) {
      if (error instanceof MDXError) return fault(error.message)
      throw error
    }
  }
  return { outgoing, messages, heads, sessions }
}

const textOf = ({ body }: OutgoingRequest): string => (body instanceof Uint8Array ? new TextDecoder().decode(body) : '')

function headOf({ headers }: OutgoingRequest): Map<string, string> {
  const head = new Map<string, string>()
  for (let at = 0; at < headers.length; at += 2) head.set(headers[at]!.toLowerCase(), headers[at + 1]!)
  return head
}

function answer(message: string, session: string | undefined): OutgoingAnswer {
  const header =
    session === undefined
      ? '<SOAP-ENV:Header/>'
      : `<SOAP-ENV:Header><Session xmlns="urn:schemas-microsoft-com:xml-analysis" SessionId="${session}"/></SOAP-ENV:Header>`
  const type = /<RequestType>(\w+)</.exec(message)?.[1]
  if (type !== undefined) {
    const rows = discovered(type, message)
    const body = rows.map(
      (row) =>
        `<row>${Object.entries(row)
          .map(([name, value]) => `<${name}>${escape(value)}</${name}>`)
          .join('')}</row>`,
    )
    return envelope(response('Discover', 'rowset', `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema"/>${body.join('')}`), header)
  }
  const statement = unescape(/<Statement>([^]*?)<\/Statement>/.exec(message)?.[1] ?? '')
  return envelope(response('Execute', 'mddataset', dataset(evaluate(statement))), header)
}

const response = (method: string, kind: string, root: string): string =>
  `<${method}Response xmlns="urn:schemas-microsoft-com:xml-analysis"><return><root xmlns="urn:schemas-microsoft-com:xml-analysis:${kind}"`
  + ' xmlns:EX="urn:schemas-microsoft-com:xml-analysis:exception" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
  + ` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${root}</root></return></${method}Response>`

/** Any body in an envelope. */
export const envelope = (body: string, header = '<SOAP-ENV:Header/>'): OutgoingAnswer => ({
  status: 200,
  headers: ['Content-Type', 'text/xml;charset=UTF-8'],
  body:
    `<?xml version="1.0"?><SOAP-ENV:Envelope xmlns:SOAP-ENV="${SOAP}">${header}<SOAP-ENV:Body>${body}</SOAP-ENV:Body>`
    + '</SOAP-ENV:Envelope>',
})

/** Faults come with 200: 500 and 200 are both seen. */
const fault = (text: string): OutgoingAnswer =>
  envelope(
    '<SOAP-ENV:Fault xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"><faultcode>XMLForAnalysis.0xc10f0001</faultcode>'
      + `<faultstring>The XML for Analysis provider encountered an error</faultstring><detail>`
      + `<Error ErrorCode="3238658054" Description="${escape(text)}"/></detail></SOAP-ENV:Fault>`,
  )

type Row = Readonly<Record<string, string>>

function discovered(type: string, message: string): readonly Row[] {
  const restricted = (name: string): string | undefined => new RegExp(`<${name}>([^<]*)<`).exec(message)?.[1]
  const cube = restricted('CUBE_NAME')
  if (cube !== undefined && cube !== 'Sales') return []
  switch (type) {
    case 'DISCOVER_DATASOURCES':
      return [
        { DataSourceName: 'other', DataSourceInfo: 'Provider=Other;DataSource=other', ProviderName: 'Other' },
        { DataSourceName: 'host', DataSourceInfo: 'Provider=Our;DataSource=host', ProviderName: 'Our XML for Analysis' },
      ]
    case 'MDSCHEMA_CUBES':
      return [{ CUBE_NAME: '$Product' }, { CUBE_NAME: 'Sales', CUBE_CAPTION: 'Продажи' }]
    case 'MDSCHEMA_DIMENSIONS':
      return [
        { DIMENSION_NAME: 'Measures', DIMENSION_UNIQUE_NAME: '[Measures]', DIMENSION_TYPE: '2', DEFAULT_HIERARCHY: '[Measures]' },
        ...hierarchies.map(({ dimension, name, uniqueName }) => ({
          DIMENSION_NAME: name,
          DIMENSION_UNIQUE_NAME: dimension,
          DIMENSION_TYPE: '3',
          DEFAULT_HIERARCHY: uniqueName,
        })),
      ]
    case 'MDSCHEMA_HIERARCHIES':
      return hierarchies.map(({ all, dimension, name, uniqueName }) => ({
        DIMENSION_UNIQUE_NAME: dimension,
        HIERARCHY_NAME: name,
        HIERARCHY_UNIQUE_NAME: uniqueName,
        ...(all !== '' && { ALL_MEMBER: all }),
        STRUCTURE: '0',
      }))
    case 'MDSCHEMA_LEVELS':
      return hierarchies.flatMap(({ all, dimension, levels, uniqueName }) =>
        levels.map((level, number) => ({
          DIMENSION_UNIQUE_NAME: dimension,
          HIERARCHY_UNIQUE_NAME: uniqueName,
          LEVEL_NAME: level,
          LEVEL_UNIQUE_NAME: `${uniqueName}.[${level}]`,
          LEVEL_NUMBER: String(number),
          LEVEL_TYPE: all !== '' && number === 0 ? '1' : '0',
        })),
      )
    case 'MDSCHEMA_MEASURES':
      return measures.map(({ dataType, name, uniqueName }) => ({
        MEASURE_NAME: name,
        MEASURE_UNIQUE_NAME: uniqueName,
        DATA_TYPE: String(dataType),
      }))
    case 'MDSCHEMA_MEMBERS':
      return members
        .filter((one) => [undefined, one.hierarchy].includes(restricted('HIERARCHY_UNIQUE_NAME')))
        .map((one) => ({
          LEVEL_UNIQUE_NAME: levelOf(one),
          LEVEL_NUMBER: String(one.level),
          MEMBER_NAME: one.caption,
          MEMBER_UNIQUE_NAME: one.uniqueName,
          MEMBER_CAPTION: one.caption,
          MEMBER_TYPE: hierarchies.some(({ all }) => all === one.uniqueName) ? '2' : '1',
          ...(one.parent !== '' && { PARENT_UNIQUE_NAME: one.parent }),
        }))
    default:
      return []
  }
}

const levelOf = ({ hierarchy, level }: Member): string => {
  const found = hierarchies.find((one) => one.uniqueName === hierarchy)!
  return `${hierarchy}.[${found.levels[level]}]`
}

const nameIn = (uniqueName: string): string => /([\w ]+)\]$/.exec(uniqueName)?.[1] ?? uniqueName

/** Tuples on rows, measures on columns; cells without a value are left out, as servers do. */
function dataset({ measures: columns, properties, rows, slice }: Evaluated): string {
  const asked = properties.map((one) => ({ element: nameIn(one).replaceAll(' ', '_x0020_'), name: one }))
  const hierarchyInfo = (rows?.[0] ?? []).map(({ hierarchy }) => {
    const infos = asked.map(({ element, name }) => `<${element} name="${name.startsWith('[') ? name : `${hierarchy}.[${name}]`}"/>`)
    return `<HierarchyInfo name="${nameIn(hierarchy)}"><UName name="${hierarchy}.[MEMBER_UNIQUE_NAME]"/>${infos.join('')}</HierarchyInfo>`
  })
  const measureTuples = columns.map((one) => `<Tuple><Member Hierarchy="Measures"><UName>${one}</UName></Member></Tuple>`)
  const tuples = (rows ?? []).map((tuple) => `<Tuple>${tuple.map((one) => memberXML(one, asked)).join('')}</Tuple>`)
  const cells = (rows ?? [[]]).flatMap((tuple, row) =>
    columns.map((measure, column) => cellXML(row * columns.length + column, cellOf(measure, tuple, slice))),
  )
  return (
    '<OlapInfo><CubeInfo><Cube><CubeName>Sales</CubeName></Cube></CubeInfo><AxesInfo><AxisInfo name="Axis0"/>'
    + `<AxisInfo name="Axis1">${hierarchyInfo.join('')}</AxisInfo><AxisInfo name="SlicerAxis"/></AxesInfo>`
    + '<CellInfo><Value name="VALUE"/></CellInfo></OlapInfo>'
    + `<Axes><Axis name="Axis0"><Tuples>${measureTuples.join('')}</Tuples></Axis>`
    + (rows === undefined ? '' : `<Axis name="Axis1"><Tuples>${tuples.join('')}</Tuples></Axis>`)
    + '<Axis name="SlicerAxis"><Tuples><Tuple/></Tuples></Axis></Axes>'
    + `<CellData>${cells.join('')}</CellData>`
  )
}

function memberXML(one: Member, asked: readonly { readonly element: string; readonly name: string }[]): string {
  const properties = asked.map(({ element, name }) => {
    const value = name === 'PARENT_UNIQUE_NAME' ? one.parent : one.properties[name]
    return value === undefined || value === '' ? '' : `<${element}>${escape(value)}</${element}>`
  })
  return (
    `<Member Hierarchy="${nameIn(one.hierarchy)}">${properties.join('')}`
    + `<UName>${escape(one.uniqueName)}</UName><Caption>${escape(one.caption)}</Caption>`
    + `<LName>${levelOf(one)}</LName><LNum>${one.level}</LNum><DisplayInfo>0</DisplayInfo></Member>`
  )
}

function cellXML(ordinal: number, value: string | number | undefined): string {
  if (value === undefined) return ''
  const type = typeof value === 'number' ? 'double' : 'string'
  const text = typeof value === 'number' && value >= 1000 ? value.toExponential() : String(value)
  const formatted = `<FmtValue>${escape(String(value))}</FmtValue>`
  return `<Cell CellOrdinal="${ordinal}"><Value xsi:type="xsd:${type}">${escape(text)}</Value>${formatted}</Cell>`
}

const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const unescape = (text: string): string =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
