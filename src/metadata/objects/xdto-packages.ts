/** The XDTO packages of a configuration, read together: found by a Web service's references, types found by name. */
import { linkPackages } from '../../xdto/package-file/link.ts'
import type { PackageModel } from '../../xdto/package-file/model.ts'
import { readPackageFile } from '../../xdto/package-file/read.ts'
import { PlatformPackage } from '../../xdto/platform/types.ts'
import { namespacesUsed } from '../../xdto/schema/names.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import { V8, XS, type XDTOType } from '../../xdto/types/type.ts'
import { xsType } from '../../xdto/types/xs.ts'
import type { NamedPackage } from '../../xdto/typescript/type-text.ts'
import type { Name } from '../../xml/name.ts'
import type { Files } from '../format/files.ts'
import { problem, type Complain } from '../format/problems.ts'
import type { WebServiceMetadata } from './web-service.ts'
import type { XDTOPackageMetadata } from './xdto-package.ts'
import type { XDTOPackageReference } from './xdto-type-name.ts'

export interface ConfigurationPackages {
  /** By the names of their metadata objects; the platform's own is none of them. */
  readonly named: readonly NamedPackage[]
  find(reference: XDTOPackageReference): XDTOPackage | undefined
  /** A named type of any package, of XML Schema or of the platform. */
  type(name: Name): XDTOType | undefined
  /** These packages and those that their types come from, each once, in that order. */
  withDependencies(packages: readonly XDTOPackage[]): readonly XDTOPackage[]
}

/**
 * Reads what the services need and no more: a configuration has hundreds of packages. One that cannot be read is complained of and is not
 * there.
 */
export function readXDTOPackages(
  files: Files,
  all: readonly XDTOPackageMetadata[],
  services: readonly WebServiceMetadata[],
  complain: Complain,
): ConfigurationPackages {
  const namespaces = new Map(all.map((one) => [one.Name, one.Namespace]))
  const models = readModels(
    files,
    all,
    services.flatMap((one) => namespacesOf(one, namespaces)),
    complain,
  )
  const { packages, diagnostics } = linkPackages(models)
  diagnostics.forEach(complain)
  const byNamespace = new Map([[V8, PlatformPackage], ...packages.map((one) => [one.Namespace, one] as const)])
  const named = all.flatMap(({ Name, Namespace }) =>
    packages.flatMap((one) => (one.Namespace === Namespace ? [{ name: Name, package: one }] : [])),
  )
  return {
    named,
    find: (reference) => byNamespace.get('namespace' in reference ? reference.namespace : (namespaces.get(reference.package) ?? '')),
    type: ({ namespace, local }) => (namespace === XS ? xsType(local) : byNamespace.get(namespace)?.types.get(local)),
    withDependencies(listed) {
      const found = new Set(listed)
      for (const one of found) {
        for (const namespace of [...(one.Dependencies ?? []), ...namespacesUsed(one)]) {
          const other = byNamespace.get(namespace)
          if (other !== undefined) found.add(other)
        }
      }
      return [...found]
    },
  }
}

/** Every package of the configuration; what is wrong with those that no service needs is not complained of. */
export const readAllXDTOPackages = (files: Files, all: readonly XDTOPackageMetadata[]): readonly XDTOPackage[] =>
  linkPackages(
    readModels(
      files,
      all,
      all.flatMap((one) => one.Namespace ?? []),
      () => undefined,
    ),
  ).packages

/** Namespaces that a service lists, or of whose types its operations are. */
const namespacesOf = ({ XDTOPackages, Operations }: WebServiceMetadata, ofPackage: ReadonlyMap<string, string | undefined>): string[] => [
  ...XDTOPackages.flatMap((one) => ('namespace' in one ? one.namespace : (ofPackage.get(one.package) ?? []))),
  ...Operations.flatMap((one) => [
    ...one.Parameters.map((parameter) => parameter.XDTOValueType.namespace),
    ...(one.XDTOReturningValueType ? [one.XDTOReturningValueType.namespace] : []),
  ]),
]

/** The models of those namespaces, and of what they import. */
function readModels(files: Files, all: readonly XDTOPackageMetadata[], wanted: readonly string[], complain: Complain): PackageModel[] {
  const byNamespace = new Map(all.toReversed().map((one) => [one.Namespace, one]))
  const namespaces = new Set(wanted)
  const models: PackageModel[] = []
  // A set that is added to while it is walked is walked to its new end.
  for (const namespace of namespaces) {
    const file = byNamespace.get(namespace)?.model
    const source = file === undefined ? undefined : files.read(file)
    if (file !== undefined && source === undefined) complain(problem('unreadable', {}, { file, line: 1, column: 1 }))
    if (file === undefined || source === undefined) continue
    const { model, diagnostics } = readPackageFile(source, file)
    diagnostics.forEach(complain)
    if (model === undefined) continue
    models.push(model)
    for (const one of model.imports) namespaces.add(one)
  }
  return models
}
