/** Package files, `Package.bin` of a Designer dump and `Package.xdto` of an EDT project: text to packages and back (sources 61, 60). */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { XDTOPackage } from '../types/package.ts'
import { describePackage } from './describe.ts'
import { linkPackages } from './link.ts'
import { readPackageFile } from './read.ts'
import { writePackageFile, type PackageFileForm } from './write.ts'

export interface PackageSource {
  /** Path for diagnostics. */
  readonly file: string
  readonly source: string | Uint8Array
}

/** Reads package files together, so that they may refer to each other; `beside` are packages that they may refer to as well. */
export function readPackages(
  sources: readonly PackageSource[],
  beside: readonly XDTOPackage[] = [],
): { packages: readonly XDTOPackage[]; diagnostics: readonly Diagnostic[] } {
  const read = sources.map(({ source, file }) => readPackageFile(source, file))
  const linked = linkPackages(
    read.flatMap(({ model }) => model ?? []),
    beside,
  )
  return { packages: linked.packages, diagnostics: [...read.flatMap(({ diagnostics }) => diagnostics), ...linked.diagnostics] }
}

/** The text of the package's file; encode it as UTF-8. */
export const printPackage = (made: XDTOPackage, form: PackageFileForm): string => writePackageFile(describePackage(made), form)
