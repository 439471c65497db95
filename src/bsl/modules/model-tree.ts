/** Metadata of objects that are defined in TypeScript, as those of a configuration's files are: Метаданные and Перечисления know both. */
import { dataKinds, type DataKind } from '../../infobase/definition/data-kinds.ts'
import { typeName } from '../../infobase/definition/parts/type-description.ts'
import type { Field } from '../../infobase/model/field.ts'
import type { AnyModelObject, InfobaseModel } from '../../infobase/model/model.ts'
import type { MetadataNode, MetadataTree } from '../../metadata/tree.ts'

const kindOf = new Map(Object.entries(dataKinds).map(([kind, folder]) => [folder as string, kind as DataKind]))

/** The tree of the files, and behind it the objects of the model that the files have not. */
export function treeOfModel(model: InfobaseModel, files: MetadataTree | undefined): MetadataTree {
  const nodes = new Map<string, MetadataNode>()
  return {
    get configuration() {
      return files?.configuration
    },
    names(folder) {
      const kind = kindOf.get(folder)
      const own = kind === undefined ? [] : model.of(kind).map((one) => one.Name)
      return [...new Set([...(files?.names(folder) ?? []), ...own])]
    },
    object(folder, kind, name) {
      const found = files?.object(folder, kind, name)
      const object = found === undefined ? model.byFullName(`${kind}.${name}`) : undefined
      if (object === undefined) return found
      const known = nodes.get(object.FullName) ?? nodeOfObject(object)
      nodes.set(object.FullName, known)
      return known
    },
  }
}

const partRoles: Readonly<Record<string, readonly Field['role'][]>> = {
  Attribute: ['attribute'],
  Dimension: ['dimension'],
  Resource: ['resource'],
  AddressingAttribute: ['addressingAttribute'],
  AccountingFlag: ['accountingFlag'],
}

function nodeOfObject(object: AnyModelObject): MetadataNode {
  const { definition } = object
  return nodeOf(object.Name, definition, undefined, (kind) => {
    if (kind === 'TabularSection')
      return object.tables.map((one) =>
        nodeOf(one.Name, one.definition ?? {}, undefined, (part) =>
          part === 'Attribute' ? one.fields.filter(({ role }) => role === 'attribute').map(nodeOfField) : [],
        ),
      )
    if (kind === 'EnumValue' && definition.kind === 'Enum')
      return Object.entries(definition.EnumValues).map(([name, one]) => nodeOf(name, one, undefined, () => []))
    const roles = partRoles[kind] ?? []
    return object.fields.filter(({ role }) => roles.includes(role)).map(nodeOfField)
  })
}

const nodeOfField = (field: Field): MetadataNode => nodeOf(field.Name, field.definition ?? {}, field, () => [])

function nodeOf(name: string, definition: object, field: Field | undefined, children: MetadataNode['children']): MetadataNode {
  const property = (key: string): string | undefined => {
    const found = (definition as Readonly<Record<string, unknown>>)[key]
    return typeof found === 'string' || typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined
  }
  return {
    name,
    synonym: property('Synonym') ?? '',
    comment: property('Comment') ?? '',
    omitsDefaults: true,
    property,
    types: (key) => (key === 'Type' && field !== undefined ? field.Types.map((one) => ({ namespace: '', local: typeName(one) })) : []),
    children,
  }
}
