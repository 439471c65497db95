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

/** A row is known by itself, by the section's own type, or by the single record of a register. */
function rowIsKnown(row: string, { types }: EdmxDocument): boolean {
  const own = row.replace(/_RowType$/, /^[A-Za-z]+Register_/.test(row) ? '_RecordType' : '')
  return types.has(row) || types.has(own)
}

/** What associations, collections and sets name, and there is not: one note each, where it is named first. */
function addMissing(document: EdmxDocument, objects: Map<string, EdmxObject>, notes: Diagnostic[], file: string): void {
  const noted = new Set<string>()
  const note = (name: string, by: string, line: number): void => {
    if (noted.has(name)) return
    noted.add(name)
    notes.push(edmxProblem('missing-type', { name, by }, { file, line, column: 1 }))
  }
  const missing = (name: string, by: string, line: number): void => {
    if (document.types.has(name) || objects.has(name)) return
    note(name, by, line)
    const object = objectOf(name, undefined)
    if (object !== undefined && !name.endsWith('_RecordType')) objects.set(name, object)
  }
  for (const { name, type, line } of document.sets) missing(type, `EntitySet ${name}`, line)
  for (const type of document.types.values())
    for (const property of type.properties)
      if (isCollection(property.type) && property.type.includes('StandardODATA.') && !rowIsKnown(bareName(property.type), document))
        note(bareName(property.type), type.name, type.line)
  for (const one of document.functions)
    if (/Register_/.test(one.returns) && !document.types.has(one.returns)) note(one.returns, one.name, one.line)
  for (const [name, ends] of document.associations) for (const end of ends) missing(end, name, 1)
}
