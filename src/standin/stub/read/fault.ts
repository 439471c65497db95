/** A SOAP fault of a stub, from a source node: code, text and detail, with values of the request in them. */
import { said } from '../../../diagnostics/said.ts'
import type { FaultDetail } from '../../../soap/fault.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import { render, type Values } from '../render.ts'
import type { StubFault, TemplatedDetail } from '../stub.ts'
import { parseTemplatedText, type TemplatedText } from '../templated-text.ts'

/** Holes that an operation's call fills. */
const allowed = 'request.Parameters.$.path, now, guid, count'

export function readFault(reading: Reading, node: SourceNode | undefined): StubFault | undefined {
  if (node === undefined) return undefined
  if (node.kind === 'scalar') return { code: 'Receiver', text: textOf(reading, node, node.text), detail: [] }
  const fields = reading.fields(node, things.fault, ['code', 'text', 'detail'])
  const codeNode = fields.get('code')
  const code = reading.text(codeNode, 'fault.code') ?? 'Receiver'
  if (code !== 'Receiver' && code !== 'Sender') reading.wrong(codeNode!, 'fault.code', said('Receiver or Sender', 'Receiver или Sender'))
  const textNode = fields.get('text')
  return {
    code: code === 'Sender' ? 'Sender' : 'Receiver',
    text: textOf(reading, textNode ?? node, reading.text(textNode, 'fault.text') ?? ''),
    detail: readDetail(reading, fields.get('detail'), 'fault.detail'),
  }
}

/** Elements by name: `Number` is in no namespace, `{urn:shop}Number` in that one; a value is a text, or elements again. */
function readDetail(reading: Reading, node: SourceNode | undefined, what: string): readonly TemplatedDetail[] {
  const entries = node === undefined ? [] : (reading.map(node, what)?.entries ?? [])
  return entries.flatMap(({ key, keyAt, value }): TemplatedDetail[] => {
    const [, namespace = '', local = ''] = /^(?:\{([^}]*)\})?([\p{L}_][\p{L}\p{M}\p{N}_.-]*)$/u.exec(key) ?? []
    if (local === '') {
      reading.wrong(
        { kind: 'scalar', value: key, text: key, ...(keyAt && { at: keyAt }) },
        said(`a name in ${what}`, `имя в ${what}`),
        said('a name, or {namespace}name', 'имя или {пространство имён}имя'),
      )
      return []
    }
    const content =
      value.kind === 'map'
        ? readDetail(reading, value, `${what}.${local}`)
        : textOf(reading, value, reading.text(value, `${what}.${local}`) ?? '')
    return [{ namespace, local, content }]
  })
}

const textOf = (reading: Reading, { at }: SourceNode, text: string): TemplatedText =>
  parseTemplatedText(text, (found) => reading.tell(reportStub('hole', { found, meant: '', allowed }, reading.place(at))))

export const detailOf = (detail: readonly TemplatedDetail[], values: Values): readonly FaultDetail[] =>
  detail.map(({ namespace, local, content }) => ({
    namespace,
    local,
    content: 'parts' in content ? render(content, values) : detailOf(content, values),
  }))
