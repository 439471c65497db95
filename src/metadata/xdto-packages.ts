/** The XDTO packages of a configuration, read together: found by a Web service's references, types found by name. */
import { readPackages } from '../xdto/package-file.ts'
import type { XDTOPackage } from '../xdto/package.ts'
import { PlatformPackage } from '../xdto/platform-types.ts'
import { namespacesUsed } from '../xdto/schema-names.ts'
import { V8, XS } from '../xdto/type.ts'
import type { XDTOType } from '../xdto/type.ts'
import { xsType } from '../xdto/xs.ts'
import type { Name } from '../xml/name.ts'
import type { Files } from './files.ts'
import { problem } from './problems.ts'
import type { Complain } from './problems.ts'
import type { XDTOPackageMetadata } from './xdto-package.ts'
import type { XDTOPackageReference } from './xdto-type-name.ts'

export interface ConfigurationPackages {
  find(reference: XDTOPackageReference): XDTOPackage | undefined
  /** A named type of any package, of XML Schema or of the platform. */
  type(name: Name): XDTOType | undefined
  /** These packages and those that their types come from, each once, in that order. */
  withDependencies(packages: readonly XDTOPackage[]): readonly XDTOPackage[]
}

/** A package whose model cannot be read is complained of and is not there. */
export function readXDTOPackages(files: Files, all: readonly XDTOPackageMetadata[], complain: Complain): ConfigurationPackages {
  const sources = all.flatMap(({ model }) => {
    const source = files.read(model)
    if (source === undefined) complain(problem('unreadable', {}, { file: model, line: 1, column: 1 }))
    return source === undefined ? [] : [{ file: model, source }]
  })
  const { packages, diagnostics } = readPackages(sources)
  diagnostics.forEach(complain)
  const byNamespace = new Map([[V8, PlatformPackage], ...packages.map((one) => [one.Namespace, one] as const)])
  const namespaces = new Map(all.map((one) => [one.Name, one.Namespace]))
  return {
    find: (reference) => byNamespace.get('namespace' in reference ? reference.namespace : namespaces.get(reference.package) ?? ''),
    type: ({ namespace, local }) => (namespace === XS ? xsType(local) : byNamespace.get(namespace)?.types.get(local)),
    withDependencies(listed) {
      const found = new Set(listed)
      // A set that is added to while it is walked is walked to its new end.
      for (const one of found) {
        for (const namespace of [...one.Dependencies ?? [], ...namespacesUsed(one)]) {
          const other = byNamespace.get(namespace)
          if (other !== undefined) found.add(other)
        }
      }
      return [...found]
    },
  }
}
