/** Selections and their JSON writers, made once of what a client asks for: most clients ask for a few things many times. */
import { jsonWriter, type JsonContext, type JsonWriter } from '../format/json.ts'
import type { EntityType, PublishedModel } from '../model/entity.ts'
import type { Selection } from '../model/selected.ts'
import { select } from './selection.ts'
import { treeOf } from './tree.ts'

/** Entries that are kept of a model; a program asks for some dozens. */
const KEPT = 500

const selections = new WeakMap<PublishedModel, Map<string, Selection>>()

/** Of the texts of `$select` and `$expand`. */
export function selectionOf(
  model: PublishedModel,
  entity: EntityType,
  selected: string | undefined,
  expand: string | undefined,
): Selection {
  const known = selections.get(model) ?? new Map<string, Selection>()
  selections.set(model, known)
  const key = selected === undefined && expand === undefined ? entity.name : JSON.stringify([entity.name, selected, expand])
  const found = known.get(key)
  if (found !== undefined) return found
  const made = select(model, entity, treeOf('$select', selected), treeOf('$expand', expand))
  if (known.size >= KEPT) known.clear()
  known.set(key, made)
  return made
}

const writers = new WeakMap<Selection, Map<string, JsonWriter>>()

export function jsonWriterOf(selection: Selection, context: JsonContext): JsonWriter {
  const known = writers.get(selection) ?? new Map<string, JsonWriter>()
  writers.set(selection, known)
  const key = `${context.level} ${context.level === 'full' ? context.root : ''}`
  const found = known.get(key)
  if (found !== undefined) return found
  const made = jsonWriter(selection, context)
  if (known.size >= KEPT) known.clear()
  known.set(key, made)
  return made
}
