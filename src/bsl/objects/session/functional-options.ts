/** `ПолучитьФункциональнуюОпцию`: the value of the constant, resource or attribute that keeps a functional option. */
import type { MetadataNode } from '../../../metadata/tree.ts'
import type { Library } from '../../dictionary/library.ts'
import { BslError, unsupported } from '../../run/error.ts'
import type { Run } from '../../run/run.ts'
import { StructureObject } from '../collections/structure.ts'
import { dataIfAny } from '../data/data-of.ts'
import { ConstantValue } from '../data/managers/constants.ts'
import type { RunData } from '../data/values/run-data.ts'
import { executedNow } from '../query/run-query.ts'

function optionNamed(run: Run, name: string): MetadataNode {
  const known = run.metadata?.names('FunctionalOptions').find((one) => one.toLowerCase() === name.toLowerCase())
  const node = known === undefined ? undefined : run.metadata?.object('FunctionalOptions', 'FunctionalOption', known)
  if (node === undefined) throw new BslError(`Функциональная опция не обнаружена (${name})`, `Functional option not found (${name})`)
  return node
}

function optionValue(_: never, run: Run, name: string, parameters?: unknown): unknown {
  const [kind = '', object = '', , field = ''] = (optionNamed(run, name).property('Location') ?? '').split('.')
  const data = dataIfAny(run)
  if (data === undefined) throw unsupported('ПолучитьФункциональнуюОпцию()')
  const before = run.privileged
  // Options are read whatever the user may read.
  run.privileged = true
  try {
    if (kind === 'Constant') {
      const constant = data.named('Constant', object.toLowerCase())
      if (constant === undefined) throw new BslError(`Константа не обнаружена (${object})`, `Constant not found (${object})`)
      return new ConstantValue(data, constant).read()
    }
    return fieldValue(data, `${kind}.${object}`, field, parameters)
  } finally {
    run.privileged = before
  }
}

/** Of the rows that the parameters name; without any that has it, the empty value of the field. */
function fieldValue(data: RunData, table: string, field: string, parameters: unknown): unknown {
  const named = parameters instanceof StructureObject ? [...parameters.entries()] : []
  const keys = named.flatMap(([name, value]) => {
    const place = usesOf(data.run, name).find((one) => one.startsWith(`${table}.`) || one === table)
    return place === undefined ? [] : [[place === table ? 'Ref' : place.split('.').at(-1)!, value] as const]
  })
  const where = keys.map(([key], at) => `${key} = &K${at}`).join(' AND ')
  const source = `SELECT ${field} AS Value FROM ${table}${where === '' ? '' : ` WHERE ${where}`} ORDER BY Value DESC`
  const given = new StructureObject(keys.map(([, value], at) => [`K${at}`, value] as const))
  const [result] = executedNow(data, source, given)
  return result!.rows.lines()[0]?.values[0] ?? false
}

/** Dimensions and objects that a parameter of functional options is for. */
function usesOf(run: Run, name: string): readonly string[] {
  const folder = 'FunctionalOptionsParameters'
  const known = run.metadata?.names(folder).find((one) => one.toLowerCase() === name.toLowerCase())
  const node = known === undefined ? undefined : run.metadata?.object(folder, 'FunctionalOptionsParameter', known)
  return (node?.property('Use') ?? '').split(/\s+/)
}

/** Folded names of functions that run over data alone. */
export const dataFunctions: ReadonlySet<string> = new Set(['получитьфункциональнуюопцию', 'getfunctionaloption'])

export const functionalOptions: Library = {
  functions: { 'ПолучитьФункциональнуюОпцию|GetFunctionalOption|$sa?': optionValue },
}
