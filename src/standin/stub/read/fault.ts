/** A SOAP fault of a stub, from a source node: code, text and detail, with values of the request in them. */
import { didYouMean } from '../../../diagnostics/near.ts'
import { said } from '../../../diagnostics/said.ts'
import type { FaultDetail } from '../../../soap/fault.ts'
import type { StubbableElement } from '../../../ws/stubbable.ts'
import { planOf } from '../../../xdto/types/object-plan.ts'
import { isObjectType } from '../../../xdto/types/object-type.ts'
import { textCodec } from '../../../xdto/types/text-codec.ts'
import { typeName, type XDTOType } from '../../../xdto/types/type.ts'
import { isValueType } from '../../../xdto/types/value-type.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { templatedText } from '../../reading/expressions.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things, valueOfType } from '../../reading/words.ts'
import { render } from '../../value/render.ts'
import type { TemplatedText } from '../../value/templated-text.ts'
import type { Values } from '../../value/values.ts'
import type { StubFault, TemplatedDetail } from '../stub.ts'

/** Words of SOAP 1.2 and of 1.1; the fault goes out in those of the request's version. */
export const faultCodes = { Sender: 'Sender', Receiver: 'Receiver', Client: 'Sender', Server: 'Receiver' } as const

type FaultCode = keyof typeof faultCodes

/** `declared`: the elements that the description declares for its faults. */
export function readFault(reading: Reading, node: SourceNode | undefined, declared: readonly StubbableElement[]): StubFault | undefined {
  if (node === undefined) return undefined
  if (node.kind === 'scalar') return { code: 'Receiver', text: textOf(reading, node, node.text), detail: [] }
  const fields = reading.fields(node, things.fault, ['code', 'text', 'detail'])
  const codeNode = fields.get('code')
  const written = reading.text(codeNode, 'fault.code') ?? 'Receiver'
  const code = Object.hasOwn(faultCodes, written) ? faultCodes[written as FaultCode] : undefined
  if (code === undefined)
    reading.wrong(
      codeNode!,
      'fault.code',
      said(
        'Sender or Receiver; of SOAP 1.1: Client (is Sender) or Server (is Receiver)',
        'Sender или Receiver; в словах SOAP 1.1: Client (то же, что Sender) или Server (то же, что Receiver)',
      ),
    )
  const textNode = fields.get('text')
  return {
    code: code ?? 'Receiver',
    text: textOf(reading, textNode ?? node, reading.text(textNode, 'fault.text') ?? ''),
    detail: readDetail(reading, fields.get('detail'), 'fault.detail', {
      ...anywhere,
      elements: declared.map((one) => ({ ...one, least: 0 })),
    }),
  }
}

/**
 * Elements by name: `Number` is in no namespace, `{urn:shop}Number` in that one. A value is a text, elements again, or a list of either:
 * the element occurs once for each. An element that the WSDL declares for its faults has its type's elements, with their namespaces.
 */
function readDetail(reading: Reading, node: SourceNode | undefined, what: string, within: Within): readonly TemplatedDetail[] {
  const entries = node === undefined ? [] : (reading.map(node, what)?.entries ?? [])
  const found = entries.flatMap(({ key, keyAt, value }): TemplatedDetail[] => {
    const [, given, local = ''] = /^(?:\{([^}]*)\})?([\p{L}_][\p{L}\p{M}\p{N}_.-]*)$/u.exec(key) ?? []
    const declared = within.elements.find((one) => one.local === local && (given === undefined || given === one.namespace))
    if (local === '') {
      const name: SourceNode = { kind: 'scalar', value: key, text: key, ...(keyAt && { at: keyAt }) }
      reading.wrong(name, said(`a name in ${what}`, `имя в ${what}`), said('a name, or {namespace}name', 'имя или {пространство имён}имя'))
      return []
    }
    if (declared === undefined && within.closed) {
      const names = within.elements.map((one) => one.local)
      const facts = { found: key, what, meant: didYouMean(local, names), allowed: names.join(', ') }
      reading.tell(reportStub('unknown-key', facts, reading.place(keyAt)))
    }
    const namespace = given ?? declared?.namespace ?? ''
    return (value.kind === 'list' ? value.items : [value]).map((one) => ({
      namespace,
      local,
      content: readContent(reading, one, `${what}.${local}`, declared?.type),
    }))
  })
  for (const { local, least } of within.elements)
    if (within.closed && least > 0 && !found.some((one) => one.local === local))
      reading.tell(reportStub('missing', { what, key: local, example: `${local}: ...` }, reading.place(node?.at)))
  return within.closed ? found.toSorted((one, other) => within.placeOf(one.local) - within.placeOf(other.local)) : found
}

function readContent(reading: Reading, node: SourceNode, what: string, type: XDTOType | undefined): TemplatedDetail['content'] {
  if (node.kind === 'map') return readDetail(reading, node, what, withinType(type))
  const text = reading.text(node, what) ?? ''
  if (type !== undefined && isValueType(type) && !text.includes('{{')) {
    const value = textCodec(type).read(text, { resolve: () => undefined, fault: () => {} })
    if (value === undefined) reading.wrong(node, what, valueOfType(typeName(type)))
  }
  return textOf(reading, node, text)
}

/** Where elements of a detail are: among which others, and whether there may be no more. */
interface Within {
  readonly elements: readonly (StubbableElement & { readonly least: number })[]
  readonly closed: boolean
  placeOf(local: string): number
}

const anywhere: Within = { elements: [], closed: false, placeOf: () => 0 }

/** A choice says more than how often each element occurs, so there all are taken as they are written. */
function withinType(type: XDTOType | undefined): Within {
  if (type === undefined || !isObjectType(type)) return anywhere
  const { elements, open, ordered } = planOf(type)
  const closed = !open && ordered && type.settings.content === undefined
  return { elements, closed, placeOf: (local) => elements.findIndex((one) => one.local === local) }
}

const textOf = (reading: Reading, node: SourceNode, text: string): TemplatedText => templatedText(reading, node, text)

export const detailOf = (detail: readonly TemplatedDetail[], values: Values): readonly FaultDetail[] =>
  detail.map(({ namespace, local, content }) => ({
    namespace,
    local,
    content: 'parts' in content ? render(content, values) : detailOf(content, values),
  }))
