/** Which types of a `$metadata` document are objects, and which are their tabular sections and records. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { publishedKinds, type PublishedKind } from '../model/names.ts'
import { bareName, isCollection, type EdmxDocument, type EdmxType } from './document.ts'
import { edmxProblem } from './problems.ts'

export interface EdmxObject {
  readonly kind: PublishedKind
  readonly Name: string
  /** `Catalog_Товары`. */
  readonly set: string
  /** `undefined`: only its parts are there, or it is only referred to. */
  readonly type: EdmxType | undefined
  readonly sections: Map<string, EdmxType>
  /** Of a register: its record. */
  record: EdmxType | undefined
}

export function groupsOf(
  document: EdmxDocument,
  file: string,
): { readonly objects: readonly EdmxObject[]; readonly notes: readonly Diagnostic[] } {
  const objects = new Map<string, EdmxObject>()
  const notes: Diagnostic[] = []
  const at = ({ line }: EdmxType) => ({ file, line, column: 1 })
  const parts: EdmxType[] = []
  for (const type of document.types.values()) {
    if (type.isComplex) continue
    const object = objectOf(type.name, type)
    if (object === undefined) notes.push(edmxProblem('unknown-kind', { type: type.name }, at(type)))
    else if (isSection(type) || isRecord(type)) parts.push(type)
    else objects.set(object.set, object)
  }
  for (const type of parts) {
    const owner = ownerName(type, objects, document)
    let object = objects.get(owner)
    if (object === undefined) {
      object = objectOf(owner, undefined)!
      objects.set(owner, object)
      notes.push(edmxProblem('missing-set', { type: type.name, owner }, at(type)))
    }
    if (isRecord(type)) object.record = type
    else object.sections.set(type.name.slice(owner.length + 1), type)
  }
  addMissing(document, objects, notes, file)
  return { objects: [...objects.values()], notes }
}

function objectOf(name: string, type: EdmxType | undefined): EdmxObject | undefined {
  const kind = publishedKinds.find((one) => name.startsWith(`${one}_`))
  return kind === undefined
    ? undefined
    : { kind, Name: name.slice(kind.length + 1), set: name, type, sections: new Map(), record: undefined }
}

const isSection = ({ key }: EdmxType): boolean => key.length === 2 && key.includes('Ref_Key') && key.includes('LineNumber')
const isRecord = ({ name }: EdmxType): boolean => /^[A-Za-z]+Register_.*_RecordType$/.test(name)

/** The longest name of an object that the part goes on with: names of objects have `_`, too. */
function ownerName({ name }: EdmxType, objects: ReadonlyMap<string, EdmxObject>, { types }: EdmxDocument): string {
  if (name.endsWith('_RecordType')) return name.slice(0, -'_RecordType'.length)
  for (let at = name.lastIndexOf('_'); at > 0; at = name.lastIndexOf('_', at - 1)) {
    const owner = name.slice(0, at)
    if (objects.has(owner)) return owner
  }
  const holder = [...types.values()].find((one) =>
    one.properties.some(({ type }) => isCollection(type) && bareName(type) === `${name}_RowType`),
  )
  return holder?.name ?? name.slice(0, name.lastIndexOf('_'))
}

const rowIsKnown = (row: string, { types }: EdmxDocument): boolean => types.has(row) || types.has(row.replace(/_RowType$/, ''))

/** What associations, collections and sets name, and there is not. */
function addMissing(document: EdmxDocument, objects: Map<string, EdmxObject>, notes: Diagnostic[], file: string): void {
  const first = { file, line: 1, column: 1 }
  const missing = (name: string, by: string): void => {
    if (document.types.has(name) || objects.has(name)) return
    notes.push(edmxProblem('missing-type', { name, by }, first))
    const object = objectOf(name, undefined)
    if (object !== undefined && !name.endsWith('_RecordType')) objects.set(name, object)
  }
  for (const { name, type } of document.sets) missing(type, name)
  for (const type of document.types.values())
    for (const property of type.properties)
      if (isCollection(property.type) && property.type.includes('StandardODATA.') && !rowIsKnown(bareName(property.type), document))
        notes.push(edmxProblem('missing-type', { name: bareName(property.type), by: type.name }, { file, line: type.line, column: 1 }))
  for (const [name, one] of new Map(document.functions.map((each) => [each.returns, each])))
    if (/Register_/.test(name) && !document.types.has(name))
      notes.push(edmxProblem('missing-type', { name, by: one.name }, { file, line: one.line, column: 1 }))
  for (const [name, ends] of document.associations) for (const end of ends) missing(end, name)
}
