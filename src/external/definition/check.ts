/** What is wrong in external data sources, and those of them that can be used. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { checkCube } from './check-cube.ts'
import { isName, soundNames, tellAt, whereOf, type Checking } from './check-parts.ts'
import { checkFunction, checkTable, checkWord } from './check-table.ts'
import { reportExternal } from './diagnostics.ts'
import { lockModes } from './locking.ts'
import { placeOf, type DefinedExternalDataSource } from './place.ts'
import { ExternalDataSource } from './source.ts'

export interface CheckedExternalDataSources {
  /** What is unsound is left out of them. */
  readonly sources: readonly DefinedExternalDataSource[]
  readonly diagnostics: readonly Diagnostic[]
}

/** Of two sources with one Name, the first; of a source its tables, cubes and functions that can be used. */
export function checkExternalDataSources(defined: readonly DefinedExternalDataSource[]): CheckedExternalDataSources {
  const diagnostics: Diagnostic[] = []
  const names = new Set<string>()
  const all = defined.filter((one) => {
    const { Name: name } = one.source
    const at = placeOf(one, ['Name'])
    if (!isName(name)) diagnostics.push(reportExternal('name-invalid', { found: String(name), where: 'ExternalDataSource' }, at))
    else if (names.has(name.toLowerCase())) diagnostics.push(reportExternal('name-repeated', { name }, at))
    else return names.add(name.toLowerCase())
    return false
  })
  const sources = all.map((one) => {
    const told = diagnostics.length
    const sound = checkSource({ one, all, tell: (diagnostic) => void diagnostics.push(diagnostic) })
    return diagnostics.length === told ? one : sound
  })
  return { sources, diagnostics }
}

const makers = {
  Tables: ['ExternalDataSourceTable', checkTable],
  Cubes: ['ExternalDataSourceCube', checkCube],
  Functions: ['ExternalDataSourceFunction', checkFunction],
} as const

function checkSource(checking: Checking): DefinedExternalDataSource {
  const { one } = checking
  checkWord(checking, [], 'DataLockControlMode', one.source.DataLockControlMode, lockModes)
  const parts = Object.fromEntries(
    Object.entries(makers).map(([group, [maker, check]]) => {
      const given = one.source[group as keyof typeof makers]
      const sound = soundNames(checking, [group], Object.keys(given)).filter((name) => {
        const path = [group, name]
        if (given[name]?.kind === maker) return true
        tellAt(checking, path, 'part-invalid', { where: whereOf(checking, path), maker })
        return false
      })
      for (const name of sound) check(checking, name, given[name] as never)
      return [group, Object.fromEntries(sound.map((name) => [name, given[name]!]))]
    }),
  )
  return { ...one, source: ExternalDataSource({ ...one.source, ...parts }) }
}
